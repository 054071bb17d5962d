package dev.tidemark.core.schema;

import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many rows tables have. SQLite keeps no count: each table is scanned by its smallest index. */
public final class RowCounts {
    private RowCounts() { }

    /**
     * The rows of one table or view; blocks as long as it takes to read its smallest index.
     *
     * @throws dev.tidemark.core.common.Problem when it cannot be read
     */
    public static long of(Database database, String table) {
        return database.read(connection -> Sql.number(connection, "SELECT count(*) FROM main." + Identifiers.quote(table)));
    }

    /** As {@link #of(Connection, Schema)}, without reading the whole schema, which takes longer than the counting where there are many small tables. */
    public static Map<String, Long> own(Connection connection) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : Contents.tables(connection)) {
            if (!Table.isHousekeeping(table)) {
                try {
                    counts.put(table, Sql.number(connection, "SELECT count(*) FROM main." + Identifiers.quote(table)));
                } catch (SQLException ofAMissingModule) {
                    if (SqliteErrors.primaryCode(ofAMissingModule) != 1) {
                        throw ofAMissingModule;
                    }
                }
            }
        }
        return counts;
    }

    /** The rows of one table; null where there is no such table. */
    public static Long ofTable(Connection connection, String table) throws SQLException {
        return Sql.exists(connection, "table", table) ? (Long) Sql.number(connection, "SELECT count(*) FROM main." + Identifiers.quote(table)) : null;
    }

    /** Rows by table name, in the schema's order, of the own tables that can be read (a table of a missing module cannot). */
    public static Map<String, Long> of(Connection connection, Schema schema) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Table table : schema.ownTables()) {
            if (table.columnsUnknownBecause() == null) {
                counts.put(table.name(), Sql.number(connection, "SELECT count(*) FROM main." + Identifiers.quote(table.name())));
            }
        }
        return counts;
    }
}
