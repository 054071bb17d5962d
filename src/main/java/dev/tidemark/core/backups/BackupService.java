package dev.tidemark.core.backups;

import dev.tidemark.core.common.Beside;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.PrivateNotes;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;

/** Makes verified copies of a workspace's database while others use it, lists them and checks them. Blocking; safe for any thread. */
public final class BackupService {
    private static final Object UNPACKING = new Object();

    private final Workspace workspace;
    private final Database database;
    private final BackupFolder folder;
    private final Journal journal;
    private final Clock clock;

    public BackupService(Workspace workspace, Database database, Journal journal, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.folder = new BackupFolder(workspace);
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Makes a consistent copy, verifies it, flushes it to the disk and only then gives it its name: {@code app.db.20250107_120000.backup}.
     * A backup that was asked for, now or by the schedule, gets a journal entry of its own; one before a change is told in that change's entry.
     *
     * @param note the person's own words, or null
     * @return the backup as it now stands in the list
     * @throws Problem BACKUP_FAILED, BACKUP_NOT_VERIFIED, NO_SPACE_FOR_BACKUP, LOCKED, DAMAGED where the database itself is …; no unfinished file is left
     */
    public Backup create(BackupReason reason, String note, Progress progress, Cancellation cancellation) {
        workspace.requireChangeable();
        requireSpace(databaseBytes());
        Instant now = clock.instant();
        try (Reservation reserved = reserve(now, BackupFolder.BACKUP)) {
            VerifiedCopy copy = VerifiedCopy.of(database, reserved.unfinished(), progress, cancellation);
            return listed(reserved, now, reason, note, copy, Files.size(reserved.unfinished()), copy.content().sha256(), null, List.of());
        } catch (IOException failure) {
            throw failed(failure);
        } catch (Problem failure) {
            throw ofDamage(failure, cancellation);
        }
    }

    /** A faithful copy of damaged pages does not pass its check: then it is the database that has to be told of. */
    private Problem ofDamage(Problem failure, Cancellation cancellation) {
        return failure.code() != ProblemCode.BACKUP_NOT_VERIFIED ? failure
            : Damage.of(database, cancellation).map(detail -> Problem.because(failure, ProblemCode.DAMAGED, "path", database.file(), "detail", detail)).orElse(failure);
    }

    /**
     * Makes an archive: a verified copy of the database together with the documents and chroma folders, in one zip file that any program can read. It is read back and compared entry by
     * entry before it is listed. Links are not followed; what was left out, or was written to meanwhile, is told in the journal's entry.
     *
     * @param note the person's own words, or null
     * @throws Problem as {@link #create}; no unfinished file is left
     */
    public Backup createWithFiles(String note, Progress progress, Cancellation cancellation) {
        workspace.requireChangeable();
        Instant now = clock.instant();
        try {
            FolderWalk walk = storedFiles(cancellation);
            // A copy of the database, the archive, and once more a database that is among the files.
            requireSpace(2 * databaseBytes() + 2 * walk.bytes());
            try (Reservation reserved = reserve(now, BackupFolder.ARCHIVE)) {
                VerifiedCopy copy = VerifiedCopy.of(database, reserved.part(), progress.part(0, 0.3), cancellation);
                ArchiveContents contents = new ArchiveWriter(workspace.root(), reserved.part(), walk, progress.part(0.3, 0.7), cancellation)
                    .write(reserved.unfinished(), reserved.part(), workspace.databaseName());
                Durable.flush(reserved.unfinished());
                try (ArchiveReader written = ArchiveReader.open(reserved.unfinished())) {
                    requireSame(reserved.unfinished(), written.contents(), contents, copy);
                    written.verify(progress.part(0.7, 0.9), cancellation);
                }
                String sha256 = FileCopy.read(reserved.unfinished(), progress.part(0.9, 1), cancellation).sha256();
                return listed(reserved, now, BackupReason.ASKED_FOR, note, copy, Files.size(reserved.unfinished()), sha256, contents.stored(), contents.notes());
            }
        } catch (IOException failure) {
            throw failed(failure);
        } catch (Problem failure) {
            throw ofDamage(failure, cancellation);
        }
    }

    private FolderWalk storedFiles(Cancellation cancellation) {
        try {
            return FolderWalk.of(workspace.root(), Workspace.STORED_FOLDERS.stream().map(workspace.root()::resolve).toList(), cancellation);
        } catch (IOException failure) {
            Object where = failure instanceof FileSystemException told && told.getFile() != null ? told.getFile() : String.join(" or ", Workspace.STORED_FOLDERS);
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", where, "detail", Texts.reason(failure));
        }
    }

    private static void requireSame(Path archive, ArchiveContents read, ArchiveContents written, VerifiedCopy copy) {
        if (!read.equals(written) || !read.database().sha256().equals(copy.content().sha256())) {
            throw Problem.of(ProblemCode.BACKUP_NOT_VERIFIED, "path", archive, "detail", "what is read back is not what was written");
        }
    }

    private Backup listed(Reservation reserved, Instant now, BackupReason reason, String note, VerifiedCopy copy, long bytes, String sha256, StoredFiles files, List<String> remarks) throws IOException {
        folder.writeManifest(reserved.target(), new BackupManifest(now, reason, copy.verification().version().map(Object::toString).orElse(null), note, bytes, sha256, copy.verification().rows(),
            database.file().toString(), tool(), SQLiteJDBCLoader.getVersion(), copy.mark(), copy.compared(), files == null ? null : files.count(), files == null ? null : files.bytes()));
        folder.name(reserved.unfinished(), reserved.target());
        Backup made = folder.read(reserved.target());
        if (reason == BackupReason.ASKED_FOR || reason == BackupReason.SCHEDULED) {
            journal.add("back up", made.sentence(), made.name(), Stream.concat(Stream.ofNullable(note), remarks.stream()).toList());
        }
        return made;
    }

    /** As {@link #create}, unless nobody has written to the database since the newest verified backup: then empty. */
    public Optional<Backup> createIfChanged(BackupReason reason, String note, Progress progress, Cancellation cancellation) {
        return current().isPresent() ? Optional.empty() : Optional.of(create(reason, note, progress, cancellation));
    }

    /** All backups, newest first. */
    public List<Backup> list() {
        return folder.list();
    }

    /** Those of all backups that are database files, newest first: an archive has to be unpacked before its database can be used. */
    public List<Backup> databases() {
        return list().stream().filter(backup -> !backup.isArchive()).toList();
    }

    /** What the archive could not take, or may have of two moments, in sentences; empty for a database file. @throws Problem BACKUP_NOT_VERIFIED */
    public List<String> remarks(Backup backup) {
        if (!backup.isArchive()) {
            return List.of();
        }
        try (ArchiveReader archive = ArchiveReader.open(backup.file())) {
            return archive.contents().notes();
        }
    }

    /**
     * A database file with what a backup holds: the backup itself, or what an archive holds of it, unpacked for this process alone.
     *
     * @throws Problem BACKUP_NOT_VERIFIED, DISK_FULL, INPUT_OUTPUT, CANCELLED
     */
    public Path databaseIn(Path backup, Cancellation cancellation) {
        if (!ArchiveReader.isArchive(backup)) {
            return backup;
        }
        String name = backup.getFileName().toString();
        synchronized (UNPACKING) {
            try (ArchiveReader archive = ArchiveReader.open(backup)) {
                // By its hash as well: another archive may have come to this name since.
                Path folderOf = PrivateNotes.of(backup).resolve(archive.contents().database().sha256());
                Path unpacked = folderOf.resolve(name.substring(0, name.length() - BackupFolder.ARCHIVE.length()) + BackupFolder.BACKUP);
                return Files.exists(unpacked) ? unpacked : unpacked(archive, unpacked, cancellation);
            }
        }
    }

    private static Path unpacked(ArchiveReader archive, Path target, Cancellation cancellation) {
        Path part = target.resolveSibling("unfinished-" + UUID.randomUUID());
        try {
            archive.unpackDatabase(part, cancellation);
            return Files.move(part, target);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", target, "detail", Texts.reason(failure));
        } finally {
            Durable.removeLeftovers(part);
        }
    }

    /** The newest verified backup, of those that are not {@linkplain Backup#isOfTheFuture of the future}, when nobody has written to the database since; empty also where that cannot be told. Looks at no rows. */
    public Optional<Backup> current() {
        String now = StateMark.of(database.file());
        Instant moment = clock.instant();
        return databases().stream().filter(backup -> backup.verified() && !backup.isOfTheFuture(moment)).findFirst()
            .filter(newest -> now != null && folder.manifest(newest.file()).map(BackupManifest::mark).filter(now::equals).isPresent()
                && newest.source().filter(database.file().toString()::equals).isPresent());
    }

    /** The {@link StateMark} of the database when a backup of it was made; empty without a manifest. */
    public Optional<String> markBefore(Backup backup) {
        return folder.manifest(backup.file()).map(BackupManifest::mark);
    }

    /** The backup with this file name in the list; empty when there is none, also for null. */
    public Optional<Backup> named(String name) {
        return Optional.ofNullable(name).flatMap(wanted -> list().stream().filter(backup -> backup.name().equals(wanted)).findFirst());
    }

    /**
     * The backup with this file name, or at this path.
     *
     * @throws Problem BACKUP_MISSING; INPUT_OUTPUT when it may not be looked at
     */
    public Backup find(String nameOrPath) {
        Path inFolder = workspace.backups().resolve(nameOrPath);
        Path file = isFile(inFolder) ? inFolder : Path.of(nameOrPath).toAbsolutePath().normalize();
        if (!isFile(file)) {
            throw Problem.of(ProblemCode.BACKUP_MISSING, "path", nameOrPath);
        }
        return folder.read(file);
    }

    /** What may not be looked at is not missing. */
    private static boolean isFile(Path file) {
        if (Files.isRegularFile(file)) {
            return true;
        }
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return false;
        } catch (AccessDeniedException closed) {
            throw Problem.because(closed, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(closed));
        } catch (IOException missing) {
            System.getLogger(BackupService.class.getName()).log(System.Logger.Level.DEBUG, "No backup " + file, missing);
            return false;
        }
    }

