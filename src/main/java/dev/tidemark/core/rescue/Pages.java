package dev.tidemark.core.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The pages of a database file as they lie on the disk (https://www.sqlite.org/fileformat2.html), with all that their sizes need. Only reads. */
final class Pages {
    static final int HEADER = 100;
    /** SQLite never uses the page at this place. */
    private static final long PENDING_BYTE = 0x40000000L;
    private static final int SMALLEST = 512;
    private static final int LARGEST = 65_536;
    private static final int SAMPLES = 200;
    private static final double MOSTLY = 0.75;

    private final FileChannel channel;
    private final int size;
    private final int reserved;
    private final long count;
    private final byte[] header;

    private Pages(FileChannel channel, byte[] header, int size, int reserved) throws IOException {
        this.channel = channel;
        this.header = header;
        this.size = size;
        this.reserved = reserved;
        this.count = Math.min(Integer.MAX_VALUE - 1L, channel.size() / size);
    }

    /** The pages of an open file. A header that cannot be right is passed over: the size of the pages is then the one at which most of them look like some. */
    static Pages of(FileChannel channel) throws IOException {
        byte[] header = bytes(channel, 0, HEADER);
        ByteBuffer said = ByteBuffer.wrap(header);
        int size = said.getShort(16) == 1 ? LARGEST : said.getShort(16) & 0xffff;
        int reserved = said.get(20) & 0xff;
        boolean possible = Integer.bitCount(size) == 1 && size >= SMALLEST && size - reserved >= 480;
        Pages asSaid = possible ? new Pages(channel, header, size, reserved) : null;
        if (possible && (asSaid.count < 2 || asSaid.likeness() > 0)) {
            return asSaid;
        }
        List<Pages> candidates = new ArrayList<>();
        for (int each = SMALLEST; each <= LARGEST; each *= 2) {
            candidates.add(new Pages(channel, header, each, 0));
        }
        double best = 0;
        for (Pages candidate : candidates) {
            best = Math.max(best, candidate.likeness());
        }
        if (best == 0 && possible) {
            return asSaid;
        }
        // At a multiple of the true size as many places look like pages, at a part of it far fewer.
        for (Pages candidate : candidates) {
            if (candidate.likeness() >= best * MOSTLY) {
                return candidate;
            }
        }
        throw new IllegalStateException("one of them is the best");
    }

    /** Which part of some pages, taken from all over the file, look like pages of a table or an index. */
    private double likeness() throws IOException {
        int found = 0;
        int looked = 0;
        long step = Math.max(1, count / SAMPLES);
        for (long page = 2; page <= count; page += step) {
            byte[] bytes = page(page);
            found += bytes != null && TreePage.of(bytes, page, usable()).isPresent() ? 1 : 0;
            looked++;
        }
        return looked == 0 ? 0 : (double) found / looked;
    }

    /** How many whole pages the file has; the first is number 1. */
    long count() {
        return count;
    }

    int size() {
        return size;
    }

    /** How many bytes of a page SQLite uses. */
    int usable() {
        return size - reserved;
    }

    /** A page, or null where the file has no such whole page, or SQLite uses none there. */
    byte[] page(long number) throws IOException {
        if (number < 1 || number > count || number == PENDING_BYTE / size + 1) {
            return null;
        }
        return bytes(channel, (number - 1) * size, size);
    }

    /** The number of four bytes at a place of the header. */
    long said(int at) {
        return ByteBuffer.wrap(header).getInt(at) & 0xffffffffL;
    }

    /** How texts are stored; UTF-8 where the header tells nothing sensible. */
    Charset encoding() {
        return switch ((int) said(56)) {
            case 2 -> StandardCharsets.UTF_16LE;
            case 3 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static byte[] bytes(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) { /* until it is full or the file ends */ }
        return buffer.array();
    }
}
