package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an archive, believing nothing: a path that leads out of the folder, an entry that nobody told of, a byte that differs from its hash are refused. */
final class ArchiveReader implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final int LARGEST_LIST = 512 << 20;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path archive;
    private final ZipFile zip;
    private final ArchiveContents contents;

    private ArchiveReader(Path archive, ZipFile zip, ArchiveContents contents) {
        this.archive = archive;
        this.zip = zip;
        this.contents = contents;
    }

    /** Whether a file has the name of an archive. */
    static boolean isArchive(Path file) {
        return file.getFileName().toString().endsWith(BackupFolder.ARCHIVE);
    }

    /** @throws Problem BACKUP_NOT_VERIFIED when it is no archive of ours */
    static ArchiveReader open(Path archive) {
        ZipFile zip = null;
        try {
            zip = new ZipFile(archive.toFile());
            ZipEntry list = zip.getEntry(ArchiveContents.NAME);
            if (list == null) {
                throw refused(archive, "it has no list of what is in it", null);
            }
            try (InputStream in = zip.getInputStream(list)) {
                ArchiveContents contents = JsonMapper.shared().readValue(in.readNBytes(LARGEST_LIST), ArchiveContents.class);
                if (contents.format() != ArchiveContents.FORMAT || contents.database() == null) {
                    throw refused(archive, "it was made by a later version", null);
                }
                if (contents.database().sha256() == null || !SHA256.matcher(contents.database().sha256()).matches()) {
                    throw refused(archive, "the hash of its database is none", null);
                }
                // They take the place of the folders of these names, whatever those hold.
                contents.folders().stream().filter(folder -> !Workspace.STORED_FOLDERS.contains(folder)).findFirst().ifPresent(folder -> {
                    throw refused(archive, folder + " is no folder of stored files", null);
                });
                return new ArchiveReader(archive, zip, contents);
            }
        } catch (IOException | JacksonException | IllegalArgumentException failure) {
            close(zip);
            throw refused(archive, failure instanceof IOException io ? Texts.reason(io) : "its list cannot be read", failure);
        } catch (Problem problem) {
            close(zip);
            throw problem;
        }
    }

    ArchiveContents contents() {
        return contents;
    }

    /** Reads every byte and compares it with its hash. @throws Problem BACKUP_NOT_VERIFIED, CANCELLED */
    void verify(Progress progress, Cancellation cancellation) {
        Map<String, ArchiveContents.Entry> told = new HashMap<>();
        contents.files().forEach(file -> told.put(file.path(), file));
        told.put(contents.database().path(), contents.database());
        zip.stream().filter(entry -> !entry.isDirectory() && !entry.getName().equals(ArchiveContents.NAME) && !told.containsKey(entry.getName())).findFirst().ifPresent(foreign -> {
            throw refused(archive, foreign.getName() + " is in it and not in its list", null);
        });
        int number = 0;
        for (ArchiveContents.Entry entry : told.values()) {
            progress.report("Checking " + entry.path(), (double) number++ / told.size());
            read(entry, OutputStream.nullOutputStream(), cancellation);
        }
    }

    /** Writes the database into a new file for its owner alone. */
    void unpackDatabase(Path target, Cancellation cancellation) {
        try {
            Private.folder(target.getParent());
            Private.file(target);
            try (OutputStream out = Files.newOutputStream(target)) {
                read(contents.database(), out, cancellation);
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", target, "detail", Texts.reason(failure));
        }
    }

    /** Writes the stored files and folders into a folder, under the paths that they have in the workspace. They are on the disk afterwards: what they take the place of may go then. */
    void unpackFiles(Path target, Progress progress, Cancellation cancellation) {
        try {
            for (String folder : contents.folders()) {
                Files.createDirectories(inside(target, folder));
            }
            for (ZipEntry entry : zip.stream().filter(ZipEntry::isDirectory).toList()) {
                Files.createDirectories(inside(target, entry.getName()));
            }
            int number = 0;
            for (ArchiveContents.Entry entry : contents.files()) {
                progress.report("Unpacking " + entry.path(), (double) number++ / contents.files().size());
                Path file = inside(target, entry.path());
                Files.createDirectories(file.getParent());
                try (OutputStream out = Files.newOutputStream(file)) {
                    read(entry, out, cancellation);
                }
                Files.setLastModifiedTime(file, FileTime.from(entry.modified()));
                Durable.flush(file);
            }
            flushFolders(target);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", target, "detail", Texts.reason(failure));
        }
    }

    private static void flushFolders(Path target) throws IOException {
        try (Stream<Path> found = Files.walk(target)) {
            for (Path folder : found.filter(Files::isDirectory).toList()) {
                Durable.flushFolder(folder);
            }
        }
    }

    private Path inside(Path target, String name) {
        Path path = target.resolve(name).normalize();
        if (contents.folders().stream().noneMatch(folder -> path.startsWith(target.resolve(folder).normalize())) || !path.startsWith(target) || path.equals(target)) {
            throw refused(archive, name + " would lie outside of the stored files", null);
        }
        return path;
    }

    private void read(ArchiveContents.Entry entry, OutputStream out, Cancellation cancellation) {
        ZipEntry zipped = zip.getEntry(entry.path());
        if (zipped == null) {
            throw refused(archive, entry.path() + " is missing in it", null);
        }
        MessageDigest sha256 = FileCopy.sha256();
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        try (InputStream in = zip.getInputStream(zipped)) {
            for (int read = readFrom(in, chunk, entry); read >= 0; read = readFrom(in, chunk, entry)) {
                cancellation.check("reading " + archive.getFileName());
                sha256.update(chunk, 0, read);
                bytes += read;
                if (bytes > entry.bytes()) {
                    break;
                }
                out.write(chunk, 0, read);
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", archive, "detail", Texts.reason(failure));
        }
        if (bytes != entry.bytes() || !HexFormat.of().formatHex(sha256.digest()).equals(entry.sha256())) {
            throw refused(archive, entry.path() + " is not what was packed", null);
        }
    }

    /** What cannot be unpacked is the archive's fault, what cannot be written is the disk's. */
    private int readFrom(InputStream in, byte[] chunk, ArchiveContents.Entry entry) {
        try {
            return in.read(chunk);
        } catch (IOException damaged) {
            throw refused(archive, entry.path() + " cannot be unpacked, " + Texts.reason(damaged), damaged);
        }
    }

    private static Problem refused(Path archive, String detail, Exception cause) {
        return cause == null ? Problem.of(ProblemCode.BACKUP_NOT_VERIFIED, "path", archive, "detail", detail) : Problem.because(cause, ProblemCode.BACKUP_NOT_VERIFIED, "path", archive, "detail", detail);
    }

    @Override public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException failure) {
            System.getLogger(ArchiveReader.class.getName()).log(System.Logger.Level.WARNING, "Could not close " + zip.getName(), failure);
        }
    }
}