    /**
     * Checks a backup again: SQLite finds its pages sound, and its file is the very one that was verified when it was made. That needs its manifest: of a
     * file without one only the pages are checked.
     *
     * @throws Problem BACKUP_NOT_VERIFIED naming what is wrong, BACKUP_MISSING, CANCELLED
     */
    public Verification verify(Path file, Progress progress, Cancellation cancellation) {
        if (ArchiveReader.isArchive(file)) {
            try (ArchiveReader archive = ArchiveReader.open(file)) {
                archive.verify(progress.part(0, 0.5), cancellation);
            }
        }
        Optional<BackupManifest> manifest = folder.manifest(file);
        requireAlone(file);
        try (Beside<FileCopy.Content> reading = Beside.begin(cancellation, own -> manifest.isEmpty() ? null : FileCopy.content(file, own))) {
            Verification found = Verification.of(databaseIn(file, cancellation), progress.part(0.5, 1), cancellation);
            if (manifest.isPresent() && !manifest.get().sha256().equals(reading.result().sha256())) {
                throw Problem.of(ProblemCode.BACKUP_NOT_VERIFIED, "path", file, "detail", "the file was changed after it was made");
            }
            return found.asOf(file);
        }
    }

    /**
     * A backup that was made here stands alone. A journal or a log beside it came later, and SQLite would write it into the backup when that is opened.
     *
     * @throws Problem BACKUP_NOT_VERIFIED, INPUT_OUTPUT; nothing was opened
     */
    void requireAlone(Path file) {
        if (folder.manifest(file).isEmpty()) {
            return;
        }
        for (String suffix : List.of("-journal", "-wal")) {
            Path beside = SqliteFile.sibling(file, suffix);
            try {
                if (Files.exists(beside) && Files.size(beside) > 0) {
                    throw Problem.of(ProblemCode.BACKUP_NOT_VERIFIED, "path", file, "detail", beside.getFileName() + " lies beside it and would be written into it; another program opened it, or that belongs elsewhere: move it away");
                }
            } catch (IOException failure) {
                throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", beside, "detail", Texts.reason(failure));
            }
        }
    }

