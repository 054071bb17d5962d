package dev.tidemark.core.changes;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.util.List;
import java.util.Map;

/**
 * The one road for changes that are no migrate and no roll back: lock, verified backup, one transaction in which every changed row is captured,
 * checks, journal with the undo. Blocking; safe for any thread.
 */
public final class SafeRoad {
    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Journal journal;

    public SafeRoad(Workspace workspace, Database database, BackupService backups, Journal journal) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.journal = journal;
    }

    /**
     * What a change did, for the journal.
     *
     * @param sentence "Stamped base → V7: 7 rows."
     * @param details one line per thing done
     * @param scripts file name to text of the scripts that count as applied by it
     */
    public record Done(String sentence, List<String> details, Map<String, String> scripts) {
        public Done {
            details = List.copyOf(details);
            scripts = Map.copyOf(scripts);
        }
    }

    /** What was done, and the backup that has the state before. */
    public record Change(Done done, Backup backup) { }

    /**
     * Carries a change out: all of it, or nothing. A change of rows alone can be taken back row by row, one of the schema by its backup.
     *
     * @param name what is being done, for the status bar and a second Tidemark: "Stamp V7"
     * @param kind the journal's word for it: stamp, repair, cure
     * @param work makes the change on the connection, inside the transaction; throwing takes it back
     * @throws Problem WORKSPACE_BUSY, LOCKED, CANCELLED, those of the backup and of the work; the database is then as it was
     */
    public Change carryOut(String name, String kind, BackupReason reason, ForeignKeys foreignKeys, Sql.Work<Done> work, Progress progress, Cancellation cancellation) {
        RowReport report = run(new RowWork(name, kind, reason, foreignKeys, work), null, false, progress, cancellation);
        return new Change(report.done(), report.backup());
    }

    /**
     * Finds out what a change of rows would do, by doing it in a transaction that is taken back. Holds no lock when it returns.
     * Waits for the database's write lock, so that the chatbot waits while it runs.
     *
     * @param change its work is run; it must change nothing outside the connection
     * @throws Problem LOCKED, CANCELLED, CONSTRAINT and those of the work; the database is as it was in any case
     */
    public RowPreview preview(RowWork change, Cancellation cancellation) {
        return new RowTransaction(database, change, cancellation).preview();
    }

    /**
     * Carries a change of rows out: lock, verified backup, one write transaction with every changed row captured, checks, commit, journal. Work
     * that changes no row is rolled back and has no entry; the backup stays.
     *
     * @param shown the preview that the person agreed to; null when there was none
     * @throws Problem CHANGE_OUTDATED when the work would now change other tables or other numbers of rows than shown; CONSTRAINT also for rows that
     *     would point to nothing; WORKSPACE_BUSY, LOCKED, CANCELLED, DISK_FULL, those of the backup and of the work; the database is then as it was
     */
    public RowReport changeRows(RowWork change, RowPreview shown, Progress progress, Cancellation cancellation) {
        return run(change, shown, true, progress, cancellation);
    }

    private RowReport run(RowWork change, RowPreview shown, boolean rowsOnly, Progress progress, Cancellation cancellation) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, change.name())) {
            return database.exclusively(change.name(), () -> {
                database.requireWritable();
                Backup backup = backups.create(change.reason(), null, progress.part(0, 0.6), cancellation);
                cancellation.check(change.name());
                progress.report(change.name(), 0.7);
                RowReport report = new RowTransaction(database, change, cancellation).commit(shown, rowsOnly, backup, journal);
                progress.report(change.name(), 1);
                return report;
            });
        }
    }
}
