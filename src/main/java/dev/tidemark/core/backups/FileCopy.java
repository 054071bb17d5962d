package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.LockSafe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * Copies the bytes of a database file that cannot change meanwhile, and proves that they arrived. Whoever calls holds a read lock of SQLite's on a
 * database with a rollback journal: every writer needs the exclusive lock before it writes a byte into the file
 * (https://www.sqlite.org/lockingv3.html#writing), and taking the read lock has rolled a hot journal back. Or it holds a read transaction on one with a
 * write-ahead log, and {@link WalPages} says what is laid over the bytes.
 */
final class FileCopy {
    /** SQLite never uses the page at this place; other programs lock bytes in it, and Windows lets nobody read those. */
    private static final long PENDING_BYTE = 0x40000000L;
    private static final int CHUNK = 4 << 20;
    private static final int PAGE_SIZE = 16;
    private static final List<Integer> COUNTERS = List.of(24, 40, 92, 96);

    private FileCopy() { }

    /**
     * Copies all bytes.
     *
     * @return a checksum of what was read
     * @throws dev.tidemark.core.common.Problem CANCELLED
     */
    static long copy(Path source, Path target, int pageSize, Progress progress, Cancellation cancellation) throws IOException {
        return copied(source, target, pageSize, FileChannel::size, (chunk, at, read) -> read == chunk.limit(), progress, cancellation)
            .orElseThrow(() -> new IOException("the database file became shorter while it was copied"));
    }

    /**
     * Copies the bytes with the pages of the write-ahead log laid over them.
     *
     * @return a checksum of what was written; empty when the log does not hold any more what it held, and the target is of no use
     * @throws dev.tidemark.core.common.Problem CANCELLED
     */
    static OptionalLong copy(Path source, WalPages pages, Path target, Progress progress, Cancellation cancellation) throws IOException {
        return copied(source, target, pages.pageSize(), _ -> pages.size(), pages::lay, progress, cancellation);
    }

    @FunctionalInterface
    private interface Size {
        long of(FileChannel source) throws IOException;
    }

    /** What a chunk needs before it is written; false when it cannot be had. */
    @FunctionalInterface
    private interface Finishing {
        boolean finish(ByteBuffer chunk, long at, int read) throws IOException;
    }

    private static OptionalLong copied(Path source, Path target, int pageSize, Size sized, Finishing finishing, Progress progress, Cancellation cancellation) throws IOException {
        try (FileChannel output = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            return LockSafe.read(source, input -> {
                CRC32C checksum = new CRC32C();
                ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
                long size = sized.of(input);
                for (long at = 0; at < size; at += buffer.limit()) {
                    cancellation.check("the copy of the database");
                    progress.report("Copied " + Texts.size(at) + " of " + Texts.size(size), (double) at / size);
                    int read = chunk(input, at, size, pageSize, buffer);
                    if (!finishing.finish(buffer, at, read)) {
                        return OptionalLong.empty();
                    }
                    checksum.update(buffer);
                    buffer.rewind();
                    while (buffer.hasRemaining()) {
                        output.write(buffer);
                    }
                }
                return OptionalLong.of(checksum.getValue());
            });
        }
    }

    /** The bytes that belong here, and zeros behind the end of the file. @return how many were there */
    private static int chunk(FileChannel input, long at, long size, int pageSize, ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (at == PENDING_BYTE) {
            buffer.limit((int) Math.min(pageSize, size - at)).put(new byte[buffer.limit()]).flip();
            return buffer.limit();
        }
        buffer.limit((int) Math.min(CHUNK, (at < PENDING_BYTE ? Math.min(size, PENDING_BYTE) : size) - at));
        while (buffer.hasRemaining() && input.read(buffer, at + buffer.position()) >= 0) { /* until the chunk is full or the file ends */ }
        int read = buffer.position();
        buffer.put(new byte[buffer.remaining()]).flip();
        return read;
    }

    /**
     * What a file holds.
     *
     * @param checksum as {@link #copy} gives it
     * @param sha256 64 hexadecimal digits
     */
    record Content(long checksum, String sha256) { }

    /**
     * Whether two files hold the same pages. Passed over are the counters on the first page that SQLite moves on when it copies pages into a database
     * (https://www.sqlite.org/fileformat2.html#the_database_header): of changes, of the schema, and with which version it was written; and the page that SQLite never uses.
     */
    static boolean samePages(FileChannel one, FileChannel other) throws IOException {
        return samePages(one, other, other.size(), (chunk, at, read) -> true);
    }

    /** The same of a database with the pages of its write-ahead log laid over it; false, too, when the log does not hold any more what it held. */
    static boolean samePages(FileChannel one, FileChannel other, WalPages pages) throws IOException {
        return samePages(one, other, pages.size(), pages::lay);
    }

    private static boolean samePages(FileChannel one, FileChannel other, long size, Finishing finishing) throws IOException {
        if (one.size() != size) {
            return false;
        }
        ByteBuffer here = ByteBuffer.allocateDirect(CHUNK);
        ByteBuffer there = ByteBuffer.allocateDirect(CHUNK);
        int pageSize = 0;
        for (long at = 0; at < size; at += here.limit()) {
            chunk(one, at, size, pageSize, here);
            if (!finishing.finish(there, at, chunk(other, at, size, pageSize, there))) {
                return false;
            }
            if (at == 0) {
                pageSize = pageSize(here);
                COUNTERS.forEach(counter -> {
                    here.putInt(counter, 0);
                    there.putInt(counter, 0);
                });
            }
            if (!here.equals(there)) {
                return false;
            }
        }
        return true;
    }

    private static int pageSize(ByteBuffer header) {
        int told = Short.toUnsignedInt(header.getShort(PAGE_SIZE));
        return told == 1 ? 65_536 : told;
    }

    /** Reads a finished copy back, once for both. */
    static Content read(Path file, Progress progress, Cancellation cancellation) throws IOException {
        CRC32C checksum = new CRC32C();
        MessageDigest sha256 = sha256();
        return LockSafe.read(file, input -> {
            byte[] chunk = new byte[CHUNK];
            ByteBuffer buffer = ByteBuffer.wrap(chunk);
            long size = Math.max(1, input.size());
            for (long at = 0; input.read(buffer.clear(), at) >= 0; at += buffer.position()) {
                cancellation.check("reading " + file.getFileName());
                progress.report("Reading the copy back", (double) at / size);
                checksum.update(chunk, 0, buffer.position());
                sha256.update(chunk, 0, buffer.position());
            }
            return new Content(checksum.getValue(), HexFormat.of().formatHex(sha256.digest()));
        });
    }

    /** As {@link #read}, for work that tells nothing of how far it is. @throws dev.tidemark.core.common.Problem INPUT_OUTPUT, CANCELLED */
    static Content content(Path file, Cancellation cancellation) {
        try {
            return read(file, Progress.NONE, cancellation);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
