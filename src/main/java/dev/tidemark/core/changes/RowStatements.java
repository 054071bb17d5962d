package dev.tidemark.core.changes;

import dev.tidemark.core.sqlite.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds, deletes, updates and inserts rows of one table by their key; each distinct statement is prepared once. */
final class RowStatements implements AutoCloseable {
    private final Connection connection;
    private final TableShape shape;
    private final RowValues values;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

    RowStatements(Connection connection, TableShape shape) throws SQLException {
        this.connection = connection;
        this.shape = shape;
        this.values = RowValues.of(connection);
    }

    TableShape shape() {
        return shape;
    }

    /** The values of the row as it is now; null when there is none. */
    List<Object> now(List<Object> key) throws SQLException {
        PreparedStatement statement = statement("SELECT " + shape.columns().stream().map(Identifiers::quote).collect(Collectors.joining(", ")) + " FROM " + table() + where(key), places(key));
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? values.read(row, 1, shape.columns().size()) : null;
        }
    }

    void delete(RowChange row) throws SQLException {
        statement("DELETE FROM " + table() + where(row.key()), places(row.key())).executeUpdate();
    }

    void update(RowChange row) throws SQLException {
        List<Object> all = new ArrayList<>();
        List<String> set = new ArrayList<>();
        for (int i = 0; i < shape.columns().size(); i++) {
            if (!RowValues.same(values(row.before(), i), values(row.after(), i))) {
                set.add(Identifiers.quote(shape.columns().get(i)) + " = " + RowValues.placeholder(row.before().get(i)));
                all.add(row.before().get(i));
            }
        }
        all.addAll(places(row.key()));
        statement("UPDATE " + table() + " SET " + String.join(", ", set) + where(row.key()), all).executeUpdate();
    }

    void insert(RowChange row) throws SQLException {
        List<String> names = new ArrayList<>(shape.columns());
        List<Object> all = new ArrayList<>(row.before());
        if (shape.rowid() != null && names.stream().noneMatch(shape.rowid()::equalsIgnoreCase)) {
            names.addFirst(shape.rowid());
            all.addFirst(row.key().getFirst());
        }
        statement("INSERT INTO " + table() + "(" + names.stream().map(Identifiers::quote).collect(Collectors.joining(", ")) + ") VALUES ("
            + all.stream().map(RowValues::placeholder).collect(Collectors.joining(", ")) + ")", all).executeUpdate();
    }

    @Override public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }

    private static List<Object> values(List<Object> row, int column) {
        return row.subList(column, column + 1);
    }

    private String table() {
        return "main." + Identifiers.quote(shape.name());
    }

    /** Once with the table's own comparison, for its index, and once byte by byte: “a” and “A” may be the same key to the table, and are not to us. */
    private String where(List<Object> key) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            String equals = Identifiers.quote(shape.key().get(i)) + " = " + RowValues.placeholder(key.get(i));
            parts.add(shape.rowid() == null ? equals + " AND " + equals + " COLLATE BINARY" : equals);
        }
        return " WHERE " + String.join(" AND ", parts);
    }

    private List<Object> places(List<Object> key) {
        List<Object> all = new ArrayList<>();
        for (Object part : key) {
            all.add(part);
            if (shape.rowid() == null) {
                all.add(part);
            }
        }
        return all;
    }

    private PreparedStatement statement(String sql, List<Object> parameters) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.size(); i++) {
            RowValues.bind(statement, i + 1, parameters.get(i));
        }
        return statement;
    }
}
