package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table made anew with its rows: new table, copy, drop, rename (https://www.sqlite.org/lang_altertable.html#otheralter). The old table is
 * never renamed, for that would turn the references of other tables to it.
 */
final class TableRebuild {
    private TableRebuild() { }

    static TableChange of(Table old, Table table, Set<String> taken, Fills fills) {
        String name = Identifiers.quote(table.name());
        String interim = TableChange.freeName("new_" + table.name(), taken);
        List<String> into = new ArrayList<>();
        List<String> values = new ArrayList<>();
        keepRowids(old, table, into, values);
        for (Column column : table.columns()) {
            Column before = old.column(column.name()).orElse(null);
            String fill = fills.of(old, table, column, before);
            if (column.generated() || before == null && (fill == null || into.contains(Identifiers.quote(column.name())))) {
                continue;
            }
            into.add(Identifiers.quote(column.name()));
            values.add(value(column, before, fill));
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
        return new TableChange(statements, List.of("Table “" + table.name() + "” is rebuilt: its rows are copied, with the values of the columns that both forms have."), true, true);
    }

    private static String value(Column column, Column before, String fill) {
        String name = Identifiers.quote(column.name());
        return before == null ? fill : fill == null ? name : "coalesce(" + name + ", " + fill + ")";
    }

    /**
     * A row id that has no name is not copied by itself, and full-text indexes may refer to it. Where a column becomes another name of it, that column
     * gets the number that the row has.
     */
    private static void keepRowids(Table old, Table table, List<String> into, List<String> values) {
        if (old.withoutRowid() || table.withoutRowid() || old.rowidAlias().isPresent()) {
            return;
        }
        String source = rowid(old);
        String target = table.rowidAlias().map(Identifiers::quote).orElseGet(() -> rowid(table));
        boolean hasOwn = table.rowidAlias().filter(alias -> old.column(alias).isPresent()).isPresent();
        if (source != null && target != null && !hasOwn) {
            into.add(target);
            values.add(source);
        }
    }

    /** A name of the row id that no column takes (https://www.sqlite.org/lang_createtable.html#rowid); null when all three are taken. */
    private static String rowid(Table table) {
        return Stream.of("rowid", "_rowid_", "oid").filter(n -> table.column(n).isEmpty()).findFirst().orElse(null);
    }
}
