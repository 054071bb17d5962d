package dev.tidemark.core.changes;

import dev.tidemark.core.sqlite.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Values of rows with their exact types (https://www.sqlite.org/datatype3.html). */
final class RowValues {
    private final boolean utf8;

    private RowValues(boolean utf8) {
        this.utf8 = utf8;
    }

    static RowValues of(Connection connection) throws SQLException {
        return new RowValues("UTF-8".equals(Sql.text(connection, "PRAGMA encoding")));
    }

    List<Object> read(ResultSet row, int first, int count) throws SQLException {
        List<Object> values = new ArrayList<>(count);
        for (int i = first; i < first + count; i++) {
            values.add(read(row, i));
        }
        return values;
    }

    private Object read(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof String text && utf8 && text.indexOf('\uFFFD') >= 0) {
            byte[] bytes = row.getBytes(column);
            return Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8)) ? text : new RowChange.RawText(bytes);
        }
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    /** The placeholder for a value. */
    static String placeholder(Object value) {
        return value instanceof RowChange.RawText ? "CAST(? AS TEXT)" : "?";
    }

    static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        statement.setObject(place, value instanceof RowChange.RawText(byte[] bytes) ? bytes : value);
    }

    /** Whether two rows hold the same values of the same types; a missing row is like a missing row only. */
    static boolean same(List<Object> first, List<Object> second) {
        if (first == null || second == null || first.size() != second.size()) {
            return first == second;
        }
        for (int i = 0; i < first.size(); i++) {
            Object a = first.get(i);
            Object b = second.get(i);
            if (!(a instanceof byte[] bytes && b instanceof byte[] others ? Arrays.equals(bytes, others) : Objects.equals(a, b))) {
                return false;
            }
        }
        return true;
    }
}
