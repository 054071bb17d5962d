package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.sqlite.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Rows in an order that an index or the table itself has: a page is one look-up of its first key, wherever it lies. */
final class KeyedRows implements RowSource {
    private final Reader reader;
    private final SelectSql sql;
    private final KeyScan scan;
    private final Places places;
    private volatile long counted = -1;

    KeyedRows(Database database, Selection selection) {
        this.reader = new Reader(database);
        this.sql = new SelectSql(selection);
        this.scan = new KeyScan(sql);
        this.places = new Places(selection);
    }

    @Override public Page page(Anchor anchor, int limit, Cancellation cancellation) {
        return reader.read("reading " + sql.selection().relation().name(), cancellation, connection -> page(connection, anchor, limit));
    }

    private Page page(Connection connection, Anchor anchor, int limit) throws SQLException {
        return switch (anchor) {
            case Anchor.First first -> forward(connection, null, false, limit, true);
            case Anchor.Last last -> backward(connection, null, limit, true);
            case Anchor.After after -> forward(connection, (KeyScan.Place) after.row().place(), false, limit, false);
            case Anchor.Before before -> backward(connection, (KeyScan.Place) before.row().place(), limit, false);
            case Anchor.At at -> around(connection, (KeyScan.Place) at.row().place(), limit);
            case Anchor.Key key -> around(connection, new KeyScan.Place(null, key.key().array()), limit);
            case Anchor.Fraction place -> place.fraction() <= 0 ? forward(connection, null, false, limit, true)
                : place.fraction() >= 1 ? backward(connection, null, limit, true) : around(connection, places.at(connection, place.fraction()), limit);
        };
    }

    private Page forward(Connection connection, KeyScan.Place from, boolean inclusive, int limit, boolean first) throws SQLException {
        List<Row> rows = scan.rows(connection, from, inclusive, false, limit + 1);
        boolean last = rows.size() <= limit;
        return new Page(last ? rows : rows.subList(0, limit), first, last);
    }

    private Page backward(Connection connection, KeyScan.Place from, int limit, boolean last) throws SQLException {
        List<Row> rows = new ArrayList<>(scan.rows(connection, from, false, true, limit + 1));
        boolean first = rows.size() <= limit;
        List<Row> kept = first ? rows : rows.subList(0, limit);
        Collections.reverse(kept);
        return new Page(kept, first, last);
    }

    /** From that place on, and when the rows end before the page is full, more from before it. */
    private Page around(Connection connection, KeyScan.Place from, int limit) throws SQLException {
        if (from == null) {
            return forward(connection, null, false, limit, true);
        }
        Page page = forward(connection, from, true, limit, false);
        if (page.rows().size() < limit) {
            return backward(connection, null, limit, true);
        }
        boolean first = !scan.anyBefore(connection, (KeyScan.Place) page.rows().getFirst().place());
        return new Page(page.rows(), first, page.last());
    }

    @Override public OptionalDouble fraction(Row row, Cancellation cancellation) {
        return reader.read("reading " + sql.selection().relation().name(), cancellation, connection -> places.of(connection, (KeyScan.Place) row.place()));
    }

    @Override public OptionalLong number(Row row, long count) {
        return sql.selection().sort() == null && sql.selection().filters().isEmpty() ? places.number((KeyScan.Place) row.place(), count) : OptionalLong.empty();
    }

    @Override public OptionalLong estimate(Cancellation cancellation) {
        if (counted >= 0) {
            return OptionalLong.of(counted);
        }
        return sql.selection().filters().isEmpty() ? reader.read("counting rows", cancellation, places::estimate) : OptionalLong.empty();
    }

    @Override public long count(Cancellation cancellation) {
        counted = Counting.rows(reader, sql, cancellation);
        return counted;
    }

    @Override public void release() {
        reader.release();
        places.forget();
    }

    @Override public void close() {
        reader.close();
    }
}
