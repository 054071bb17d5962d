package dev.tidemark.core.data;

import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a selection will cost, told before it is read.
 *
 * @param ordered whether an index, or the table itself, has the rows in this order
 * @param narrowed whether an index finds the rows that the filters let through
 * @param bytes about how much is read when neither helps: the size of the table
 */
public record Cost(boolean ordered, boolean narrowed, long bytes) {
    private static final int SAMPLES = 64;
    private static final int ROW_OVERHEAD = 8;

    /** Asks SQLite for its plan, and samples a few rows for the size. Blocking, quick at any size. */
    public static Cost of(Database database, Selection selection) {
        return database.read(connection -> of(Reader.prepared(connection, new Regexp()), selection));
    }

    /** Whether reading everything is needed before the first row can be shown, or to find the rows at all. */
    public boolean readsAll(Selection selection) {
        return selection.sort() != null && !ordered || !selection.filters().isEmpty() && !narrowed;
    }

    private static Cost of(Connection connection, Selection selection) throws SQLException {
        SelectSql sql = new SelectSql(selection);
        List<String> plan = Sql.list(connection, "EXPLAIN QUERY PLAN SELECT *" + sql.from() + sql.where("") + selection.orderBy(), row -> row.getString(4), sql.parameters(List.of()).toArray());
        boolean ordered = plan.stream().noneMatch(line -> line.contains("TEMP B-TREE"));
        boolean narrowed = plan.stream().anyMatch(line -> line.startsWith("SEARCH"));
        return new Cost(ordered, narrowed, selection.relation().byRowid() ? size(connection, selection.relation()) : 0);
    }

    private static long size(Connection connection, Relation relation) throws SQLException {
        String id = relation.key().getFirst();
        long least = Sql.number(connection, "SELECT min(" + id + ") FROM " + relation.sql());
        long most = Sql.number(connection, "SELECT max(" + id + ") FROM " + relation.sql());
        String width = relation.columns().stream().limit(Selection.MOST_COLUMNS / 5).map(c -> "coalesce(octet_length(" + Identifiers.quote(c.name()) + "), 0)").collect(Collectors.joining(" + "));
        double span = (double) most - least;
        double total = 0;
        for (int i = 0; i < SAMPLES; i++) {
            long from = least + (long) (span * i / SAMPLES);
            total += Sql.number(connection, "SELECT " + width + " FROM " + relation.sql() + " WHERE " + id + " >= ? ORDER BY " + id + " LIMIT 1", from) + ROW_OVERHEAD;
        }
        // Row ids may lie far apart; more than the file has is not read.
        return (long) Math.min(total / SAMPLES * (span + 1), (double) Sql.number(connection, "PRAGMA page_count") * Sql.number(connection, "PRAGMA page_size"));
    }
}
