package dev.tidemark.core.sqlite;

import dev.tidemark.core.common.Cancellation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.core.DB;

/** What a database holds, apart from how its pages lie: row counts, and a hash over schema and rows. */
public final class Contents {
    private static final long SMALL = 64L << 20;
    /** As wide as the driver's SQLite takes a result; by itself the driver keeps to the 2,000 columns that a table may have, which leave the row id no place. */
    private static final int WIDEST = 32_767;

    private Contents() { }

    /** The ordinary and virtual tables of the main database, without SQLite's own and the shadow tables behind virtual ones. */
    public static List<String> tables(Connection connection) throws SQLException {
        return Sql.list(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
            row -> row.getString(1));
    }

    /** How many rows each table has, by name. */
    public static Map<String, Long> rowCounts(Connection connection) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : tables(connection)) {
            counts.put(table, Sql.number(connection, "SELECT count(*) FROM " + Identifiers.quote(table)));
        }
        return counts;
    }

    /**
     * A SHA-256 over every object's SQL and every row's values with their types: equal exactly when two databases hold the same,
     * wherever their pages lie. Reads everything once, in constant memory.
     *
     * @return 64 hexadecimal digits
     */
    public static String hash(Connection connection, Cancellation cancellation) throws SQLException {
        ValueDigest digest = new ValueDigest();
        Sql.list(connection, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", row -> {
            for (int i = 1; i <= 4; i++) {
                digest.add(row.getObject(i));
            }
            return null;
        });
        List<String> stored = Sql.list(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name <> 'sqlite_schema' ORDER BY name",
            row -> row.getString(1));
        DB driver = connection.unwrap(SQLiteConnection.class).getDatabase();
        int width = driver.limit(SQLiteLimits.SQLITE_LIMIT_COLUMN.getId(), WIDEST);
        try {
            for (String table : stored) {
                cancellation.check("reading " + table);
                addRows(connection, table, digest, cancellation);
            }
        } finally {
            driver.limit(SQLiteLimits.SQLITE_LIMIT_COLUMN.getId(), width);
        }
        return HexFormat.of().formatHex(digest.take());
    }

    /** The {@link #hash} of a database that is small enough to be read value by value along the way; empty for a larger one. */
    public static Optional<String> hashIfSmall(Connection connection, Cancellation cancellation) throws SQLException {
        boolean small = Sql.number(connection, "PRAGMA page_count") * Sql.number(connection, "PRAGMA page_size") <= SMALL;
        return small ? Optional.of(hash(connection, cancellation)) : Optional.empty();
    }

    /** Whether a column is the row id itself, so that it is among the values already: an integer key has no index of its own then (https://www.sqlite.org/lang_createtable.html#rowid). */
    private static boolean isRowid(Connection connection, String table) throws SQLException {
        return Sql.number(connection, "SELECT (SELECT count(*) FROM pragma_table_info(?1) WHERE pk > 0) = 1 AND (SELECT upper(type) FROM pragma_table_info(?1) WHERE pk = 1) = 'INTEGER'"
            + " AND NOT EXISTS (SELECT 1 FROM pragma_index_list(?1) WHERE origin = 'pk')", table) == 1;
    }

    private static void addRows(Connection connection, String table, ValueDigest digest, Cancellation cancellation) throws SQLException {
        boolean withoutRowid = Sql.number(connection, "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", table) == 1;
        String select = "SELECT " + (withoutRowid || isRowid(connection, table) ? "*" : "rowid, *") + " FROM " + Identifiers.quote(table) + (withoutRowid ? "" : " ORDER BY rowid");
        try (PreparedStatement statement = connection.prepareStatement(select); ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            for (long row = 0; rows.next(); row++) {
                if (row % 10_000 == 0) {
                    cancellation.check("reading " + table);
                }
                for (int i = 1; i <= columns; i++) {
                    digest.add(rows.getObject(i));
                }
            }
        }
    }
}
