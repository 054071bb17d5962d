package dev.tidemark.core.migrations.flyway;

import dev.tidemark.core.sqlite.Database;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Gives Flyway its connections and closes every one of them at the end: after a failed commit Flyway gives up half-way through closing and
 * would keep the write lock until the process ends.
 */
final class ClosingDataSource implements DataSource, AutoCloseable {
    private final Database database;
    private final List<Connection> opened = new ArrayList<>();

    ClosingDataSource(Database database) {
        this.database = database;
    }

    @Override public synchronized Connection getConnection() throws SQLException {
        Connection connection = database.openForWriting(Database.ForeignKeys.CHECKED_BY_US);
        opened.add(connection);
        return connection;
    }

    @Override public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override public synchronized void close() throws SQLException {
        SQLException first = null;
        for (Connection connection : opened) {
            try {
                connection.close();
            } catch (SQLException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override public PrintWriter getLogWriter() {
        return null;
    }

    @Override public void setLogWriter(PrintWriter writer) {
        // SQLite's driver keeps no log of its own.
    }

    @Override public void setLoginTimeout(int seconds) {
        // Opening a file needs no login.
    }

    @Override public int getLoginTimeout() {
        return 0;
    }

    @Override public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Wraps nothing of type " + type.getName());
    }

    @Override public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
