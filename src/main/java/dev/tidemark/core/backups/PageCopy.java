package dev.tidemark.core.backups;

import dev.tidemark.core.common.Beside;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.sqlite.StateMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sqlite.SQLiteConnection;

/**
 * Copies whole databases, there and back. The driver returns the result code of a failed copy through SQLite
 * (https://www.sqlite.org/backup.html) and throws nothing, so it is asked for.
 */
public final class PageCopy {
    private static final int ALL_PAGES = -1;
    private static final int PAGES_AT_ONCE = 4096;

    private PageCopy() { }

    /**
     * How a copy was made.
     *
     * @param checksum of the bytes that were written; empty when the pages came through SQLite
     * @param source what the copy of a database with a write-ahead log has to agree with; waits until it has been read
     * @param mark the {@link StateMark} of the source at that moment
     */
    record Copied(OptionalLong checksum, Optional<Supplier<SourceState>> source, String mark) {
        /** @throws Problem BACKUP_NOT_VERIFIED when bytes that were copied as they are did not arrive so */
        void requireArrived(Path copy, FileCopy.Content content) {
            if (checksum.isPresent() && checksum.getAsLong() != content.checksum()) {
                throw Problem.of(ProblemCode.BACKUP_NOT_VERIFIED, "path", copy, "detail", "its bytes are not those of the database");
            }
        }
    }

    /**
     * Copies the database, as it is at one moment, to an empty file, which afterwards stands alone: no write-ahead log beside it. All is read under one
     * read transaction. With a rollback journal that keeps every byte of the file as it is, so the bytes are copied; with a write-ahead log others
     * write on meanwhile, and the bytes are copied with the pages of the transaction's own moment laid over them ({@link WalPages}). Where that cannot be done SQLite
     * copies the pages of that moment: since it stands still, no step begins again.
     *
     * @param then checks the copy, while with a write-ahead log what it has to agree with is still being read in the same transaction
     * @throws Problem LOCKED, DISK_FULL, BACKUP_FAILED; CANCELLED: pages that SQLite copies are copied to their end first
     */
    static <T> T copy(Database source, Path target, Function<Copied, T> then, Progress progress, Cancellation cancellation) {
        return copy(source, target, true, then, progress, cancellation);
    }

    private static <T> T copy(Database source, Path target, boolean compared, Function<Copied, T> then, Progress progress, Cancellation cancellation) {
        try (Connection connection = source.openForReading()) {
            connection.setAutoCommit(false);
            // Before the transaction: what is written in between then makes it another mark, and is never taken for what was copied.
            String mark = StateMark.of(source.file());
            Optional<WalPages> log = WalPages.begin(connection, source, cancellation);
            if (!WalPages.hasLog(connection)) {
                int pageSize = Math.toIntExact(Sql.number(connection, "PRAGMA page_size"));
                long checksum = FileCopy.copy(source.file(), target, pageSize, progress, cancellation);
                // Lets writers go on: the bytes are known.
                connection.rollback();
                return then.apply(new Copied(OptionalLong.of(checksum), Optional.empty(), mark));
            }
            OptionalLong checksum = log.isEmpty() ? OptionalLong.empty() : bytes(source, log.get(), target, progress, cancellation);
            if (checksum.isEmpty()) {
                pages(connection, source, target, progress, cancellation);
            }
            if (!compared) {
                return then.apply(new Copied(checksum, Optional.empty(), mark));
            }
            try (Beside<SourceState> state = Beside.begin(cancellation, own -> state(connection, source, own))) {
                return then.apply(new Copied(checksum, Optional.of(state::result), mark));
            }
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, source.file());
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.BACKUP_FAILED, "detail", "copying " + source.file() + " failed, " + Texts.reason(failure));
        }
    }

    private static OptionalLong bytes(Database source, WalPages log, Path target, Progress progress, Cancellation cancellation) throws IOException {
        try (log) {
            return FileCopy.copy(source.file(), log, target, progress, cancellation);
        }
    }

    private static void pages(Connection connection, Database source, Path target, Progress progress, Cancellation cancellation) throws SQLException, IOException {
        Files.newOutputStream(target, StandardOpenOption.TRUNCATE_EXISTING).close();
        int result = connection.unwrap(SQLiteConnection.class).getDatabase().backup("main", target.toString(),
            (left, all) -> progress.report("Copied " + Texts.grouped(all - left) + " of " + Texts.count(all, "page", "pages"), all == 0 ? 1 : 1 - (double) left / all), 0, 0, PAGES_AT_ONCE);
        requireDone(result, source.file());
        cancellation.check("the copy of the database");
        standAlone(target);
    }

    /**
     * Copies the database to a new file that only its owner may read. Unlike a backup it is not compared with its source.
     *
     * @throws Problem LOCKED, DISK_FULL, BACKUP_FAILED, INPUT_OUTPUT …, CANCELLED
     */
    public static void copyForOwnerOnly(Database source, Path target, Progress progress, Cancellation cancellation) {
        try {
            Durable.createForOwnerOnly(target);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", target, "detail", Texts.reason(failure));
        }
        copy(source, target, false, copied -> null, progress, cancellation);
    }

    private static SourceState state(Connection connection, Database source, Cancellation cancellation) {
        try {
            return Interruptible.run(connection, cancellation, "the check of the backup", each -> SourceState.of(each, cancellation));
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, source.file());
        }
    }

    /**
     * Replaces all pages of the live database by those of the backup, in one transaction of SQLite's own.
     *
     * @param mark the {@link StateMark} of what may be replaced; null for whatever is there
     * @return false when the database has another mark by now, and was left as it is. With a rollback journal nobody can write between that look and the copy;
     *     with a write-ahead log, where others may keep the file open, SQLite lets go of the lock for the moment in which the copy takes its own
     */
    static boolean restore(Path backup, Database target, String mark) {
        try (Connection connection = target.openForWriting(ForeignKeys.CHECKED_BY_US)) {
            if (!takeSoleUse(connection, mark, target.file())) {
                return false;
            }
            int result = connection.unwrap(SQLiteConnection.class).getDatabase()
                .restore("main", backup.toString(), null, 0, 0, ALL_PAGES);
            requireDone(result, target.file());
            return true;
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, target.file());
        }
    }

    /**
     * Waits for readers and writers as a change does, gives whether the file still has the mark, and throws where the file may not be written: the copy itself reports success
     * when it could do nothing.
     */
    private static boolean takeSoleUse(Connection connection, String mark, Path file) throws SQLException {
        Sql.run(connection, "BEGIN EXCLUSIVE");
        if (!"wal".equals(Sql.text(connection, "PRAGMA journal_mode"))) {
            // The lock is then kept until the connection closes (https://www.sqlite.org/pragma.html#pragma_locking_mode). Asked for before, the mode would keep
            // a reader's lock too while it waits, and a writer would wait for that.
            Sql.text(connection, "PRAGMA locking_mode = EXCLUSIVE");
        }
        boolean same = mark == null || mark.equals(StateMark.of(file));
        // SQLite begins this on a read-only file too, and refuses only a write.
        Sql.run(connection, "PRAGMA user_version = " + Sql.number(connection, "PRAGMA user_version"));
        Sql.run(connection, "ROLLBACK");
        return same;
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
            case 5, 6 -> throw Problem.of(ProblemCode.LOCKED, "path", file, "waited", Database.WAITED);
            case 13 -> throw Problem.of(ProblemCode.DISK_FULL, "path", file);
            default -> throw Problem.of(ProblemCode.BACKUP_FAILED, "detail", "SQLite stopped the copy with result " + result);
        }
    }
}
