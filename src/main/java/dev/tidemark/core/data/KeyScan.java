package dev.tidemark.core.data;

import dev.tidemark.core.sqlite.Identifiers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads rows along an index from a place in it, forwards or backwards. Where rows are sorted by a column that may be NULL there are two
 * stretches, the NULLs and the others, since nothing compares with NULL (https://www.sqlite.org/rowvalue.html).
 */
final class KeyScan {
    private final SelectSql sql;
    private final List<String> key;
    /** The sort column; null for the order of the key. */
    private final String column;
    private final boolean descending;
    private final KeptStatements statements = new KeptStatements();

    KeyScan(SelectSql sql) {
        this.sql = sql;
        this.key = sql.selection().relation().key();
        Sort sort = sql.selection().sort();
        this.column = sort == null ? null : Identifiers.quote(sort.column());
        this.descending = sort != null && sort.descending();
    }

    /**
     * A place in the order.
     *
     * @param value of the sort column; null where that is NULL and where there is none
     * @param key the row's key, or the first parts of one where no row stands
     */
    record Place(Object value, Object[] key) { }

    private enum Stretch { WHOLE, NULLS, VALUES }

    /** At most {@code limit} rows from a place on, nearest first; from the very end when {@code from} is null. */
    List<Row> rows(Connection connection, Place from, boolean inclusive, boolean backwards, int limit) throws SQLException {
        boolean ascending = descending == backwards;
        List<Row> rows = new ArrayList<>();
        if (column == null) {
            read(connection, Stretch.WHOLE, from, inclusive, ascending, limit, rows);
            return rows;
        }
        // NULLs are smaller than everything (https://www.sqlite.org/datatype3.html#sort_order).
        Stretch before = ascending ? Stretch.NULLS : Stretch.VALUES;
        Stretch behind = ascending ? Stretch.VALUES : Stretch.NULLS;
        Stretch start = from == null ? before : from.value() == null ? Stretch.NULLS : Stretch.VALUES;
        read(connection, start, from, inclusive, ascending, limit, rows);
        if (rows.size() < limit && start == before) {
            read(connection, behind, null, inclusive, ascending, limit, rows);
        }
        return rows;
    }

    /** Whether any row comes before a place. */
    boolean anyBefore(Connection connection, Place place) throws SQLException {
        if (column != null) {
            return !rows(connection, place, false, true, 1).isEmpty();
        }
        String marks = String.join(", ", Collections.nCopies(key.size(), "?"));
        String before = key.size() == 1 ? key.getFirst() + " < ?" : "(" + String.join(", ", key) + ") < (" + marks + ")";
        try (ResultSet found = statements.of(connection, "SELECT 1" + sql.from() + sql.where(before) + " LIMIT 1", sql.parameters(List.of(place.key()))).executeQuery()) {
            return found.next();
        }
    }

    private void read(Connection connection, Stretch stretch, Place from, boolean inclusive, boolean ascending, int limit, List<Row> rows) throws SQLException {
        List<String> terms = new ArrayList<>();
        List<Object> bounds = new ArrayList<>();
        if (stretch == Stretch.VALUES) {
            terms.add(column);
        }
        terms.addAll(key);
        List<String> conditions = new ArrayList<>();
        if (stretch != Stretch.WHOLE) {
            conditions.add(column + (stretch == Stretch.NULLS ? " IS NULL" : " IS NOT NULL"));
        }
        if (from != null) {
            if (stretch == Stretch.VALUES) {
                bounds.add(from.value());
            }
            Collections.addAll(bounds, from.key());
            String operator = (ascending ? ">" : "<") + (inclusive ? "=" : "");
            String marks = String.join(", ", Collections.nCopies(bounds.size(), "?"));
            conditions.add(bounds.size() == 1 ? terms.getFirst() + " " + operator + " ?" : "(" + String.join(", ", terms.subList(0, bounds.size())) + ") " + operator + " (" + marks + ")");
        }
        String order = terms.stream().map(t -> t + (ascending ? "" : " DESC")).collect(Collectors.joining(", "));
        String select = "SELECT " + (column == null ? "" : column + ", ") + sql.key("") + sql.values("") + sql.from() + sql.where(String.join(" AND ", conditions)) + " ORDER BY " + order + " LIMIT ?";
        bounds.add(limit - rows.size());
        int first = column == null ? 1 : 2;
        try (ResultSet found = statements.of(connection, select, sql.parameters(bounds)).executeQuery()) {
            while (found.next()) {
                RowKey rowKey = sql.readKey(found, first);
                rows.add(new Row(rowKey, sql.read(found, first + key.size()), new Place(column == null ? null : SelectSql.value(found, 1), rowKey.array())));
            }
        }
    }
}
