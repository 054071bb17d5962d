package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the database file smaller, or gives it other pages. Not by a VACUUM in place, which may number the rows of tables without an INTEGER PRIMARY KEY anew
 * (https://www.sqlite.org/lang_vacuum.html) and keeps the chatbot waiting for all of it: a verified backup is written compactly into a file of its own, that file has to hold the very
 * values and row ids of the backup, and only then are its pages put in place, as a restore does. Blocking.
 */
public final class CompactService {
    /** The page size that SQLite gives new files (https://www.sqlite.org/pgszchng2016.html). */
    public static final int USUAL_PAGE_SIZE = 4096;

    private static final String DOING = "Compact the database";

    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Replacement replacement;
    private final Journal journal;
    private final SpaceNeeds.Free free;

    public CompactService(Workspace workspace, Database database, BackupService backups, Replacement replacement, Journal journal) {
        this(workspace, database, backups, replacement, journal, FileStore::getUsableSpace);
    }

    CompactService(Workspace workspace, Database database, BackupService backups, Replacement replacement, Journal journal, SpaceNeeds.Free free) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.replacement = replacement;
        this.journal = journal;
        this.free = free;
    }

    /** What was done. @param before the size of the file in bytes; {@code after} that of now */
    public record Report(String name, long before, long after, Backup backup) {
        /** "Compacted app.db: 12 MB → 3.1 MB. Every value and every row id is as it was." */
        public String sentence() {
            return "Compacted " + name + ": " + Texts.size(before) + " → " + Texts.size(after) + ". Every value and every row id is as it was.";
        }
    }

    /** Where the compact copy lies while it is made; of no use to anybody afterwards. */
    public static Path copy(Workspace workspace) {
        return workspace.records().resolve("compact.db");
    }

    /**
     * What it needs on the disks beside the database: the backup, the compact copy, and the journal of all old pages.
     *
     * @throws Problem INPUT_OUTPUT
     */
    public long needs() {
        try {
            return needsByDisk().values().stream().mapToLong(Long::longValue).sum();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /**
     * Compacts.
     *
     * @param pageSize the size of the new pages, or 0 for that of the old ones; another one is refused for a database with a write-ahead log
     * @return the sizes, and the backup that was taken before
     * @throws Problem NO_SPACE_TO_COMPACT, OTHERS_WRITE, LOCKED, READ_ONLY, CANCELLED, COMPACT_REFUSED when the copy does not hold the very same; the database is then as it was
     */
    public Report compact(int pageSize, Progress progress, Cancellation cancellation) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, DOING)) {
            return database.exclusively(DOING, () -> {
                long before = database.read(connection -> size(connection, pageSize));
                requireSpace();
                Report report = replacement.safely(backups, BackupReason.BEFORE_CURE, progress.part(0, 0.3), cancellation,
                    kept -> replace(before, kept, pageSize, progress, cancellation));
                journal.add(Draft.of("cure", report.sentence(), report.backup().name(), List.of("by way of a compact copy of " + report.backup().name()), new Undo.None("no row and no structure was changed")));
                return report;
            });
        }
    }

    private static long size(Connection connection, int pageSize) throws SQLException {
        long now = Sql.number(connection, "PRAGMA page_size");
        if (pageSize != 0 && pageSize != now && "wal".equals(Sql.text(connection, "PRAGMA journal_mode"))) {
            throw Problem.of(ProblemCode.COMPACT_REFUSED, "detail", "SQLite keeps the page size of a database with a write-ahead log");
        }
        return now * Sql.number(connection, "PRAGMA page_count");
    }

    private Report replace(long before, KeptBefore kept, int pageSize, Progress progress, Cancellation cancellation) {
        Backup safety = kept.backup().orElseThrow(() -> Problem.of(ProblemCode.COMPACT_REFUSED, "detail", "its pages are damaged, or it cannot be read"));
        Path compact = copy(workspace);
        try {
            remove(compact);
            progress.report("Writing a compact copy", 0.3);
            write(safety.file(), compact, pageSize, cancellation);
            progress.report("Comparing every value and row id", 0.5);
            Replacement.Wanted wanted = replacement.wanted(compact, cancellation);
            if (!wanted.hash().equals(replacement.wanted(safety.file(), cancellation).hash())) {
                throw Problem.of(ProblemCode.COMPACT_REFUSED, "detail", "the compact copy would number rows anew, or hold other values");
            }
            Verification.of(compact, progress.part(0.6, 0.7), cancellation);
            replacement.by(wanted, kept, progress.part(0.7, 1), cancellation);
            return new Report(workspace.databaseName(), before, database.read(connection -> size(connection, 0)), safety);
        } finally {
            remove(compact);
        }
    }

    private void write(Path backup, Path compact, int pageSize, Cancellation cancellation) {
        try {
            Private.folder(compact.getParent());
            Durable.createForOwnerOnly(compact);
        } catch (IOException failure) {
            throw failed(failure);
        }
        try (Connection connection = Database.at(backup).openForReading()) {
            if (pageSize != 0) {
                Sql.run(connection, "PRAGMA page_size = " + pageSize);
            }
            Interruptible.run(connection, cancellation, "compacting the database", each -> Sql.run(each, "VACUUM INTO ?", compact.toString()));
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, compact);
        }
    }

    private void requireSpace() {
        try {
            for (Map.Entry<FileStore, Long> need : needsByDisk().entrySet()) {
                long there = free.on(need.getKey());
                if (there < need.getValue()) {
                    throw Problem.of(ProblemCode.NO_SPACE_TO_COMPACT, "needed", Texts.size(need.getValue()), "free", Texts.size(there), "disk", need.getKey().name());
                }
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** The copy is counted as large as the database: only SQLite knows how much smaller it will be. */
    private Map<FileStore, Long> needsByDisk() throws IOException {
        long size = SpaceNeeds.size(workspace);
        Map<FileStore, Long> needs = new LinkedHashMap<>();
        needs.merge(store(workspace.databaseFile()), size, Long::sum);
        needs.merge(store(workspace.records()), size, Long::sum);
        needs.merge(store(workspace.backups()), size + size / 10, Long::sum);
        return needs;
    }

    private FileStore store(Path path) throws IOException {
        return Files.getFileStore(Files.exists(path) ? path : workspace.root());
    }

    private void remove(Path compact) {
        try {
            SqliteFile.remove(compact);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private Problem failed(IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", workspace.records(), "detail", Texts.reason(failure));
    }
}