    /**
     * Pins a backup, so that it is never pruned, or lets it go again.
     *
     * @return the backup as it now stands in the list
     * @throws Problem BACKUP_MISSING, INPUT_OUTPUT
     */
    public Backup pin(Backup backup, boolean pinned) {
        workspace.requireChangeable();
        Path pin = BackupFolder.pinOf(backup.file());
        try {
            if (Files.notExists(backup.file())) {
                throw Problem.of(ProblemCode.BACKUP_MISSING, "path", backup.file());
            }
            if (pinned) {
                Durable.createForOwnerOnly(pin);
            } else {
                Files.deleteIfExists(pin);
            }
            return folder.read(backup.file());
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", pin, "detail", Texts.reason(failure));
        }
    }

    /**
     * Removes a backup for good, unless it is pinned by now or is not in the backups folder, or stored files that have to go back are kept with it.
     *
     * @return whether it is gone
     * @throws Problem INPUT_OUTPUT
     */
    public boolean remove(Backup backup) {
        workspace.requireChangeable();
        if (!workspace.backups().equals(backup.file().getParent()) || Files.exists(BackupFolder.pinOf(backup.file())) || FolderSwap.needs(workspace, backup.name())) {
            return false;
        }
        try {
            // The record last: a backup without one would be offered as one that nobody has verified.
            Files.deleteIfExists(backup.file());
            Files.deleteIfExists(BackupFolder.manifestOf(backup.file()));
            new KeptFiles(workspace).remove(backup.name());
            return true;
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", backup.file(), "detail", Texts.reason(failure));
        }
    }

