package dev.tidemark.core.query;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.workspace.Private;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Rows written one behind the other and read from anywhere; in memory is only the place of each {@value #BLOCK}th. Readable by its owner alone, gone when closed
 * and when the process is killed. Once closed it takes no more rows and has none. Safe for any thread.
 */
final class RowFile implements AutoCloseable {
    private static final int BLOCK = 64;
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER);
    private final DataOutputStream out = new DataOutputStream(buffer);
    private FileChannel channel;
    private long[] places = new long[64];
    private long written;
    private int width;
    private volatile long rows;
    private volatile long readable;
    private volatile boolean closed;

    /** @param folder is made when the first row comes */
    RowFile(Path folder) {
        this.path = folder.resolve(UUID.randomUUID() + ".rows");
    }

    Path path() {
        return path;
    }

    long rows() {
        return rows;
    }

    synchronized long bytes() {
        return written + buffer.size();
    }

    boolean isClosed() {
        return closed;
    }

    synchronized void add(List<Value> row) throws IOException {
        if (closed) {
            return;
        }
        if (rows % BLOCK == 0) {
            int block = (int) (rows / BLOCK);
            places = block == places.length ? Arrays.copyOf(places, block * 2) : places;
            places[block] = bytes();
        }
        width = row.size();
        for (Value value : row) {
            write(value);
        }
        rows++;
        if (buffer.size() >= BUFFER) {
            drain();
        }
    }

    /** Lets what was added be read. */
    synchronized void flush() {
        try {
            if (!closed && (buffer.size() > 0 || rows > readable)) {
                drain();
            }
        } catch (IOException failure) {
            throw problem(failure);
        }
    }

    private void drain() throws IOException {
        if (channel == null) {
            Private.folder(path.getParent());
            sweep(path.getParent());
            // In one step: a file that is not open yet could be swept away by another result that begins now.
            channel = Private.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer.toByteArray());
        while (bytes.hasRemaining()) {
            written += channel.write(bytes, written);
        }
        buffer.reset();
        readable = rows;
    }

    /** Removes what killed processes left, where the system did not. Who still reads such a file keeps it open: he goes on reading, or it cannot be removed. */
    private static void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*.rows")) {
            for (Path file : left) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException inUse) {
                    System.getLogger(RowFile.class.getName()).log(System.Logger.Level.DEBUG, "Not removed: " + file, inUse);
                }
            }
        }
    }

    /** Rows from a place on, counted from 0. */
    synchronized List<List<Value>> read(long from, int count) {
        long end = Math.min(readable, from + count);
        List<List<Value>> found = new ArrayList<>();
        if (from >= end || closed) {
            return found;
        }
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(new At(channel, places[(int) (from / BLOCK)]), BUFFER));
            int columns = width;
            for (long row = from / BLOCK * BLOCK; row < end; row++) {
                List<Value> values = new ArrayList<>(columns);
                for (int i = 0; i < columns; i++) {
                    values.add(value(in));
                }
                if (row >= from) {
                    found.add(values);
                }
            }
            return found;
        } catch (IOException failure) {
            throw problem(failure);
        }
    }

    private void write(Value value) throws IOException {
        switch (value) {
            case Value.Null _ -> out.writeByte('n');
            case Value.Int(long number) -> {
                out.writeByte('i');
                out.writeLong(number);
            }
            case Value.Real(double number) -> {
                out.writeByte('r');
                out.writeDouble(number);
            }
            case Value.Text(String text, long bytes, boolean cut) -> {
                byte[] held = text.getBytes(StandardCharsets.UTF_8);
                out.writeByte(cut ? 'T' : 't');
                out.writeLong(bytes);
                out.writeInt(held.length);
                out.write(held);
            }
            case Value.Blob(byte[] head, long bytes) -> {
                out.writeByte('b');
                out.writeLong(bytes);
                out.writeInt(head.length);
                out.write(head);
            }
        }
    }

    private static Value value(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'n' -> new Value.Null();
            case 'i' -> new Value.Int(in.readLong());
            case 'r' -> new Value.Real(in.readDouble());
            case 'b' -> {
                long bytes = in.readLong();
                yield new Value.Blob(in.readNBytes(in.readInt()), bytes);
            }
            default -> {
                long bytes = in.readLong();
                yield new Value.Text(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8), bytes, kind == 'T');
            }
        };
    }

    private Problem problem(IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", path, "detail", Texts.reason(failure));
    }

    @Override public synchronized void close() {
        closed = true;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException failure) {
            throw problem(failure);
        }
    }

    /** Reads a channel from a place on, without moving it. */
    private static final class At extends InputStream {
        private final FileChannel channel;
        private long place;

        At(FileChannel channel, long place) {
            this.channel = channel;
            this.place = place;
        }

        @Override public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override public int read(byte[] into, int from, int length) throws IOException {
            int got = channel.read(ByteBuffer.wrap(into, from, length), place);
            place += Math.max(0, got);
            return got;
        }
    }
}
