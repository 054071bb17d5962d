package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows in an order that no index has. Their keys are sorted once, without the rows themselves, into a temporary table (a file of SQLite's
 * own beside no database, gone with the connection); from then on every place is found at once.
 */
final class ListedRows implements RowSource {
    private final Reader reader;
    private final SelectSql sql;
    private final int parts;
    private volatile long count = -1;

    ListedRows(Database database, Selection selection) {
        this.reader = new Reader(database);
        this.sql = new SelectSql(selection);
        this.parts = selection.relation().key().size();
    }

    @Override public Page page(Anchor anchor, int limit, Cancellation cancellation) {
        return reader.read(sorting(), cancellation, connection -> {
            listed(connection);
            long from = switch (anchor) {
                case Anchor.First first -> 1;
                case Anchor.Last last -> count - limit + 1;
                case Anchor.After after -> (Long) after.row().place() + 1;
                case Anchor.At at -> (Long) at.row().place();
                case Anchor.Before before -> (Long) before.row().place() - limit;
                case Anchor.Fraction place -> 1 + Math.round(place.fraction() * Math.max(0, count - limit));
                case Anchor.Key key -> Sql.number(connection, "SELECT n FROM temp.listed WHERE " + IntStream.range(0, parts).mapToObj(i -> "k" + i + " = ?")
                    .collect(Collectors.joining(" AND ")), key.key().array());
            };
            long to = from + limit - 1;
            return read(connection, Math.max(1, from), anchor instanceof Anchor.Before ? to : Math.max(to, limit));
        });
    }

    private Page read(Connection connection, long from, long to) throws SQLException {
        String on = IntStream.range(0, parts).mapToObj(i -> "t." + sql.selection().relation().key().get(i) + " = l.k" + i).collect(Collectors.joining(" AND "));
        String select = "SELECT l.n, " + sql.key("t.") + sql.values("t.") + " FROM temp.listed l CROSS JOIN " + sql.selection().relation().sql() + " t ON " + on
            + " WHERE l.n BETWEEN ? AND ? ORDER BY l.n";
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement statement = Sql.prepare(connection, select, List.of(from, to)); ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows.add(new Row(sql.readKey(found, 2), sql.read(found, 2 + parts), found.getLong(1)));
            }
        }
        return new Page(rows, from <= 1, to >= count);
    }

    private void listed(Connection connection) throws SQLException {
        if (Sql.number(connection, "SELECT count(*) FROM sqlite_temp_schema WHERE name = 'listed'") > 0) {
            return;
        }
        String keys = IntStream.range(0, parts).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
        Sql.run(connection, "CREATE TEMP TABLE sorting (n INTEGER PRIMARY KEY, " + keys + ")");
        String select = "SELECT " + String.join(", ", sql.selection().relation().key()) + sql.from() + sql.where("") + sql.selection().orderBy();
        Sql.run(connection, "INSERT INTO temp.sorting (" + keys + ") " + select, sql.parameters(List.of()).toArray());
        Sql.run(connection, "ALTER TABLE temp.sorting RENAME TO listed");
        count = Sql.number(connection, "SELECT max(n) FROM temp.listed");
    }

    private String sorting() {
        return sql.selection().sort() == null ? "reading rows" : "sorting by " + sql.selection().sort().column();
    }

    @Override public OptionalDouble fraction(Row row, Cancellation cancellation) {
        return OptionalDouble.of(count <= 1 ? 0 : (double) ((Long) row.place() - 1) / (count - 1));
    }

    @Override public OptionalLong number(Row row, long count) {
        return OptionalLong.of((Long) row.place());
    }

    @Override public OptionalLong estimate(Cancellation cancellation) {
        return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
    }

    @Override public long count(Cancellation cancellation) {
        if (count < 0) {
            page(new Anchor.First(), 1, cancellation);
        }
        return count;
    }

    /** The list costs more to make again than an open file costs, so it is kept until {@link #close}. */
    @Override public void release() { }

    @Override public void close() {
        reader.close();
    }
}
