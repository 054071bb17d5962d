package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.FrameSum;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.sqlite.WalIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pages that a write-ahead log holds of the database as it was at one moment (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). Laid over the bytes of the file they are that
 * moment, as long as its read transaction is open: a checkpoint then writes no other page into the file than those of the log up to there, and the log does not begin anew
 * (https://www.sqlite.org/walformat.html#wal_locks). When the file held all of the log before the transaction began it is that moment without the log, which may begin anew then.
 */
final class WalPages implements AutoCloseable {
    /** Larger logs are left to SQLite: the place of every frame is kept in memory. */
    private static final int MOST_FRAMES = 1 << 18;
    private static final int BEGINNINGS = 20;
    private static final int LOG_HEAD = 32;
    private static final int FRAME_HEAD = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int WRITE_VERSION = 18;
    private static final int READ_VERSION = 19;
    private static final byte ROLLBACK_JOURNAL = 1;

    private final WalIndex index;
    private final long pages;
    private final int pageSize;
    private final FileChannel log;
    private final NavigableMap<Long, Frame> frames = new TreeMap<>();
    private final ByteBuffer frame;
    private ByteOrder order = ByteOrder.BIG_ENDIAN;

    /** @param before the running checksum of the log up to this frame */
    private record Frame(int number, long before, long sum) { }

    /** @param log null when nothing of it is needed */
    private WalPages(WalIndex index, long pages, int pageSize, FileChannel log) {
        this.index = index;
        this.pages = pages;
        this.pageSize = pageSize;
        this.log = log;
        frame = ByteBuffer.allocateDirect(FRAME_HEAD + pageSize);
    }

    /** Whether the database has a write-ahead log; what it says holds as long as the connection's read transaction. */
    static boolean hasLog(Connection connection) throws SQLException {
        return "wal".equals(Sql.text(connection, "PRAGMA journal_mode"));
    }

    /**
     * Begins the read transaction of a connection that does not commit by itself, and finds what the log holds of its moment.
     *
     * @return empty without a log, beside a writer who committed each time between two looks at the log's index, where the index cannot be read, and when the log is too long to be kept in mind
     */
    static Optional<WalPages> begin(Connection connection, Database database, Cancellation cancellation) throws SQLException, IOException {
        for (int tries = 0; tries < BEGINNINGS; tries++) {
            connection.rollback();
            Optional<WalIndex> before = database.isOnlyLookedAt() ? Optional.empty() : WalIndex.of(database.file());
            Sql.number(connection, "SELECT count(*) FROM sqlite_schema");
            if (database.isOnlyLookedAt() || !hasLog(connection)) {
                return Optional.empty();
            }
            if (before.isPresent() && WalIndex.of(database.file()).filter(before.get()::isSameMomentAs).isPresent()) {
                return of(database.file(), before.get(), Sql.number(connection, "PRAGMA page_count"), Math.toIntExact(Sql.number(connection, "PRAGMA page_size")), cancellation);
            }
        }
        return Optional.empty();
    }

    /**
     * The pages in the log of this moment; empty when it does not hold them all any more, or more than are kept in mind.
     *
     * @param index the head of the log's index before the read transaction began; nobody committed until after
     * @param pages of the database in that transaction
     * @param pageSize bytes
     */
    static Optional<WalPages> of(Path database, WalIndex index, long pages, int pageSize, Cancellation cancellation) throws IOException {
        if (index.isAllWritten()) {
            return Optional.of(new WalPages(index, pages, pageSize, null));
        }
        if (index.pages() != pages || index.frames() > MOST_FRAMES) {
            return Optional.empty();
        }
        // No program locks bytes of the log itself, so that closing it harms nobody.
        WalPages read = new WalPages(index, pages, pageSize, FileChannel.open(SqliteFile.sibling(database, "-wal"), StandardOpenOption.READ));
        boolean whole = false;
        try {
            whole = read.read(cancellation);
            return whole ? Optional.of(read) : Optional.empty();
        } finally {
            if (!whole) {
                read.close();
            }
        }
    }

    private boolean read(Cancellation cancellation) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(LOG_HEAD);
        if (!filled(head, 0) || (head.getInt(0) & ~1) != MAGIC || head.getLong(16) != index.salts()) {
            return false;
        }
        order = (head.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long sum = FrameSum.of(0, head.slice(0, 24).order(order));
        for (int number = 1; number <= index.frames(); number++) {
            cancellation.check("the copy of the database");
            long before = sum;
            if (!read(number)) {
                return false;
            }
            sum = sum(before);
            if (sum != frame.getLong(16)) {
                return false;
            }
            frames.put(Integer.toUnsignedLong(frame.getInt(0)), new Frame(number, before, sum));
        }
        return sum == index.sum();
    }

    private boolean read(int number) throws IOException {
        return filled(frame, LOG_HEAD + (number - 1L) * frame.capacity()) && frame.getLong(8) == index.salts();
    }

    private long sum(long before) {
        long head = FrameSum.of(before, frame.slice(0, 8).order(order));
        return FrameSum.of(head, frame.slice(FRAME_HEAD, pageSize).order(order));
    }

    private boolean filled(ByteBuffer buffer, long at) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining() && log.read(buffer, at + buffer.position()) >= 0) { /* until it is full or the file ends */ }
        return !buffer.hasRemaining();
    }

    /** Bytes of the database at that moment. */
    long size() {
        return pages * pageSize;
    }

    int pageSize() {
        return pageSize;
    }

    /**
     * Lays the pages of the log over bytes of the file, and lets the first page say that there is no log.
     *
     * @param at where in the file they begin, at the beginning of a page
     * @param read how many of the chunk's bytes are the file's; those behind have to come from the log
     * @return false when the log does not hold any more what it held, or a page is in neither
     */
    boolean lay(ByteBuffer chunk, long at, int read) throws IOException {
        long first = at / pageSize + 1;
        long behind = first + chunk.limit() / pageSize;
        Map<Long, Frame> over = frames.subMap(first, behind);
        for (Map.Entry<Long, Frame> page : over.entrySet()) {
            Frame expected = page.getValue();
            if (!read(expected.number()) || sum(expected.before()) != expected.sum()) {
                return false;
            }
            chunk.put((int) ((page.getKey() - first) * pageSize), frame, FRAME_HEAD, pageSize);
        }
        for (long page = first + read / pageSize; page < behind; page++) {
            if (!over.containsKey(page)) {
                return false;
            }
        }
        if (at == 0) {
            chunk.put(WRITE_VERSION, ROLLBACK_JOURNAL).put(READ_VERSION, ROLLBACK_JOURNAL);
        }
        return true;
    }

    @Override public void close() throws IOException {
        if (log != null) {
            log.close();
        }
    }
}
