package dev.tidemark.core.backups;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;

/**
 * SQLite's online backup (https://www.sqlite.org/backup.html), in one step: a copy in many steps starts again whenever another program
 * writes, and under a busy writer never ends. The driver returns the result code of a failed copy and throws nothing, so it is asked for.
 */
public final class PageCopy {
    private static final int ALL_PAGES = -1;

    private PageCopy() { }

    /** Copies the database to an empty file, which afterwards stands alone: no write-ahead log beside it. */
    static void copy(Database source, Path target) {
        try (Connection connection = source.openForReading()) {
            int result = connection.unwrap(SQLiteConnection.class).getDatabase()
                .backup("main", target.toString(), null, 0, 0, ALL_PAGES);
            requireDone(result, source.file());
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, source.file());
        }
        standAlone(target);
    }

    /**
     * Copies the database to a new file that only its owner may read.
     *
     * @throws Problem LOCKED, DISK_FULL, BACKUP_FAILED, INPUT_OUTPUT …
     */
    public static void copyForOwnerOnly(Database source, Path target) {
        try {
            Durable.createForOwnerOnly(target);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", target, "detail", Texts.reason(failure));
        }
        copy(source, target);
    }

    /** Replaces all pages of the live database by those of the backup, in one transaction of SQLite's own. */
    static void restore(Path backup, Database target) {
        try (Connection connection = target.openForWriting(ForeignKeys.CHECKED_BY_US)) {
            requireSoleUse(connection);
            int result = connection.unwrap(SQLiteConnection.class).getDatabase()
                .restore("main", backup.toString(), null, 0, 0, ALL_PAGES);
            requireDone(result, target.file());
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, target.file());
        }
    }

    /**
     * Waits for readers and writers as a change does, and throws where the file may not be written: the copy itself reports success
     * when it could do nothing.
     */
    private static void requireSoleUse(Connection connection) throws SQLException {
        Sql.run(connection, "BEGIN EXCLUSIVE");
        // SQLite begins this on a read-only file too, and refuses only a write.
        Sql.run(connection, "PRAGMA user_version = " + Sql.number(connection, "PRAGMA user_version"));
        Sql.run(connection, "ROLLBACK");
    }

    private static void standAlone(Path copy) {
        try (Connection connection = Database.at(copy).openForWriting(ForeignKeys.CHECKED_BY_US)) {
            Sql.text(connection, "PRAGMA journal_mode = DELETE");
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, copy);
        }
    }

    private static void requireDone(int result, Path file) {
        switch (result) {
            case 0 -> { }
            case 5, 6 -> throw Problem.of(ProblemCode.LOCKED, "path", file, "waited", Database.BUSY_TIMEOUT_MS / 1000 + " s");
            case 13 -> throw Problem.of(ProblemCode.DISK_FULL, "path", file);
            default -> throw Problem.of(ProblemCode.BACKUP_FAILED, "detail", "SQLite stopped the copy with result " + result);
        }
    }
}
