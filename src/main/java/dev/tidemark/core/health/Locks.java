package dev.tidemark.core.health;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Whether the database can be written just now, and who has it open.
 *
 * @param tried whether the write lock was asked for; never of a database that is only looked at
 * @param locked whether another connection held the write lock for the whole time that was waited
 * @param waited how long it took to get the lock, or to give up
 * @param inWriteAheadLog whether others can read while one writes (https://www.sqlite.org/wal.html)
 */
public record Locks(boolean tried, boolean locked, Duration waited, boolean inWriteAheadLog, Holders holders) {
    private static final int BUSY = 5;

    /**
     * Tries to take the write lock, gives it back at once, and looks who has the file open. Nothing is written.
     *
     * @param patience how long to wait for the lock
     */
    public static Locks of(Database database, Duration patience) {
        if (database.isOnlyLookedAt()) {
            boolean log = database.read(connection -> "wal".equals(Sql.text(connection, "PRAGMA journal_mode")));
            return new Locks(false, false, Duration.ZERO, log, FileHolders.of(database.file()));
        }
        long start = System.nanoTime();
        boolean locked = false;
        boolean wal = false;
        try (Connection connection = database.openForWriting(ForeignKeys.CHECKED_BY_US)) {
            Sql.text(connection, "PRAGMA busy_timeout = " + patience.toMillis());
            wal = "wal".equals(Sql.text(connection, "PRAGMA journal_mode"));
            connection.setAutoCommit(false);
            try {
                Sql.number(connection, "SELECT count(*) FROM sqlite_schema");
            } finally {
                connection.rollback();
            }
        } catch (SQLException failure) {
            if (SqliteErrors.primaryCode(failure) != BUSY) {
                throw SqliteErrors.problem(failure, database.file());
            }
            locked = true;
        }
        return new Locks(true, locked, Duration.ofNanos(System.nanoTime() - start), wal, FileHolders.of(database.file()));
    }

    /** "Another program is writing to app.db and did not let go within 2.0 s. It is open in python3 (process 4711)." */
    public String sentence(String name) {
        String state = !tried ? name + " is only looked at, so nothing tries to write to it." : locked ? "Another connection is writing to " + name + " and did not let go within " + Texts.duration(waited) + "." : name + " can be written.";
        String who = holders.sentence().map(open -> " " + open).orElse(holders.gap() == null ? " No other program has it open." : "");
        return state + who + (holders.gap() == null ? "" : " " + holders.gap());
    }

    /** @throws Problem LOCKED when it is */
    public void require(Database database) {
        if (locked) {
            throw Problem.of(ProblemCode.LOCKED, "path", database.file(), "waited", Texts.duration(waited));
        }
    }
}
