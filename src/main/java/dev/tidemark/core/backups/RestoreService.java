package dev.tidemark.core.backups;

import dev.tidemark.core.common.Beside;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.VersionJournal;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings a backup back: checked before, a safety backup first, compared byte by byte or value by value after. Blocking. */
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

    /** What a restore brings back. */
    public enum Scope {
        /** The database, and the stored files where they belong to the backup. */
        WHOLE,
        /** The stored files stay as they are. */
        DATABASE_ONLY
    }

    /** As {@link #restore(Path, Scope, Progress, Cancellation)}, all that belongs to the backup. */
    public RestoreReport restore(Path file, Progress progress, Cancellation cancellation) {
        return restore(file, Scope.WHOLE, progress, cancellation);
    }

    /** Finishes or takes back a restore of stored files whose process was killed. Before the journal is settled. @throws Problem for a database that cannot be read */
    public void settle() {
        FolderSwap.settle(workspace, database);
    }

    /**
     * Whether a restore of stored files is not settled, as after {@link #settle} has failed; nothing while a change runs. Reads only.
     *
     * @return where the files from before may be
     * @throws Problem INPUT_OUTPUT
     */
    public Optional<Path> unsettled() {
        return FolderSwap.unsettled(workspace);
    }

    /**
     * Restores the whole database from a backup, and the documents and chroma folders from an archive, or where a restore had replaced them after this backup. The folders that are there now
     * are kept with the safety backup: restoring that brings them back.
     *
     * @param file any sound SQLite database or archive; usually one of {@link BackupService#list}
     * @throws Problem NO_SPACE_FOR_RESTORE, INPUT_OUTPUT, BACKUP_MISSING or BACKUP_NOT_VERIFIED before anything is touched; RESTORE_FAILED, LOCKED, DISK_FULL, CANCELLED with the database as it was
     */
    public RestoreReport restore(Path file, Scope scope, Progress progress, Cancellation cancellation) {
        String doing = "Restore " + file.getFileName();
        // It takes the lock of the workspace for itself.
        FolderSwap.settle(workspace, database);
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, doing)) {
            return database.exclusively(doing, () -> restoreAlone(file, scope, progress, cancellation));
        }
    }

    private RestoreReport restoreAlone(Path file, Scope scope, Progress progress, Cancellation cancellation) {
        backups.requireAlone(file);
        Path source = backups.databaseIn(file, cancellation);
        String mark = StateMark.of(source);
        // Every value of the backup is read while it is checked and the safety backup is taken.
        try (Beside<Replacement.Wanted> reading = Beside.begin(cancellation, own -> replacement.wanted(source, mark, own))) {
            Verification checked = backups.verify(file, progress.part(0, 0.15), cancellation);
            if (scope == Scope.WHOLE) {
                Optional<NewFolders> folders = NewFolders.of(workspace, file, progress.part(0.15, 0.2), cancellation);
                if (folders.isPresent()) {
                    return withFolders(file, folders.get(), checked, reading, progress, cancellation);
                }
            }
            return replacement.safely(backups, BackupReason.BEFORE_RESTORE, progress.part(0.2, 0.4), cancellation,
                before -> replace(file, checked, reading.result(), before, Optional.empty(), progress, cancellation));
        }
    }

    /** The folders change first and go back when the database does not follow: renaming is easily taken back. */
    private RestoreReport withFolders(Path file, NewFolders folders, Verification checked, Beside<Replacement.Wanted> reading, Progress progress, Cancellation cancellation) {
        KeptFiles kept = new KeptFiles(workspace);
        try {
            return replacement.safely(backups, BackupReason.BEFORE_RESTORE, progress.part(0.2, 0.4), cancellation, before -> {
                String name = before.backup().map(Backup::name).orElseGet(() -> kept.unused("before " + file.getFileName()));
                return replace(file, checked, reading.result(), before, Optional.of(new Folders(folders, kept.of(name))), progress, cancellation);
            });
        } finally {
            // Not before: another try brings the same files.
            FolderSwap.removeUnpacked(workspace);
        }
    }

    /** Folders that change with the database, and where those go that are there now. */
    private record Folders(NewFolders to, Path kept) { }

    /** The folders are settled, too, before the journal tells that it is done: whoever is killed before that leaves an open intent, by which a later start finds both. */
    private RestoreReport replace(Path file, Verification checked, Replacement.Wanted wanted, KeptBefore before, Optional<Folders> folders, Progress progress, Cancellation cancellation) {
        Draft draft = Draft.of("restore", "Restored " + file.getFileName() + ".", before.backupName(), lines(file, before, folders, checked), before.undo());
        Supplier<RestoreReport> database = () -> replaceDatabase(file, checked, wanted, before, folders.map(both -> both.to().files()), progress, cancellation);
        return replacement.journaled(journal, draft, wanted, before, () -> {
            RestoreReport report = folders.map(both -> FolderSwap.prepare(workspace, both.to().incoming(), both.kept(), both.to().names(), wanted.hash())
                .around(database, failure -> replacement.isMade(wanted, before.backup(), failure))).orElseGet(database);
            return new Replacement.Replaced<>(report, report.sentence());
        }).report();
    }

    private RestoreReport replaceDatabase(Path file, Verification checked, Replacement.Wanted wanted, KeptBefore before, Optional<StoredFiles> files, Progress progress, Cancellation cancellation) {
        boolean samePages = replacement.by(wanted, before, progress.part(0.4, 0.9), cancellation);
        Verification sound = samePages ? checked.asOf(database.file()) : Replacement.afterwards(before.named(), () -> Verification.of(database.file(), progress.part(0.9, 1), Cancellation.never()));
        return new RestoreReport(backups.find(file.toString()), samePages, before.backup(), before.file(), sound, files);
    }

    private static List<String> lines(Path file, KeptBefore before, Optional<Folders> folders, Verification checked) {
        List<String> lines = new ArrayList<>(List.of("from " + file));
        before.backup().ifPresent(safety -> lines.add(VersionJournal.across(safety.version(), checked.version())));
        lines.addAll(before.lines());
        folders.ifPresent(both -> lines.add(String.join(" and ", both.to().names()) + " come from it too (" + both.to().files().words() + "); those that were there are kept in " + both.kept()));
        return lines;
    }
}