    /**
     * What backups have left whose process was killed: unfinished copies and their markers. One that is being made is none of it.
     *
     * @param remove whether to remove it
     * @throws IOException when the folder cannot be read, or a file not be removed
     */
    public static List<Path> leftBehind(Workspace workspace, boolean remove) throws IOException {
        return Files.isDirectory(workspace.backups()) ? Reservation.leftBehind(workspace.backups(), remove) : List.of();
    }

    private static String tool() {
        String version = BackupService.class.getPackage().getImplementationVersion();
        return version == null ? "Tidemark" : "Tidemark " + version;
    }

    private long databaseBytes() {
        try {
            return Files.exists(database.file()) ? Files.size(database.file()) : 0;
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private void requireSpace(long needed) {
        try {
            Path existing = Files.isDirectory(workspace.backups()) ? workspace.backups() : workspace.root();
            long free = Files.getFileStore(existing).getUsableSpace();
            if (free < needed + needed / 10) {
                throw Problem.of(ProblemCode.NO_SPACE_FOR_BACKUP, "needed", Texts.size(needed + needed / 10), "free", Texts.size(free));
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private Reservation reserve(Instant now, String suffix) {
        if (Files.exists(workspace.backups()) && !Files.isDirectory(workspace.backups())) {
            throw Problem.of(ProblemCode.BACKUP_FAILED, "detail", workspace.backups() + " is a file, and backups need a folder of that name");
        }
        try {
            Private.folder(workspace.backups());
            return folder.reserve(now, suffix);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private Problem failed(IOException failure) {
        return Problem.because(failure, ProblemCode.BACKUP_FAILED, "detail", "writing to " + workspace.backups() + " failed, " + Texts.reason(failure));
    }
}
