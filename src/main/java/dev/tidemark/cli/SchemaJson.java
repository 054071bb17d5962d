package dev.tidemark.cli;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.schema.View;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tables and views as JSON. */
final class SchemaJson {
    private SchemaJson() { }

    static Map<String, Object> table(Table table, Schema schema) {
        return Json.object(
            "name", table.name(),
            "kind", table.kind().name().toLowerCase(Locale.ROOT),
            "strict", table.strict(),
            "withoutRowid", table.withoutRowid(),
            "columns", columns(table.columns()),
            "primaryKey", table.primaryKey(),
            "foreignKeys", table.foreignKeys().stream().map(k -> Json.object("columns", k.columns(), "parentTable", k.parentTable(),
                "parentColumns", k.parentColumns(), "onUpdate", k.onUpdate(), "onDelete", k.onDelete())).toList(),
            "referencedBy", schema.referencesTo(table.name()).stream().map(Schema.Reference::table).distinct().toList(),
            "indexes", table.indexes().stream().map(i -> Json.object("name", i.name(), "unique", i.unique(), "partial", i.partial(),
                "origin", i.origin().name().toLowerCase(Locale.ROOT), "columns", i.columns().stream().map(k -> Json.object("text", k.text(),
                    "expression", k.expression(), "descending", k.descending(), "collation", k.collation())).toList(), "sql", i.sql())).toList(),
            "triggers", triggers(table.triggers()),
            "unreadableBecause", table.columnsUnknownBecause(),
            "sql", table.sql());
    }

    static Map<String, Object> view(View view) {
        return Json.object("name", view.name(), "kind", "view", "columns", columns(view.columns()), "triggers", triggers(view.triggers()),
            "brokenBecause", view.columnsUnknownBecause(), "sql", view.sql());
    }

    private static List<Map<String, Object>> columns(List<Column> columns) {
        return columns.stream().map(c -> Json.object("name", c.name(), "type", c.type(), "notNull", c.notNull(), "default", c.defaultSql(),
            "primaryKey", c.primaryKey(), "generated", c.generated())).toList();
    }

    private static List<Map<String, Object>> triggers(List<Trigger> triggers) {
        return triggers.stream().map(t -> Json.object("name", t.name(), "event", t.event(), "sql", t.sql())).toList();
    }
}
