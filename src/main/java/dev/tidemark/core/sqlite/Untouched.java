package dev.tidemark.core.sqlite;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a database file is opened so that SQLite writes no byte, neither into it nor beside it. A database with a rollback journal needs only a read-only connection. One with a write-ahead log
 * would get a -wal and a -shm from a mere reader: where they are there already the -shm is opened read-only too ({@code readonly_shm}, os_unix.c), and where there is none nobody has the file
 * open, so that it can be read as one that does not change (https://www.sqlite.org/uri.html#uriimmutable). A log without its -shm cannot be read so.
 */
final class Untouched {
    private static final int READ_VERSION = 19;
    private static final int OF_A_LOG = 2;

    private Untouched() { }

    /** Whether it is read as a file that does not change, so that the reader has to look whether that was so. */
    static boolean isAlone(Path file) {
        return hasLogFormat(file) && !(Files.exists(SqliteFile.sibling(file, "-shm")) && Files.exists(SqliteFile.sibling(file, "-wal")));
    }

    /** @throws Problem UNREADABLE_UNTOUCHED */
    static String url(Path file) {
        String url = "jdbc:sqlite:file:" + file.toUri().getRawPath();
        if (!isAlone(file)) {
            return url + "?mode=ro&readonly_shm=1";
        }
        if (!isEmpty(SqliteFile.sibling(file, "-wal"))) {
            throw Problem.of(ProblemCode.UNREADABLE_UNTOUCHED, "path", file);
        }
        return url + "?mode=ro&immutable=1";
    }

    private static boolean hasLogFormat(Path file) {
        try {
            return LockSafe.read(file, channel -> {
                ByteBuffer header = SqliteFile.header(channel);
                return header.position() > READ_VERSION && header.get(READ_VERSION) == OF_A_LOG;
            });
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.CANNOT_OPEN, "path", file, "detail", Texts.reason(failure));
        }
    }

    private static boolean isEmpty(Path log) {
        try {
            return !Files.exists(log) || Files.size(log) == 0;
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.CANNOT_OPEN, "path", log, "detail", Texts.reason(failure));
        }
    }
}
