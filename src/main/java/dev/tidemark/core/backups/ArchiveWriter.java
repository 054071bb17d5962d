package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Slashes;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.SqliteFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a copy of the database and the stored files into one zip file, in one go, whatever their size (entries and archives over 4 GB in the zip64 form). A file that is a SQLite database
 * itself, as the vector store's is, is copied through SQLite like ours: its bytes alone could be of two moments. Where
 * SQLite cannot read it, its bytes are taken with those of its log.
 */
final class ArchiveWriter {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 1 << 16;

    private final Path root;
    private final Path part;
    private final FolderWalk walk;
    private final List<String> notes;
    private final List<ArchiveContents.Entry> files = new ArrayList<>();
    /** Those that were taken with their databases. */
    private final Set<Path> logs = new HashSet<>();
    private final Progress progress;
    private final Cancellation cancellation;
    private final byte[] chunk = new byte[CHUNK];
    private long done;

    /**
     * @param root the workspace folder
     * @param part where a copy of a SQLite file may lie for a moment
     */
    ArchiveWriter(Path root, Path part, FolderWalk walk, Progress progress, Cancellation cancellation) {
        this.root = root;
        this.part = part;
        this.walk = walk;
        this.notes = new ArrayList<>(walk.notes());
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Writes the archive.
     *
     * @param archive an empty file
     * @param database a finished copy of the database
     */
    ArchiveContents write(Path archive, Path database, String databaseName) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(archive), 1 << 18))) {
            // Most of what chats store is packed already; the best packing would take longer than all else.
            zip.setLevel(Deflater.BEST_SPEED);
            ArchiveContents.Entry copy = put(zip, ArchiveContents.DATABASE_FOLDER + "/" + databaseName, database, Instant.now());
            // Its place is that of the copies that follow.
            Durable.removeLeftovers(database);
            for (Path path : walk.paths()) {
                cancellation.check("the backup");
                if (Files.isDirectory(path)) {
                    zip.putNextEntry(new ZipEntry(name(path) + "/"));
                    zip.closeEntry();
                } else {
                    add(zip, path);
                }
            }
            ArchiveContents contents = new ArchiveContents(ArchiveContents.FORMAT, copy, walk.roots().stream().map(this::name).toList(), files, notes);
            zip.putNextEntry(new ZipEntry(ArchiveContents.NAME));
            zip.write(JsonMapper.shared().writeValueAsBytes(contents));
            zip.closeEntry();
            return contents;
        }
    }

    private void add(ZipOutputStream zip, Path file) throws IOException {
        try {
            if (logs.contains(file) || isLogOfADatabase(file)) {
                return;
            }
            FileTime modified = Files.getLastModifiedTime(file);
            if (!isDatabase(file)) {
                addAsItIs(zip, file, modified);
            } else if (!addDatabase(zip, file, modified)) {
                addAsItIs(zip, file, modified);
                addLogs(zip, file);
            }
        } catch (NoSuchFileException gone) {
            notes.add(name(file) + " was removed while the archive was made; it is not in it.");
        }
    }

    /** @return false when SQLite cannot read it: then its bytes are taken */
    private boolean addDatabase(ZipOutputStream zip, Path file, FileTime modified) throws IOException {
        try {
            PageCopy.copyForOwnerOnly(Database.at(file), part, Progress.NONE, cancellation);
            files.add(put(zip, name(file), part, modified.toInstant()));
            return true;
        } catch (Problem problem) {
            switch (problem.code()) {
                case CANCELLED, DISK_FULL, INPUT_OUTPUT -> throw problem;
                default -> notes.add(name(file) + " is a database that could not be copied through SQLite, so its bytes were taken as they are: " + problem.what());
            }
            return false;
        } finally {
            Durable.removeLeftovers(part);
        }
    }

    /** Without what is only in its log the bytes of a database are of no moment at all; SQLite takes the log up where it finds it beside them. */
    private void addLogs(ZipOutputStream zip, Path database) throws IOException {
        List<String> names = new ArrayList<>();
        for (String suffix : List.of("-wal", "-journal")) {
            Path log = SqliteFile.sibling(database, suffix);
            boolean isIn = files.stream().anyMatch(entry -> entry.path().equals(name(log)));
            if (Files.isRegularFile(log, LinkOption.NOFOLLOW_LINKS) && !isIn) {
                addAsItIs(zip, log, Files.getLastModifiedTime(log));
                logs.add(log);
                names.add(log.getFileName().toString());
            }
        }
        if (!names.isEmpty()) {
            notes.add("With " + name(database) + " goes its log: " + String.join(", ", names) + ".");
        }
    }

    private void addAsItIs(ZipOutputStream zip, Path file, FileTime modified) throws IOException {
        long size = Files.size(file);
        ArchiveContents.Entry entry = put(zip, name(file), file, modified.toInstant());
        files.add(entry);
        boolean same = Files.exists(file) && Files.size(file) == size && entry.bytes() == size && Files.getLastModifiedTime(file).equals(modified);
        if (!same) {
            notes.add(name(file) + " was written to while it was read; what is in the archive may be of two moments.");
        }
    }

    private ArchiveContents.Entry put(ZipOutputStream zip, String name, Path file, Instant modified) throws IOException {
        MessageDigest sha256 = FileCopy.sha256();
        long bytes = 0;
        // Opened before its entry begins: a file that is gone by then leaves none.
        try (InputStream in = Files.newInputStream(file)) {
            ZipEntry entry = new ZipEntry(name);
            entry.setLastModifiedTime(FileTime.from(modified));
            zip.putNextEntry(entry);
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                cancellation.check("the backup");
                zip.write(chunk, 0, read);
                sha256.update(chunk, 0, read);
                bytes += read;
                done += read;
            }
            zip.closeEntry();
        }
        progress.report("Packed " + Texts.size(done) + ": " + name, Math.min(1, (double) done / Math.max(1, walk.bytes() + bytes)));
        return new ArchiveContents.Entry(name, bytes, HexFormat.of().formatHex(sha256.digest()), modified);
    }

    private String name(Path path) {
        return Slashes.between(root.relativize(path));
    }

    private static boolean isDatabase(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        }
    }

    /** What is in it comes through SQLite with its database. */
    private static boolean isLogOfADatabase(Path file) throws IOException {
        String name = file.getFileName().toString();
        for (String suffix : List.of("-wal", "-shm", "-journal")) {
            if (name.endsWith(suffix)) {
                Path database = file.resolveSibling(name.substring(0, name.length() - suffix.length()));
                return Files.isRegularFile(database) && isDatabase(database) && SqliteFile.sibling(database, suffix).equals(file);
            }
        }
        return false;
    }
}
