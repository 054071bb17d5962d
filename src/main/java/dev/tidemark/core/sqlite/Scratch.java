package dev.tidemark.core.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/** Empty databases in memory, on which a statement that never ends is stopped: it then fails with SQLITE_INTERRUPT. */
public final class Scratch {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STEPS_BETWEEN_LOOKS = 10_000;

    private Scratch() { }

    /** A new one for work that shall be done in half a minute. The caller closes it. */
    public static Connection open() throws SQLException {
        return open(PATIENCE);
    }

    /** A new one for work that shall be done within that time. The caller closes it. */
    public static Connection open(Duration patience) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try {
            grant(connection, patience);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Gives one that much time from now on. */
    public static void grant(Connection connection, Duration patience) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override protected int progress() {
                return System.nanoTime() - end > 0 ? 1 : 0;
            }
        });
    }
}
