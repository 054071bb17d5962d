package dev.tidemark.core.sqlite;

import java.nio.ByteBuffer;

/** The running checksum of a write-ahead log: two sums of 32 bits, each over the words in turn (https://www.sqlite.org/fileformat2.html#checksum_algorithm). */
public final class FrameSum {
    private FrameSum() { }

    /** The sum after these bytes, a multiple of eight, read in the buffer's own order. */
    public static long of(long before, ByteBuffer bytes) {
        int first = (int) (before >>> 32);
        int second = (int) before;
        for (int at = bytes.position(); at < bytes.limit(); at += 8) {
            first += bytes.getInt(at) + second;
            second += bytes.getInt(at + 4) + first;
        }
        return pair(first, second);
    }

    static long pair(int first, int second) {
        return (long) first << 32 | Integer.toUnsignedLong(second);
    }
}
