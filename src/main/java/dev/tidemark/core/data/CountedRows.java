package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Rows that have no key, those of a view: found only by counting from the first, so a page far down takes longer. */
final class CountedRows implements RowSource {
    private final Reader reader;
    private final SelectSql sql;
    private volatile long count = -1;

    CountedRows(Database database, Selection selection) {
        this.reader = new Reader(database);
        this.sql = new SelectSql(selection);
    }

    @Override public Page page(Anchor anchor, int limit, Cancellation cancellation) {
        long from = switch (anchor) {
            case Anchor.First first -> 0;
            case Anchor.After after -> (Long) after.row().place();
            case Anchor.At at -> (Long) at.row().place() - 1;
            case Anchor.Before before -> (Long) before.row().place() - 1 - limit;
            case Anchor.Last last -> count(cancellation) - limit;
            case Anchor.Fraction place -> Math.round(place.fraction() * Math.max(0, count(cancellation) - limit));
            case Anchor.Key key -> throw new IllegalArgumentException("The rows of a view have no key");
        };
        int rows = from < 0 && anchor instanceof Anchor.Before ? (int) (limit + from) : limit;
        return read(Math.max(0, from), rows, cancellation);
    }

    private Page read(long from, int limit, Cancellation cancellation) {
        String order = sql.selection().sort() == null ? "" : " ORDER BY " + Identifiers.quote(sql.selection().sort().column()) + (sql.selection().sort().descending() ? " DESC" : "");
        String select = "SELECT " + sql.values("") + sql.from() + sql.where("") + order + " LIMIT ? OFFSET ?";
        return reader.read("reading rows", cancellation, connection -> {
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement statement = Sql.prepare(connection, select, sql.parameters(List.of(limit + 1L, from))); ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(null, sql.read(found, 1), from + rows.size() + 1));
                }
            }
            boolean last = rows.size() <= limit;
            return new Page(last ? rows : rows.subList(0, limit), from == 0, last);
        });
    }

    @Override public OptionalDouble fraction(Row row, Cancellation cancellation) {
        return count < 0 ? OptionalDouble.empty() : OptionalDouble.of(count <= 1 ? 0 : (double) ((Long) row.place() - 1) / (count - 1));
    }

    @Override public OptionalLong number(Row row, long count) {
        return OptionalLong.of((Long) row.place());
    }

    @Override public OptionalLong estimate(Cancellation cancellation) {
        return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
    }

    @Override public long count(Cancellation cancellation) {
        if (count < 0) {
            count = Counting.rows(reader, sql, cancellation);
        }
        return count;
    }

    @Override public void release() {
        reader.release();
    }

    @Override public void close() {
        reader.close();
    }
}
