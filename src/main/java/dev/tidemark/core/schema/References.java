package dev.tidemark.core.schema;

import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What SQLite says of the foreign keys of a database. Asked table by table: one key that names columns without a unique index fails SQLite's check of
 * all tables at once (https://www.sqlite.org/foreignkeys.html#fk_indexes), and the others can be checked all the same.
 *
 * @param broken how many rows point to nothing, by table; only tables that have such rows
 * @param uncheckable why a table's references cannot be followed, by table, in SQLite's words
 */
public record References(Map<String, Long> broken, Map<String, String> uncheckable) {
    private static final int GENERIC_ERROR = 1;

    /**
     * Rows that point to nothing by one key.
     *
     * @param key the key's number in SQLite's check, which counts from the last declared one
     * @param parent the table that they point to
     */
    public record Broken(int key, String parent, long rows) { }

    /**
     * One table's references.
     *
     * @param broken by key, the first declared one first
     * @param uncheckable why they cannot be followed, in SQLite's words; null when they can
     */
    public record OfTable(List<Broken> broken, String uncheckable) {
        long rows() {
            return broken.stream().mapToLong(Broken::rows).sum();
        }
    }

    /** Looks at every table with foreign keys. Reads only. */
    public static References of(Connection connection) throws SQLException {
        Map<String, Long> broken = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, String> uncheckable = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String table : Sql.list(connection, "SELECT name FROM pragma_table_list t WHERE schema = 'main' AND type = 'table' "
            + "AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name))", row -> row.getString(1))) {
            OfTable found = ofTable(connection, table);
            if (found.uncheckable() != null) {
                uncheckable.put(table, found.uncheckable());
            } else if (found.rows() > 0) {
                broken.put(table, found.rows());
            }
        }
        return new References(broken, uncheckable);
    }

    /** Looks at one table of the main database. Reads only. */
    public static OfTable ofTable(Connection connection, String table) throws SQLException {
        try {
            return new OfTable(Sql.list(connection, "SELECT fkid, parent, count(*) FROM pragma_foreign_key_check(?) GROUP BY 1, 2 ORDER BY 1 DESC",
                row -> new Broken(row.getInt(1), row.getString(2), row.getLong(3)), table), null);
        } catch (SQLException failure) {
            if (SqliteErrors.primaryCode(failure) != GENERIC_ERROR) {
                throw failure;
            }
            return new OfTable(List.of(), SqliteErrors.reason(failure));
        }
    }

    /** Rows that point to nothing, in all tables that can be checked. */
    public long brokenRows() {
        return broken.values().stream().mapToLong(Long::longValue).sum();
    }
}
