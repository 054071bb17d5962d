package dev.tidemark.core.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A mark that is the same as long as nobody has written to a database file: its size, the change counters of its header
 * (https://www.sqlite.org/fileformat.html#file_change_counter), and size and time of its write-ahead log: a log that
 * begins anew is written over and keeps its size. It may differ without a change, never the other way.
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
                    + "-" + logMark(log);
            });
        } catch (IOException unreadable) {
            System.getLogger(StateMark.class.getName()).log(System.Logger.Level.DEBUG, "No mark of " + file, unreadable);
            return null;
        }
    }
}
