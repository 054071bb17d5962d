package dev.tidemark.core.authoring;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/** Empty databases in memory, on which a statement that never ends is stopped. */
final class Scratch {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STEPS_BETWEEN_LOOKS = 10_000;

    private Scratch() { }

    static Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override protected int progress() {
                return System.nanoTime() > deadline ? 1 : 0;
            }
        });
        return connection;
    }
}
