package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What has to be the same after a way there, or there and back: every row of {@link Schemas} by its id, with each value, its hidden row id, and the counters of AUTOINCREMENT.
 *
 * @param rows by table, id and lower-case column; numbers in one form
 * @param rowids by table and id, where no column is another name of them
 * @param counters by table
 */
record Kept(Schema schema, Map<String, Map<String, Map<String, String>>> rows, Map<String, Map<String, String>> rowids, Map<String, String> counters) {
    static Kept of(Connection connection) throws SQLException {
        return of(connection, SchemaReader.read(connection));
    }

    private static Kept of(Connection connection, Schema schema) throws SQLException {
        Kept kept = new Kept(schema, new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        for (Table table : schema.ownTables().stream().filter(t -> t.kind() == Table.Kind.ORDINARY).toList()) {
            kept.rows.put(table.name(), rows(connection, table));
            if (hiddenRowid(table).isPresent()) {
                Map<String, String> rowids = new TreeMap<>();
                Sql.list(connection, "SELECT id, " + hiddenRowid(table).get() + " FROM " + Schemas.quote(table.name()), row -> rowids.put(row.getString(1), row.getString(2)));
                kept.rowids.put(table.name(), rowids);
            }
            if (ObjectSql.autoincrement(table.sql())) {
                kept.counters.put(table.name(), Sql.text(connection, "SELECT max(seq) FROM sqlite_sequence WHERE name = ? COLLATE NOCASE", table.name()));
            }
        }
        return kept;
    }

    /** Holds that what both schemas can keep is now as it was. @param through the schema on the way, which may have lost things */
    void requireAfter(Schema through, Connection connection) throws SQLException {
        Kept now = of(connection);
        for (Table table : now.schema.ownTables().stream().filter(t -> t.kind() == Table.Kind.ORDINARY && through.table(t.name()).isPresent() && rows.containsKey(t.name())).toList()) {
            String name = table.name();
            Table between = through.table(name).get();
            assertThat(now.rows.get(name)).as(name).hasSameSizeAs(rows.get(name));
            rows.get(name).forEach((id, values) -> values.forEach((column, value) -> {
                Optional<Column> here = table.column(column).filter(c -> !c.generated());
                Optional<Column> there = between.column(column).filter(c -> !c.generated());
                boolean turned = column.equalsIgnoreCase("mixed");
                if (!turned && here.isPresent() && there.isPresent() && (value != null || !here.get().notNull() && !there.get().notNull())) {
                    assertThat(now.rows.get(name).get(id)).as("%s %s", name, id).containsEntry(column, value);
                }
            }));
            if (rowids.containsKey(name) && now.rowids.containsKey(name) && hiddenRowid(between).isPresent()) {
                assertThat(now.rowids.get(name)).as("row ids of %s", name).isEqualTo(rowids.get(name));
            }
            if (counters.containsKey(name) && now.counters.containsKey(name) && ObjectSql.autoincrement(between.sql())) {
                assertThat(now.counters.get(name)).as("counter of %s", name).isEqualTo(counters.get(name));
            }
        }
        if (schema.table("search").isPresent() && through.table("search").isPresent() && now.schema.table("search").isPresent()) {
            assertThat(Sql.list(connection, "SELECT rowid || title FROM search ORDER BY rowid", row -> row.getString(1))).containsExactly("7seven", "9nine");
        }
    }

    private static Map<String, Map<String, String>> rows(Connection connection, Table table) throws SQLException {
        List<String> columns = table.columns().stream().filter(c -> !c.generated()).map(Column::name).toList();
        Map<String, Map<String, String>> rows = new TreeMap<>();
        Sql.list(connection, "SELECT id, * FROM " + Schemas.quote(table.name()), row -> {
            Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String column : columns) {
                String value = row.getString(column);
                values.put(column, value != null && value.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(value).stripTrailingZeros().toPlainString() : value);
            }
            return rows.put(row.getString(1), values);
        });
        return rows;
    }

    private static Optional<String> hiddenRowid(Table table) {
        return table.kind() != Table.Kind.ORDINARY || table.withoutRowid() || table.rowidAlias().isPresent() ? Optional.empty()
            : Stream.of("rowid", "_rowid_", "oid").filter(name -> table.column(name).isEmpty()).findFirst();
    }
}
