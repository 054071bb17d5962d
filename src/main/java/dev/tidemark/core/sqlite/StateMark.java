package dev.tidemark.core.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * A mark that is the same as long as nobody has written to a database file: its size and time, the change counters of its header, and size and time of its
 * write-ahead log. With such a log the counters stay as they are unless the first page is written (https://www.sqlite.org/fileformat.html#file_change_counter),
 * so that the time has to tell of what came out of a log that is gone; and a log that begins anew is written over and keeps its size. It may differ without
 * a change, and the other way only where a system's clock stands still between two writes.
 */
public final class StateMark {
    private static final int COUNTER = 24;
    private static final int VALID_FOR = 92;

    private StateMark() { }

    /** An empty log, which a mere reader leaves for a while, says as little as none. */
    private static String logMark(Path log) throws IOException {
        return Files.exists(log) && Files.size(log) > 0 ? Files.size(log) + "-" + Files.getLastModifiedTime(log) : "0";
    }

    /** The mark of the file as it is now; null when there is none that can be read. */
    public static String of(Path file) {
        try {
            Path log = SqliteFile.sibling(file, "-wal");
            return LockSafe.read(file, channel -> {
                ByteBuffer header = SqliteFile.header(channel);
                return channel.size() + "-" + HexFormat.of().toHexDigits(header.getInt(COUNTER)) + "-" + HexFormat.of().toHexDigits(header.getInt(VALID_FOR))
                    + "-" + Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS) + "-" + logMark(log);
            });
        } catch (IOException unreadable) {
            System.getLogger(StateMark.class.getName()).log(System.Logger.Level.DEBUG, "No mark of " + file, unreadable);
            return null;
        }
    }
}
