package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table made anew with its rows: new table, copy, drop, rename (https://www.sqlite.org/lang_altertable.html#otheralter). The old table is
 * never renamed, for that would turn the references of other tables to it.
 */
final class TableRebuild {
    private TableRebuild() { }

    static TableChange of(Table old, Table table, Schema from, List<String> notesSoFar) {
        List<String> notes = new ArrayList<>(notesSoFar);
        String name = Identifiers.quote(table.name());
        String interim = TableChange.freeName("new_" + table.name(), from);
        List<String> into = new ArrayList<>();
        List<String> values = new ArrayList<>();
        if (keepsRowids(old, table)) {
            into.add("rowid");
            values.add("rowid");
        }
        for (Column column : table.columns()) {
            if (column.generated()) {
                continue;
            }
            Column before = old.column(column.name()).orElse(null);
            boolean needsValue = column.notNull() && (column.defaultSql() == null || column.defaultSql().equalsIgnoreCase("NULL")) && column.primaryKey() == 0;
            if (before == null && !needsValue) {
                notes.add("Column “" + table.name() + "." + column.name() + "” is new: every row has " + (column.defaultSql() == null ? "no value" : "the default " + column.defaultSql()) + ".");
                continue;
            }
            into.add(Identifiers.quote(column.name()));
            values.add(value(table, column, before, needsValue, notes));
        }
        List<String> statements = new ArrayList<>();
        statements.add(ObjectSql.withTableName(table.sql(), interim));
        if (!into.isEmpty()) {
            statements.add("INSERT INTO " + Identifiers.quote(interim) + " (" + String.join(", ", into) + ")\nSELECT " + String.join(", ", values) + "\nFROM " + name);
        }
        if (ObjectSql.autoincrement(old.sql()) && ObjectSql.autoincrement(table.sql())) {
            statements.add("DELETE FROM sqlite_sequence WHERE name = " + Identifiers.literal(interim));
            statements.add("INSERT INTO sqlite_sequence (name, seq) SELECT " + Identifiers.literal(interim) + ", seq FROM sqlite_sequence WHERE name = " + Identifiers.literal(old.name()));
        }
        statements.add("DROP TABLE " + name);
        statements.add("ALTER TABLE " + Identifiers.quote(interim) + " RENAME TO " + name);
        notes.add("Table “" + table.name() + "” is rebuilt: its rows are copied, with the values of the columns that both forms have.");
        return new TableChange(statements, notes, true, true);
    }

    private static String value(Table table, Column column, Column before, boolean needsValue, List<String> notes) {
        String name = Identifiers.quote(column.name());
        if (before != null && (before.notNull() || !column.notNull() || column.primaryKey() > 0)) {
            return name;
        }
        String filled = needsValue ? empty(column) : column.defaultSql();
        notes.add("Column “" + table.name() + "." + column.name() + "” needs a value: " + (before == null ? "every row" : "a row without one") + " gets " + filled + ". Put another one there if that is wrong.");
        return before == null ? filled : "coalesce(" + name + ", " + filled + ")";
    }

    private static String empty(Column column) {
        String type = column.type().toUpperCase(Locale.ROOT);
        boolean text = type.isEmpty() || type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT") || type.contains("JSON");
        return text ? "''" : type.contains("BLOB") ? "x''" : "0";
    }

    /** Without a name of its own a row id is not copied by itself, and full-text indexes may refer to it. */
    private static boolean keepsRowids(Table old, Table table) {
        return !old.withoutRowid() && !table.withoutRowid() && table.rowidAlias().isEmpty() && old.rowidAlias().isEmpty()
            && old.column("rowid").isEmpty() && table.column("rowid").isEmpty();
    }
}
