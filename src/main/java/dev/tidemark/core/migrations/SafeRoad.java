package dev.tidemark.core.migrations;

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

/** The one road for changes that are no migrate and no roll back: lock, verified backup, one transaction, journal. Blocking. */
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
     * Carries a change out: all of it, or nothing.
     *
     * @param name what is being done, for the status bar and a second Tidemark: "Stamp V7"
     * @param kind the journal's word for it: stamp, repair, cure
     * @param work makes the change on the connection, inside the transaction; throwing takes it back
     * @throws Problem WORKSPACE_BUSY, LOCKED, CANCELLED, those of the backup and of the work; the database is then as it was
     */
    public Change carryOut(String name, String kind, BackupReason reason, ForeignKeys foreignKeys, Sql.Work<Done> work, Progress progress, Cancellation cancellation) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, name)) {
            return database.exclusively(name, () -> {
                Backup backup = backups.create(reason, null, progress.part(0, 0.6), cancellation);
                cancellation.check(name);
                progress.report(name, 0.7);
                Done done = database.write(name, foreignKeys, work);
                journal.add(kind, done.sentence(), backup.name(), done.details(), done.scripts());
                progress.report(name, 1);
                return new Change(done, backup);
            });
        }
    }
}
