package dev.tidemark.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** An open file of a {@link RecordedDisk}, which hears what is written to it. */
final class RecordedChannel extends FileChannel {
    private static final int CHUNK = 1 << 16;

    private final FileChannel inner;
    private final boolean appending;
    private final Listener listener;

    /** Who hears. */
    interface Listener {
        void wrote(long at, byte[] bytes);

        void truncated(long size);

        void flushed();
    }

    RecordedChannel(FileChannel inner, boolean appending, Listener listener) {
        this.inner = inner;
        this.appending = appending;
        this.listener = listener;
    }

    private int wrote(long at, ByteBuffer source, int length) {
        byte[] bytes = new byte[length];
        source.duplicate().position(source.position() - length).get(bytes);
        listener.wrote(at, bytes);
        return length;
    }

    @Override public int write(ByteBuffer source) throws IOException {
        long at = appending ? inner.size() : inner.position();
        return wrote(at, source, inner.write(source));
    }

    @Override public int write(ByteBuffer source, long position) throws IOException {
        return wrote(position, source, inner.write(source, position));
    }

    @Override public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        long written = 0;
        for (int i = offset; i < offset + length; i++) {
            while (sources[i].hasRemaining()) {
                written += write(sources[i]);
            }
        }
        return written;
    }

    @Override public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, count));
        int read = source.read(chunk);
        return read <= 0 ? 0 : write(chunk.flip(), position);
    }

    @Override public FileChannel truncate(long size) throws IOException {
        inner.truncate(size);
        listener.truncated(size);
        return this;
    }

    @Override public void force(boolean metaData) throws IOException {
        inner.force(metaData);
        listener.flushed();
    }

    @Override public int read(ByteBuffer target) throws IOException {
        return inner.read(target);
    }

    @Override public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return inner.read(targets, offset, length);
    }

    @Override public int read(ByteBuffer target, long position) throws IOException {
        return inner.read(target, position);
    }

    @Override public long position() throws IOException {
        return inner.position();
    }

    @Override public FileChannel position(long position) throws IOException {
        inner.position(position);
        return this;
    }

    @Override public long size() throws IOException {
        return inner.size();
    }

    @Override public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return inner.transferTo(position, count, target);
    }

    @Override public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException("what is written through memory is not seen");
    }

    @Override public FileLock lock(long position, long size, boolean shared) throws IOException {
        return inner.lock(position, size, shared);
    }

    @Override public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return inner.tryLock(position, size, shared);
    }

    @Override protected void implCloseChannel() throws IOException {
        inner.close();
    }
}
