package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.journal.VersionJournal;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a backup back: checked before, a safety backup first, compared value by value after. Blocking. */
public final class RestoreService {
    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Replacement replacement;
    private final Journal journal;

    public RestoreService(Workspace workspace, Database database, BackupService backups, Replacement replacement, Journal journal) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.replacement = replacement;
        this.journal = journal;
    }

    /**
     * Restores the whole database from a backup.
     *
     * @param file any sound SQLite database; usually one of {@link BackupService#list}
     * @throws Problem BACKUP_MISSING or BACKUP_NOT_VERIFIED before anything is touched; RESTORE_FAILED, LOCKED, DISK_FULL, CANCELLED with the database as it was
     */
    public RestoreReport restore(Path file, Progress progress, Cancellation cancellation) {
        String doing = "Restore " + file.getFileName();
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, doing)) {
            return database.exclusively(doing, () -> restoreAlone(file, progress, cancellation));
        }
    }

    private RestoreReport restoreAlone(Path file, Progress progress, Cancellation cancellation) {
        Verification checked = backups.verify(file, progress.part(0, 0.2), cancellation);
        Replacement.Wanted wanted = replacement.wanted(file, cancellation);
        return replacement.safely(backups, BackupReason.BEFORE_RESTORE, progress.part(0.2, 0.4), cancellation, safety -> replace(file, checked, wanted, safety, progress, cancellation));
    }

    private RestoreReport replace(Path file, Verification checked, Replacement.Wanted wanted, Optional<Backup> safety, Progress progress, Cancellation cancellation) {
        Draft draft = Draft.of("restore", "Restored " + file.getFileName() + ".", safety.map(Backup::name).orElse(null), lines(file, safety, checked), Undo.ofReplaced(safety.map(Backup::name)));
        return replacement.journaled(journal, draft, wanted, safety, () -> {
            Optional<Path> aside = replacement.by(wanted, safety, progress.part(0.4, 0.9), cancellation);
            String kept = safety.map(Backup::name).or(() -> aside.map(Path::toString)).orElse("the backups folder");
            Verification sound = Replacement.afterwards(kept, () -> Verification.of(database.file(), progress.part(0.9, 1), Cancellation.never()));
            RestoreReport report = new RestoreReport(backups.find(file.toString()), safety, aside, sound);
            return new Replacement.Replaced<>(report, report.sentence());
        }).report();
    }

    private static List<String> lines(Path file, Optional<Backup> safety, Verification checked) {
        List<String> lines = new ArrayList<>(List.of("from " + file));
        safety.ifPresent(before -> lines.add(VersionJournal.across(before.version(), checked.version())));
        return lines;
    }
}
