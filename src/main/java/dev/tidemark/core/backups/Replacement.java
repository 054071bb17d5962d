package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.LockSafe;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gives the live database the content of another file, and proves it. A readable database gets the pages through SQLite itself, in one
 * transaction, so that programs that have it open see the new content and a kill leaves the old one; so does one with damaged pages, of which no backup can be made and a copy is
 * kept aside. An unreadable or missing one gets a new file, with the old one and its stale log kept aside: a log left beside a new file would be played into it.
 */
public final class Replacement {
    private static final int MOST_TRIES = 3;

    private final Workspace workspace;
    private final Database database;
    private final Clock clock;

    public Replacement(Workspace workspace, Database database, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.clock = clock;
    }

    /**
     * A replacement and how the journal tells of it.
     *
     * @param report for who asked for it
     */
    public record Replaced<R>(R report, String sentence) { }

    /**
     * What the database is to become.
     *
     * @param source a sound database file; it is only read
     * @param hash over its schema and values
     * @param mark the {@link StateMark} of the source before it was read; null where there is none
     */
    public record Wanted(Path source, String hash, String mark) { }

    /**
     * Replaces with a safety backup of what is there, where that can be read. What others write after the backup must be in none of it lost: then there is
     * another backup, and in the end a refusal. A backup before which nothing was replaced goes again. Of damaged pages there is no backup, but a copy.
     *
     * @param replace is given what is kept
     * @throws Problem OTHERS_WRITE; READ_ONLY and LOCKED before a backup is taken; those of the backup and of the replacing
     */
    public <R> R safely(BackupService backups, BackupReason reason, Progress progress, Cancellation cancellation, Function<KeptBefore, R> replace) {
        for (int tries = 1; ; tries++) {
            KeptBefore before = KeptBefore.make(workspace, database, clock.instant(), backups, reason, progress, cancellation);
            try {
                return replace.apply(before);
            } catch (Problem problem) {
                if (isNeedless(before, problem)) {
                    before.discard(backups);
                }
                if (problem.code() != ProblemCode.OTHERS_WRITE) {
                    throw problem;
                }
                if (tries == MOST_TRIES) {
                    throw Problem.of(ProblemCode.OTHERS_WRITE, "path", database.file(), "times", tries);
                }
            }
        }
    }

    /** Whether all is as it was, and nobody was told that it stays. */
    private boolean isNeedless(KeptBefore before, Problem problem) {
        return switch (problem.code()) {
            case OTHERS_WRITE, LOCKED, READ_ONLY -> true;
            case RESTORE_FAILED, RESTORE_DISTURBED, FILES_NOT_PUT_BACK, JOURNAL_NOT_WRITTEN -> false;
            // For instance cancelled, or the source could not be read.
            default -> before.mark() != null && before.mark().equals(StateMark.of(database.file()));
        };
    }

    /** Reads what is to come, value by value. */
    public Wanted wanted(Path source, Cancellation cancellation) {
        return wanted(source, StateMark.of(source), cancellation);
    }

    /** The same of a source that is checked beside. @param mark of it, before either began */
    Wanted wanted(Path source, String mark, Cancellation cancellation) {
        return new Wanted(source, Database.at(source).read(connection -> Contents.hash(connection, cancellation)), mark);
    }

    /**
     * Carries a replacement out with its entry in the journal: announced before, so that one is found whose process dies, and told afterwards with the
     * numbers of rows.
     *
     * @param draft how it is announced
     * @param wanted what it leads to, by which it is known whether a process that died had made it
     * @param kept what is kept of what is there now
     * @param work replaces
     */
    public <R> Replaced<R> journaled(Journal journal, Draft draft, Wanted wanted, KeptBefore kept, Supplier<Replaced<R>> work) {
        Optional<Backup> safety = kept.backup();
        Journal.Intent intent = journal.intend(draft.leadingTo(wanted.hash()));
        Replaced<R> replaced;
        try {
            replaced = work.get();
        } catch (RuntimeException failure) {
            if (safety.map(before -> differs(before, failure)).orElseGet(() -> failure instanceof Problem problem && problem.code() == ProblemCode.RESTORE_DISTURBED)) {
                intent.failed(draft.adding("It ended with: " + failure.getMessage()));
            } else {
                intent.dropped(draft);
            }
            throw failure;
        }
        Draft told = new Draft(draft.kind(), replaced.sentence(), draft.backup(), draft.details(), draft.scripts(), draft.counts(), draft.undo(), draft.undoes());
        intent.done(told.counting(safety.map(before -> Touched.after(before, database)).orElse(Map.of())));
        return replaced;
    }

    /** Whether a failure left another content than there was. Where that cannot be read, the first failure says more. */
    private boolean differs(Backup before, RuntimeException failure) {
        if (leavesAllAsItWas(failure)) {
            return false;
        }
        try {
            return !hash(database).equals(hashOf(before.name()));
        } catch (Problem unreadable) {
            failure.addSuppressed(unreadable);
            return true;
        }
    }

    /**
     * Whether the database has come to what was wanted although the replacing ended with a failure.
     *
     * @throws Problem when it cannot be read, for a lock for instance: then nobody knows yet
     */
    boolean isMade(Wanted wanted, Optional<Backup> safety, RuntimeException failure) {
        if (leavesAllAsItWas(failure) || !database.isReadable()) {
            return false;
        }
        String now = hash(database);
        return now.equals(wanted.hash()) && safety.filter(before -> now.equals(hashOf(before.name()))).isEmpty();
    }

