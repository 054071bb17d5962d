package dev.tidemark.cli;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Tables and views as a person reads them. */
final class SchemaPage {
    private SchemaPage() { }

    static void table(Page page, Table table, Schema schema) {
        columns(page, table.columns(), table.columnsUnknownBecause());
        list(page, "References", table.foreignKeys().stream().map(SchemaPage::text).toList());
        list(page, "Referenced by", schema.referencesTo(table.name()).stream().map(r -> of(r.table(), r.key().columns()) + actions(r.key())).toList());
        list(page, "Indexes", table.indexes().stream().map(SchemaPage::text).toList());
        triggers(page, table.triggers());
        page.blank().line(table.sql() + ";");
        table.indexes().stream().map(Index::sql).filter(Objects::nonNull).forEach(sql -> page.line(sql + ";"));
        table.triggers().forEach(trigger -> page.line(trigger.sql() + ";"));
    }

    static void view(Page page, View view) {
        if (view.broken()) {
            page.wrong("The view is broken and cannot be queried: " + view.columnsUnknownBecause());
        } else {
            columns(page, view.columns(), null);
        }
        triggers(page, view.triggers());
        page.blank().line(view.sql() + ";");
        view.triggers().forEach(trigger -> page.line(trigger.sql() + ";"));
    }

    private static void columns(Page page, List<Column> columns, String unknownBecause) {
        if (unknownBecause != null) {
            page.wrong("Its columns cannot be told: " + unknownBecause);
            return;
        }
        page.table("Column|Type|Null|Default|Key", columns.stream().map(c -> List.of(c.name(), c.type(), c.notNull() ? "not null" : "", value(c),
            c.primaryKey() > 0 ? "primary key" + (c.primaryKey() > 1 ? " (" + c.primaryKey() + ")" : "") : "")).toList());
    }

    private static String value(Column column) {
        return column.generated() ? "generated" : column.kind() == Column.Kind.HIDDEN ? "hidden" : column.defaultSql() == null ? "" : column.defaultSql();
    }

    private static void list(Page page, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            page.blank().line(page.style().strong(heading));
            lines.forEach(line -> page.line("  " + line));
        }
    }

    private static void triggers(Page page, List<Trigger> triggers) {
        list(page, "Triggers", triggers.stream().map(t -> t.name() + "  " + t.event()).toList());
    }

    private static String text(ForeignKey key) {
        String parent = key.parentColumns().isEmpty() ? key.parentTable() : of(key.parentTable(), key.parentColumns());
        return String.join(", ", key.columns()) + " → " + parent + actions(key);
    }

    /** "users.id", "people (first, last)". */
    private static String of(String table, List<String> columns) {
        return columns.size() == 1 ? table + "." + columns.getFirst() : table + " (" + String.join(", ", columns) + ")";
    }

    private static String actions(ForeignKey key) {
        List<String> actions = new ArrayList<>();
        if (!key.onDelete().equals("NO ACTION")) {
            actions.add("on delete " + key.onDelete().toLowerCase(Locale.ROOT));
        }
        if (!key.onUpdate().equals("NO ACTION")) {
            actions.add("on update " + key.onUpdate().toLowerCase(Locale.ROOT));
        }
        return actions.isEmpty() ? "" : "  " + String.join(", ", actions);
    }

    private static String text(Index index) {
        String keys = index.columns().stream().map(k -> k.text() + (k.descending() ? " desc" : "")).collect(Collectors.joining(", "));
        return index.name() + " (" + keys + ")" + (index.unique() ? "  unique" : "") + (index.partial() ? "  partial" : "");
    }
}
