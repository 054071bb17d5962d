package dev.tidemark.core.backups;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The names and manifests of the backups of one workspace: {@code app.db.20250107_120000.backup} and {@code ….backup.json}, in UTC. */
final class BackupFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile(".+\\.(\\d{8}_\\d{6})(?:_\\d+)?\\.backup(?:\\.zip)?");
    static final String BACKUP = ".backup";
    static final String ARCHIVE = ".backup.zip";

    private final Workspace workspace;

    BackupFolder(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A name that no backup has: a second backup within one second gets a number, also when another process makes it at this very moment. */
    Reservation reserve(Instant now, String suffix) throws IOException {
        Reservation.leftBehind(workspace.backups(), true);
        String stem = workspace.databaseName() + "." + STAMP.format(now);
        for (int number = 1; ; number++) {
            Reservation reserved = Reservation.of(workspace.backups().resolve(stem + (number == 1 ? "" : "_" + number) + suffix));
            if (reserved != null) {
                return reserved;
            }
        }
    }

    /** Newest first. Files with other names are passed over, unfinished ones have other names. */
    List<Backup> list() {
        if (!Files.isDirectory(workspace.backups())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(workspace.backups())) {
            return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches() && !isNoFile(file)).flatMap(this::unlessGone)
                .sorted(Comparator.comparing(Backup::createdAt).thenComparing(Backup::name).reversed()).toList();
        } catch (UncheckedIOException failure) {
            throw failed(workspace.backups(), failure.getCause());
        } catch (IOException failure) {
            throw failed(workspace.backups(), failure);
        }
    }

    /** A folder or a pipe that is called like a backup. What may not be looked at may be one. */
    private static boolean isNoFile(Path file) {
        try {
            return !Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
        } catch (IOException unknown) {
            System.getLogger(BackupFolder.class.getName()).log(System.Logger.Level.DEBUG, "Not known what it is: " + file, unknown);
            return false;
        }
    }

    /** Another Tidemark may prune while they are listed. */
    private Stream<Backup> unlessGone(Path file) {
        try {
            return Stream.of(read(file));
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.BACKUP_MISSING) {
                return Stream.empty();
            }
            throw problem;
        }
    }

    /** @throws Problem BACKUP_MISSING; INPUT_OUTPUT when it may not be looked at */
    Backup read(Path file) {
        Optional<BackupManifest> manifest = manifest(file);
        long bytes = size(file);
        return new Backup(file, manifest.map(BackupManifest::createdAt).orElseGet(() -> stamped(file)),
            manifest.map(BackupManifest::reason), manifest.map(BackupManifest::version).map(Version::of), manifest.map(BackupManifest::note),
            bytes, manifest.map(BackupManifest::rows).orElse(Map.of()), manifest.filter(told -> told.bytes() == bytes).isPresent(),
            manifest.map(BackupManifest::sha256), manifest.map(BackupManifest::sourceFile), files(file, manifest), Files.exists(pinOf(file)));
    }

    private Optional<StoredFiles> files(Path file, Optional<BackupManifest> manifest) {
        return manifest.filter(told -> told.files() != null).map(told -> new StoredFiles(told.files(), told.fileBytes())).or(() -> new KeptFiles(workspace).counted(file.getFileName().toString()));
    }

    /** The manifest beside a backup; empty when there is none or it cannot be read. */
    Optional<BackupManifest> manifest(Path file) {
        Path json = manifestOf(file);
        if (!Files.exists(json)) {
            return Optional.empty();
        }
        try {
            return Optional.of(BackupManifest.read(json));
        } catch (JacksonException unreadable) {
            // A backup without a readable manifest is still offered, as one that nobody has verified.
            System.getLogger(BackupFolder.class.getName()).log(System.Logger.Level.WARNING, "The record " + json + " cannot be read, and its backup counts as one that nobody has verified: " + unreadable.getOriginalMessage(), unreadable);
            return Optional.empty();
        }
    }

    void writeManifest(Path file, BackupManifest told) throws IOException {
        Path manifest = manifestOf(file);
        Durable.createForOwnerOnly(manifest);
        Files.write(manifest, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(told));
        Durable.flush(manifest);
    }

    /** Gives a finished copy the name of a backup, whose manifest is there already; where that fails, the manifest goes too. */
    void name(Path unfinished, Path file) throws IOException {
        try {
            Durable.rename(unfinished, file);
        } catch (IOException failure) {
            Files.deleteIfExists(manifestOf(file));
            throw failure;
        }
    }

    static Path manifestOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".json");
    }

    /** A file beside the backup that says it is pinned; beside it, so that a backup without a manifest can be pinned too. */
    static Path pinOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".pinned");
    }

    private static Instant stamped(Path file) {
        return stampOf(file.getFileName().toString()).orElseGet(() -> modified(file));
    }

    /** The moment that the name of a backup tells; empty for another name, or one that tells none. */
    static Optional<Instant> stampOf(String backup) {
        Matcher name = NAME.matcher(backup);
        try {
            return name.matches() ? Optional.of(LocalDateTime.parse(name.group(1), STAMP.withZone(null)).toInstant(ZoneOffset.UTC)) : Optional.empty();
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException failure) {
            throw goneOrClosed(file, failure);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw goneOrClosed(file, failure);
        }
    }

    private static Problem goneOrClosed(Path file, IOException failure) {
        return failure instanceof NoSuchFileException ? Problem.because(failure, ProblemCode.BACKUP_MISSING, "path", file) : failed(file, failure);
    }

    private static Problem failed(Path path, IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", path, "detail", Texts.reason(failure));
    }
}
