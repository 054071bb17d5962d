package dev.tidemark.core.migrations.flyway;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Lends Flyway a connection of ours: whatever it does to begin, end or close is passed over, so that the transaction stays ours. */
final class BorrowedConnection implements DataSource {
    private static final Set<String> NOT_LENT = Set.of("close", "commit", "rollback", "setAutoCommit", "setReadOnly", "setTransactionIsolation");

    private final Connection lent;

    BorrowedConnection(Connection connection) {
        this.lent = (Connection) Proxy.newProxyInstance(BorrowedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
            if (NOT_LENT.contains(method.getName())) {
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        });
    }

    @Override public Connection getConnection() {
        return lent;
    }

    @Override public Connection getConnection(String user, String password) {
        return lent;
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
