package dev.tidemark.core.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The head of the index of a write-ahead log, which all programs that use the database share in its -shm file (https://www.sqlite.org/walformat.html#the_wal_index_file_format):
 * it says which frame of the log was committed last.
 *
 * @param change moves on with every commit
 * @param frames of the log that belong to the database as it was committed last; 0 when the log holds none
 * @param written how many of them a checkpoint has written into the database file
 * @param pages of the database then; nothing where the log holds no frame
 * @param sum the running checksum of the log after the last of these frames
 * @param salts as they stand in the log
 */
public record WalIndex(int change, int frames, int written, long pages, long sum, long salts) {
    private static final int VERSION = 3_007_000;
    private static final int HEAD = 48;
    private static final int SUMMED = 40;
    private static final int WRITTEN = 2 * HEAD;

    /** The head as it is now; empty while it is being written, where there is none, and where the system locks descriptors and not files. */
    public static Optional<WalIndex> of(Path database) throws IOException {
        return LockSafe.readBeside(database, SqliteFile.sibling(database, "-shm"), channel -> {
            ByteBuffer both = ByteBuffer.allocate(WRITTEN + Integer.BYTES).order(ByteOrder.nativeOrder());
            while (both.hasRemaining() && channel.read(both, both.position()) >= 0) { /* until it is full or the file ends */ }
            // A writer writes the second before the first, so that two that agree are of one moment.
            if (both.hasRemaining() || !both.slice(0, HEAD).equals(both.slice(HEAD, HEAD)) || both.getInt(0) != VERSION || both.get(12) != 1) {
                return Optional.<WalIndex>empty();
            }
            long sum = FrameSum.of(0, both.slice(0, SUMMED).order(ByteOrder.nativeOrder()));
            if (sum != FrameSum.pair(both.getInt(40), both.getInt(44))) {
                return Optional.<WalIndex>empty();
            }
            long salts = both.slice(32, 8).order(ByteOrder.BIG_ENDIAN).getLong();
            return Optional.of(new WalIndex(both.getInt(8), both.getInt(16), both.getInt(WRITTEN), Integer.toUnsignedLong(both.getInt(20)), FrameSum.pair(both.getInt(24), both.getInt(28)), salts));
        }).flatMap(index -> index);
    }

    /** Whether nobody committed between the two. */
    public boolean isSameMomentAs(WalIndex other) {
        return change == other.change && frames == other.frames && pages == other.pages && sum == other.sum && salts == other.salts;
    }

    /** Whether the database file holds all of the log, so that a transaction which begins now reads the file alone, and no checkpoint writes into it until that ends. */
    public boolean isAllWritten() {
        return written == frames;
    }
}
