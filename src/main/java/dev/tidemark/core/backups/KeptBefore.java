package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of the database before it is replaced: a safety backup; a copy of one whose pages are damaged, of which no backup passes its check; or an unreadable file itself, which is moved
 * aside when the new one takes its place. Its name is known before anything is replaced, so that the journal can tell it.
 */
public final class KeptBefore {
    private final Optional<Backup> backup;
    private final Optional<SetAside> aside;
    private final boolean readable;
    private final String mark;

    private KeptBefore(Optional<Backup> backup, Optional<SetAside> aside, boolean readable, String mark) {
        this.backup = backup;
        this.aside = aside;
        this.readable = readable;
        this.mark = mark;
    }

    /**
     * Makes it, or finds out where it will be.
     *
     * @throws Problem READ_ONLY, LOCKED, and those of a backup, save that the pages are damaged
     */
    static KeptBefore make(Workspace workspace, Database database, Instant now, BackupService backups, BackupReason reason, Progress progress, Cancellation cancellation) {
        if (!database.isReadable()) {
            return new KeptBefore(Optional.empty(), SetAside.planned(workspace, database, now), false, null);
        }
        database.requireWritable();
        try {
            return of(backups.create(reason, null, progress, cancellation), backups);
        } catch (Problem problem) {
            if (problem.code() != ProblemCode.DAMAGED) {
                throw problem;
            }
            String mark = StateMark.of(database.file());
            return new KeptBefore(Optional.empty(), Optional.of(SetAside.copied(workspace, database, now, progress, cancellation)), true, mark);
        }
    }

    /** A backup that was taken for this. */
    static KeptBefore of(Backup backup, BackupService backups) {
        return new KeptBefore(Optional.of(backup), Optional.empty(), true, backups.markBefore(backup).orElse(null));
    }

    /** The safety backup; empty where none can be made. */
    public Optional<Backup> backup() {
        return backup;
    }

    /** The name of the safety backup; null where there is none. */
    public String backupName() {
        return backup.map(Backup::name).orElse(null);
    }

    /** The file beside the backups, of a database of which no backup can be made; empty where there was nothing to keep, or there is a backup. */
    public Optional<Path> file() {
        return aside.map(SetAside::file);
    }

    /** What names it to a person in a sentence: "kept: app.db.….backup". */
    String named() {
        return backup.map(Backup::name).or(() -> file().map(Path::toString)).orElse("the backups folder");
    }

    /** How a replacement is taken back. */
    public Undo undo() {
        return backup.<Undo>map(made -> new Undo.Restore(made.name(), null)).orElseGet(() -> new Undo.None(file().map(kept -> (readable ? "the database was damaged, and no backup can be made of such a one" : "there was no readable database before")
            + "; as it was it is kept in " + kept).orElse("there was no database before")));
    }

    /** The same for the journal's details, where no backup is named. */
    public List<String> lines() {
        return file().map(kept -> (readable ? "the damaged database as it was is kept in " : "the unreadable file that was there is kept in ") + kept).stream().toList();
    }

    /** Whether it can be read, and so its pages are replaced and not its file. */
    boolean isReadable() {
        return readable;
    }

    /** Of what may be replaced; null for an unreadable file, or where it is not known. */
    String mark() {
        return mark;
    }

    /** An unreadable file goes out of the way. */
    void moveAside() {
        aside.ifPresent(SetAside::move);
    }

    /** Removes what was made here, after nothing was replaced. */
    void discard(BackupService backups) {
        backup.ifPresent(backups::remove);
        if (readable) {
            aside.ifPresent(SetAside::remove);
        }
    }
}
