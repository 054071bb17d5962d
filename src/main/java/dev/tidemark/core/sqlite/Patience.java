package dev.tidemark.core.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import org.sqlite.BusyHandler;

/**
 * How long one connection waits for others, all its waits together. SQLite's own timeout begins anew with every wait, and with a reader in the way a large
 * change waits again and again: for its beginning, each time its cache is full, for its end (https://www.sqlite.org/c3ref/busy_handler.html).
 */
final class Patience extends BusyHandler {
    private static final long SHORTEST_NANOS = 1_000_000;
    private static final long LONGEST_NANOS = 50_000_000;

    /** A wait that lasts longer is told. */
    private static final long MOMENT_NANOS = 1_000_000_000;

    private final Path file;
    private long left;
    private long waited;
    private boolean told;

    Patience(Path file, Duration all) {
        this.file = file;
        this.left = all.toNanos();
    }

    /** Called by SQLite on the connection's thread while it is busy; 0 gives up. An interrupted thread gives up at once. */
    @Override protected int callback(int earlierCalls) {
        if (left <= 0) {
            return 0;
        }
        if (earlierCalls == 0) {
            waited = 0;
            told = false;
        }
        long started = System.nanoTime();
        long pause = Math.min(left, Math.min(LONGEST_NANOS, SHORTEST_NANOS << Math.min(earlierCalls, 10)));
        try {
            Thread.sleep(Duration.ofNanos(pause));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
        if (!told && waited + pause >= MOMENT_NANOS) {
            told = true;
            Waiting.tell(file);
        }
        long spent = System.nanoTime() - started;
        waited += spent;
        left -= spent;
        return 1;
    }
}
