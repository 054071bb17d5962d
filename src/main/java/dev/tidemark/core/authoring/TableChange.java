package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlTokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one table gets from one definition to another: by ALTER TABLE where that leads to exactly the new definition, else by a rebuild.
 *
 * @param rebuilds whether its indexes and triggers go with the old table
 * @param unsettlesDependants whether views and triggers that name it must be out of the way
 */
record TableChange(List<String> statements, List<String> notes, boolean rebuilds, boolean unsettlesDependants) {
    /** @param scratch an empty database in a transaction, for trying ALTER TABLE; it is left empty */
    static TableChange between(Table old, Table table, Set<String> taken, Fills fills, Floor floor, Connection scratch) {
        if (old.kind() != Table.Kind.ORDINARY || table.kind() != Table.Kind.ORDINARY) {
            return new TableChange(VirtualRebuild.statements(old, table, taken), List.of(), true, true);
        }
        List<Column> dropped = old.columns().stream().filter(c -> table.column(c.name()).isEmpty()).toList();
        List<Column> added = table.columns().stream().filter(c -> old.column(c.name()).isEmpty()).toList();
        List<String> alter = alter(table, dropped, added);
        added.stream().filter(c -> fills.given(table, c) != null)
            .forEach(c -> alter.add("UPDATE " + Identifiers.quote(table.name()) + " SET " + Identifiers.quote(c.name()) + " = " + fills.given(table, c)));
        boolean possible = (dropped.isEmpty() || floor.dropsColumns()) && added.stream().allMatch(c -> canBeAdded(c, scratch));
        if (possible && leadsTo(old, alter, table, scratch)) {
            return new TableChange(alter, List.of(), false, !dropped.isEmpty());
        }
        return TableRebuild.of(old, table, taken, fills);
    }

    private static List<String> alter(Table table, List<Column> dropped, List<Column> added) {
        List<String> statements = new ArrayList<>();
        String start = "ALTER TABLE " + Identifiers.quote(table.name());
        dropped.reversed().forEach(c -> statements.add(start + " DROP COLUMN " + Identifiers.quote(c.name())));
        added.forEach(c -> statements.add(start + " ADD COLUMN " + ObjectSql.columnDefinition(table.sql(), c.name()).orElse(Identifiers.quote(c.name()))));
        return statements;
    }

    /**
     * On a table with rows SQLite refuses what an empty one allows: a default that it has to calculate, or none for a column that must not be empty
     * (https://www.sqlite.org/lang_altertable.html#alter_table_add_column). The pragmas tell a default without its outer parentheses, so SQLite itself is asked, with a row.
     * A single word stays without: it is a text there, and a column in parentheses.
     */
    private static boolean canBeAdded(Column column, Connection scratch) {
        String value = column.defaultSql();
        String wanted = (column.notNull() ? " NOT NULL" : "") + (value == null ? "" : " DEFAULT " + (SqlTokens.of(value).size() == 1 ? value : "(" + value + ")"));
        return column.primaryKey() == 0 && column.kind() != Column.Kind.GENERATED_STORED
            && tried(scratch, List.of("CREATE TABLE t(a)", "INSERT INTO t VALUES (1)", "ALTER TABLE t ADD COLUMN b" + wanted), () -> true);
    }

    private static boolean leadsTo(Table old, List<String> alter, Table table, Connection scratch) {
        return tried(scratch, Stream.concat(Stream.of(old.sql()), alter.stream()).toList(),
            () -> ObjectSql.same(Sql.text(scratch, "SELECT sql FROM sqlite_schema WHERE name = ? COLLATE NOCASE", table.name()), table.sql()));
    }

    /** Whether the statements can be run and the question after them holds. */
    private static boolean tried(Connection scratch, List<String> statements, Question holds) {
        try {
            try {
                for (String statement : statements) {
                    Sql.run(scratch, statement);
                }
                return holds.asked();
            } finally {
                scratch.rollback();
            }
        } catch (SQLException notThisWay) {
            System.getLogger(TableChange.class.getName()).log(System.Logger.Level.DEBUG, "No ALTER TABLE leads there", notThisWay);
            return false;
        }
    }

    private interface Question {
        boolean asked() throws SQLException;
    }

    /** All names that a schema has, compared as SQLite compares them. */
    static Set<String> names(Schema... schemas) {
        Set<String> names = SqlTokens.nameSet();
        for (Schema schema : schemas) {
            schema.objects().forEach(o -> names.add(o.name()));
            schema.tables().forEach(t -> names.add(t.name()));
        }
        return names;
    }

    /** A name that is not taken. */
    static String freeName(String wanted, Set<String> taken) {
        String name = wanted;
        for (int number = 2; taken.contains(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }
}
