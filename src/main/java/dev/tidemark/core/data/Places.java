package dev.tidemark.core.data;

import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Where a fraction of all rows lies, without counting. In a table's own order it is told from the least and the greatest row id; in the order of
 * an indexed column from {@value #SAMPLES} rows spread over the table; in that of a primary key from its least and greatest values. All cost the same at any size and any place.
 */
final class Places {
    private static final int SAMPLES = 500;
    private static final String SAMPLE = "tidemark_sample";

    private final Selection selection;
    private volatile Ends ends;

    Places(Selection selection) {
        this.selection = selection;
    }

    private record Ends(long least, long most) { }

    /** The least and greatest row ids are read again: rows may have come. */
    void forget() {
        ends = null;
    }

    /** A place about that far into the rows; null for the start, where it cannot be told. */
    KeyScan.Place at(Connection connection, double fraction) throws SQLException {
        if (!selection.relation().byRowid()) {
            Object between = selection.sort() == null ? Between.of(end(connection, "min"), end(connection, "max"), fraction) : null;
            return between == null ? null : new KeyScan.Place(null, new Object[] {between});
        }
        if (selection.sort() == null) {
            Ends known = ends(connection);
            return new KeyScan.Place(null, new Object[] {known.least() + (long) (((double) known.most() - known.least()) * fraction)});
        }
        sample(connection);
        long skip = Math.clamp((long) (fraction * SAMPLES), 0, SAMPLES - 1);
        return Sql.first(connection, "SELECT v, k FROM temp." + SAMPLE + " WHERE n = ?", row -> new KeyScan.Place(SelectSql.value(row, 1), new Object[] {row.getLong(2)}), skip + 1).orElse(null);
    }

    /** How far into the rows a place is. */
    OptionalDouble of(Connection connection, KeyScan.Place place) throws SQLException {
        if (!selection.relation().byRowid()) {
            return selection.sort() == null ? Between.fraction(end(connection, "min"), end(connection, "max"), place.key()[0]) : OptionalDouble.empty();
        }
        if (selection.sort() == null) {
            Ends known = ends(connection);
            double span = (double) known.most() - known.least();
            return OptionalDouble.of(span <= 0 ? 0 : Math.clamp(((Long) place.key()[0] - (double) known.least()) / span, 0, 1));
        }
        sample(connection);
        String smaller = selection.sort().descending() ? ">" : "<";
        long before = place.value() == null
            ? Sql.number(connection, "SELECT count(*) FROM temp." + SAMPLE + " WHERE v IS NULL AND k " + smaller + " ?" + (selection.sort().descending() ? " OR v IS NOT NULL" : ""), place.key()[0])
            : Sql.number(connection, "SELECT count(*) FROM temp." + SAMPLE + " WHERE (v, k) " + smaller + " (?, ?)" + (selection.sort().descending() ? "" : " OR v IS NULL"), place.value(), place.key()[0]);
        return OptionalDouble.of((double) before / SAMPLES);
    }

    /** The number of a row in a table whose row ids have no gap; told by the count of its rows, once that is known. */
    OptionalLong number(KeyScan.Place place, long counted) {
        Ends known = ends;
        boolean withoutGap = known != null && selection.relation().byRowid() && counted == known.most() - known.least() + 1;
        return withoutGap ? OptionalLong.of((Long) place.key()[0] - known.least() + 1) : OptionalLong.empty();
    }

    /** At most how many rows there are: as many as row ids between the least and the greatest. */
    OptionalLong estimate(Connection connection) throws SQLException {
        if (!selection.relation().byRowid()) {
            return OptionalLong.empty();
        }
        Ends known = ends(connection);
        double span = (double) known.most() - known.least() + 1;
        return known.most() < known.least() || span > 1e15 ? OptionalLong.empty() : OptionalLong.of((long) span);
    }

    private Object end(Connection connection, String function) throws SQLException {
        return Sql.first(connection, "SELECT " + function + "(" + selection.relation().key().getFirst() + ") FROM " + selection.relation().sql(), row -> SelectSql.value(row, 1)).orElse(null);
    }

    private Ends ends(Connection connection) throws SQLException {
        if (ends == null) {
            String id = selection.relation().key().getFirst();
            // Two statements: SQLite answers min and max from the ends of the tree only when each stands alone (https://www.sqlite.org/optoverview.html#minmax).
            long least = Sql.first(connection, "SELECT min(" + id + ") FROM " + selection.relation().sql(), row -> row.getLong(1)).orElse(0L);
            long most = Sql.first(connection, "SELECT max(" + id + ") FROM " + selection.relation().sql(), row -> row.getObject(1) == null ? -1L : row.getLong(1)).orElse(-1L);
            ends = new Ends(least, most);
        }
        return ends;
    }

    private void sample(Connection connection) throws SQLException {
        if (Sql.number(connection, "SELECT count(*) FROM sqlite_temp_schema WHERE name = ?", SAMPLE) > 0) {
            return;
        }
        Ends known = ends(connection);
        String id = selection.relation().key().getFirst();
        String column = Identifiers.quote(selection.sort().column());
        String direction = selection.sort().descending() ? " DESC" : "";
        Sql.run(connection, "CREATE TEMP TABLE " + SAMPLE + " (n INTEGER PRIMARY KEY, v, k)");
        // The inner query is one look-up for each sample; the filters are left out, for a rare match would make each of them long.
        Sql.run(connection, "INSERT INTO temp." + SAMPLE + " (v, k) WITH RECURSIVE s (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM s WHERE i + 1 < " + SAMPLES + "), "
            + "f (r) AS MATERIALIZED (SELECT (SELECT t." + id + " FROM " + selection.relation().sql() + " t WHERE t." + id + " >= ?1 + CAST((?2 - ?1) * 1.0 * i / " + SAMPLES
            + " AS INTEGER) ORDER BY t." + id + " LIMIT 1) FROM s) SELECT t." + column + ", t." + id + " FROM f CROSS JOIN " + selection.relation().sql() + " t ON t." + id + " = f.r"
            + " ORDER BY t." + column + direction + ", t." + id + direction, known.least(), known.most());
    }
}