    private static boolean leavesAllAsItWas(RuntimeException failure) {
        return failure instanceof Problem problem && switch (problem.code()) {
            case OTHERS_WRITE, LOCKED, READ_ONLY, DISK_FULL, CANCELLED, RESTORE_FAILED -> true;
            default -> false;
        };
    }

    /**
     * Replaces and compares.
     *
     * @param before what is kept of what is there now
     * @return whether the database has the source's very pages, so that whatever is known of the source is true of it
     * @throws Problem OTHERS_WRITE when somebody wrote since that was made; RESTORE_FAILED when the content afterwards is that of before, RESTORE_DISTURBED when it is neither that nor the
     *     source's, LOCKED, READ_ONLY, DISK_FULL …
     */
    public boolean by(Wanted wanted, KeptBefore before, Progress progress, Cancellation cancellation) {
        cancellation.check("the restore");
        progress.report("Writing the database", 0.4);
        if (before.isReadable()) {
            // Also of a damaged one its pages and not its file: a program that has that open would go on with it.
            replacePages(wanted.source(), before.mark());
        } else {
            putInPlace(wanted.source(), before);
        }
        progress.report("Comparing what was written", 0.7);
        boolean samePages = afterwards(before.named(), () -> hasPagesOf(wanted));
        if (!samePages) {
            requireContent(wanted, before.backupName(), before.named());
        }
        return samePages;
    }

    private void replacePages(Path source, String mark) {
        if (!PageCopy.restore(source, database, mark)) {
            throw writtenSince();
        }
    }

    private Problem writtenSince() {
        return Problem.of(ProblemCode.OTHERS_WRITE, "path", database.file(), "times", 1);
    }

    /**
     * Byte by byte, with the pages of a write-ahead log laid over them: many times faster than value by value. Pages of a source that was written to since it was read say nothing of what
     * was wanted.
     */
    private boolean hasPagesOf(Wanted wanted) {
        return database.read(connection -> {
            try {
                // Its lock keeps every writer of a rollback journal out of the file.
                Optional<WalPages> log = WalPages.begin(connection, database, Cancellation.never());
                if (log.isEmpty() && WalPages.hasLog(connection)) {
                    return false;
                }
                boolean same = LockSafe.read(wanted.source(), source -> LockSafe.read(database.file(), live -> hasPagesOf(source, live, log)));
                return same && wanted.mark() != null && wanted.mark().equals(StateMark.of(wanted.source()));
            } catch (IOException failure) {
                throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", database.file(), "detail", Texts.reason(failure));
            }
        });
    }

    private static boolean hasPagesOf(FileChannel source, FileChannel live, Optional<WalPages> log) throws IOException {
        if (log.isEmpty()) {
            return FileCopy.samePages(source, live);
        }
        try (WalPages pages = log.get()) {
            return FileCopy.samePages(source, live, pages);
        }
    }

    private void requireContent(Wanted wanted, String safety, String kept) {
        String now = afterwards(kept, () -> hash(database));
        if (now.equals(wanted.hash())) {
            return;
        }
        if (safety == null || !now.equals(afterwards(kept, () -> hashOf(safety)))) {
            throw Problem.of(ProblemCode.RESTORE_DISTURBED, "kept", kept);
        }
        throw afterwards(kept, () -> lacksSpace(wanted.source())) ? Problem.of(ProblemCode.DISK_FULL, "path", database.file())
            : Problem.of(ProblemCode.RESTORE_FAILED, "detail", "another program kept the database from being written", "safety", safety);
    }

    /** Once it is written, a lock that keeps it from being read must not say that nothing was changed. */
    static <T> T afterwards(String kept, Supplier<T> look) {
        try {
            return look.get();
        } catch (Problem unreadable) {
            throw Problem.because(unreadable, ProblemCode.RESTORE_DISTURBED, "kept", kept);
        }
    }

    /** The driver keeps SQLite's reason to itself; the copy needs room for the old pages in the journal, and for what the new content is larger. */
    private boolean lacksSpace(Path source) {
        try {
            return Files.getFileStore(database.file()).getUsableSpace() < Math.max(Files.size(source), Files.size(database.file()));
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", database.file(), "detail", Texts.reason(failure));
        }
    }

    private String hashOf(String backup) {
        return hash(Database.at(workspace.backups().resolve(backup)));
    }

    private static String hash(Database of) {
        return of.read(connection -> Contents.hash(connection, Cancellation.never()));
    }

    /** The new file is whole before the old one is moved, so that a full disk leaves the old one where it is. */
    private void putInPlace(Path source, KeptBefore before) {
        Path unfinished = SqliteFile.sibling(database.file(), ".unfinished");
        try {
            Files.createDirectories(database.file().getParent());
            Files.deleteIfExists(unfinished);
            // Through its log, where it has one: what the file alone holds may be older.
            PageCopy.copyForOwnerOnly(Database.at(source), unfinished, Progress.NONE, Cancellation.never());
            Durable.flush(unfinished);
            if (database.isReadable()) {
                // Somebody else has put one here meanwhile.
                throw writtenSince();
            }
            before.moveAside();
            Durable.rename(unfinished, database.file());
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", database.file(), "detail", Texts.reason(failure));
        } finally {
            Durable.removeLeftovers(unfinished);
        }
    }
}
