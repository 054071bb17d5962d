package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.References;
import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.TableDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a copy holds between two passes of a rehearsal.
 *
 * @param rows the rows of each own table
 * @param brokenReferences rows that point to nothing, in all
 * @param damage what SQLite's quick_check finds; empty when the pages are sound
 */
record RehearsalState(Schema schema, Map<String, Long> rows, long brokenReferences, List<String> damage) {
    static RehearsalState of(Connection connection) throws SQLException {
        Schema schema = SchemaReader.read(connection);
        List<String> damage = new ArrayList<>(Sql.list(connection, "PRAGMA quick_check(5)", row -> row.getString(1)));
        damage.remove("ok");
        return new RehearsalState(schema, RowCounts.of(connection, schema), References.of(connection).brokenRows(), List.copyOf(damage));
    }

    /** A digest of the rows of every ordinary table, over the columns that it has in this state. */
    Map<String, String> digests(Connection connection, Cancellation cancellation) throws SQLException {
        Map<String, String> digests = new LinkedHashMap<>();
        for (Table table : comparable()) {
            digests.put(table.name(), TableDigest.of(connection, table.name(), columns(table), cancellation));
        }
        return digests;
    }

    /** The tables whose rows can be compared: a module keeps its own as it likes. */
    List<Table> comparable() {
        return schema.ownTables().stream().filter(table -> table.kind() == Table.Kind.ORDINARY && table.columnsUnknownBecause() == null).toList();
    }

    static List<String> columns(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }
}
