package dev.tidemark.core.rescue;

/** Reads SQLite's numbers of one to nine bytes (https://www.sqlite.org/fileformat2.html#varint). */
final class Varints {
    private static final int LONGEST = 9;

    private final byte[] bytes;
    private final int end;
    private int at;

    Varints(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /**
     * The next number.
     *
     * @throws Broken when the bytes end before it does
     */
    long next() {
        long value = 0;
        for (int i = 0; i < LONGEST; i++) {
            if (at >= end) {
                throw new Broken("a number has no end");
            }
            byte b = bytes[at++];
            if (i == LONGEST - 1) {
                return value << 8 | b & 0xff;
            }
            value = value << 7 | b & 0x7f;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("the ninth byte always ends it");
    }

    int at() {
        return at;
    }
}
