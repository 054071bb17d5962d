package dev.tidemark.core.sqlite;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the first 100 bytes of a database file tell (https://www.sqlite.org/fileformat2.html#the_database_header), without opening it in SQLite. */
public final class SqliteFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

    private SqliteFile() { }

    /**
     * Refuses what SQLite would create, misread or half-read: a missing path, a folder, an empty file, another kind of file, a file cut short.
     *
     * @throws Problem FILE_MISSING, NOT_A_FILE, FILE_EMPTY, NOT_A_DATABASE, TRUNCATED or CANNOT_OPEN; the file is only read
     */
    public static void requireDatabase(Path file) {
        // In a folder that nobody may look into, a file is not missing: trying to read it tells why it cannot be.
        if (Files.notExists(file)) {
            throw Problem.of(ProblemCode.FILE_MISSING, "path", file);
        }
        if (Files.isDirectory(file)) {
            throw Problem.of(ProblemCode.NOT_A_FILE, "path", file);
        }
        try {
            LockSafe.read(file, channel -> {
                long size = channel.size();
                if (size == 0 && !Files.exists(sibling(file, "-wal"))) {
                    throw Problem.of(ProblemCode.FILE_EMPTY, "path", file);
                }
                check(file, size, header(channel).flip());
                return null;
            });
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.CANNOT_OPEN, "path", file, "detail", Texts.reason(failure));
        }
    }

    /** Whether there is no database yet: no file, or one of 0 bytes without a log. */
    public static boolean isNothing(Path file) {
        try {
            return Files.notExists(file) || Files.isRegularFile(file) && Files.size(file) == 0 && !Files.exists(sibling(file, "-wal"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The file that SQLite keeps beside the database: suffix "-wal", "-shm" or "-journal". */
    public static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** A database file and all that SQLite may keep beside it, whether it is there or not; the database first. */
    public static List<Path> withSiblings(Path file) {
        return SUFFIXES.stream().map(suffix -> sibling(file, suffix)).toList();
    }

    /** Removes a database that nobody uses, with all that SQLite left beside it; what is not there is no failure. */
    public static void remove(Path file) throws IOException {
        // A log or a journal goes first: beside a file that is gone it would be played into the next one of that name.
        for (Path each : withSiblings(file).reversed()) {
            Files.deleteIfExists(each);
        }
    }

    /** The header, or as much of it as there is. */
    static ByteBuffer header(FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        while (header.hasRemaining() && channel.read(header, header.position()) >= 0) { /* until the header is full or the file ends */ }
        return header;
    }

    private static void check(Path file, long size, ByteBuffer header) {
        if (size > 0 && (header.limit() < HEADER || header.mismatch(ByteBuffer.wrap(MAGIC)) != MAGIC.length)) {
            throw Problem.of(ProblemCode.NOT_A_DATABASE, "path", file);
        }
        // A write-ahead log or a hot journal may hold the missing pages, so only a file that stands alone can be called cut short.
        if (size == 0 || Files.exists(sibling(file, "-wal")) || Files.exists(sibling(file, "-journal"))) {
            return;
        }
        int pageSize = header.getShort(16) == 1 ? 65_536 : header.getShort(16) & 0xffff;
        long pages = header.getInt(28) & 0xffffffffL;
        boolean pageCountIsValid = header.getInt(24) == header.getInt(92);
        if (pageCountIsValid && size < pages * pageSize) {
            throw Problem.of(ProblemCode.TRUNCATED, "path", file, "expected", pages * pageSize, "actual", size);
        }
    }

    /** The driver's address of a file. It takes what follows a question mark for settings, so a path with one is written as a URI (https://www.sqlite.org/uri.html). */
    public static String url(Path file) {
        return "jdbc:sqlite:" + (file.toString().indexOf('?') < 0 ? file.toString() : "file:" + file.toUri().getRawPath());
    }
}
