package dev.tidemark.core.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short ways to run one statement on a connection; every statement and result is closed before they return. */
public final class Sql {
    private Sql() { }

    /** Makes a record of the row that the result stands on. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does the work on a connection with an open transaction; one that fails is rolled back, and its failure thrown on. */
    public static <T> T orRollBack(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.on(connection);
        } catch (SQLException | RuntimeException failure) {
            try {
                connection.rollback();
            } catch (SQLException alreadyRolledBack) {
                failure.addSuppressed(alreadyRolledBack);
            }
            throw failure;
        }
    }

    /** All rows, in order. */
    public static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters); ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        }
    }

    /** The first row, or nothing when there is none (or its value is null). */
    public static <T> Optional<T> first(Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters); ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(row.read(rows)) : Optional.empty();
        }
    }

    /** The number in the first column of the first row; 0 when there is no row. */
    public static long number(Connection connection, String sql, Object... parameters) throws SQLException {
        return first(connection, sql, row -> row.getLong(1), parameters).orElse(0L);
    }

    /** The text in the first column of the first row, or null. */
    public static String text(Connection connection, String sql, Object... parameters) throws SQLException {
        return first(connection, sql, row -> row.getString(1), parameters).orElse(null);
    }

    /**
     * Runs a statement.
     *
     * @return how many rows it changed
     */
    public static int run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        }
    }

    /** Whether a table, view, index or trigger of that name exists, compared as SQLite compares names. */
    public static boolean exists(Connection connection, String type, String name) throws SQLException {
        return number(connection, "SELECT count(*) FROM sqlite_schema WHERE type = ? AND name = ? COLLATE NOCASE", type, name) > 0;
    }

    /** A statement with its parameters bound; the caller closes it. */
    public static PreparedStatement prepare(Connection connection, String sql, List<Object> parameters) throws SQLException {
        return prepare(connection, sql, parameters.toArray());
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }
}
