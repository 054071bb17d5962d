package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCopyTest {
    private static final long PENDING_BYTE = 1L << 30;
    private static final int PAGE = 4096;

    @TempDir Path folder;

    @Test
    void countersOfTheHeaderAreNoDifferenceAndOtherBytesAre() throws IOException {
        Path one = file("one.db", 2 * PAGE);
        Path other = file("other.db", 2 * PAGE);
        for (int counter : new int[] {24, 40, 92, 96}) {
            put(one, counter, 7);
        }
        assertThat(same(one, other)).isTrue();
        put(one, PAGE + 24, 7);
        assertThat(same(one, other)).isFalse();
    }

    @Test
    void aLongerFileIsAnother() throws IOException {
        assertThat(same(file("one.db", 2 * PAGE), file("other.db", 3 * PAGE))).isFalse();
    }

    @Tag("nightly") @Test
    void thePageThatSqliteNeverUsesIsPassedOverAndTheNextIsNot() throws IOException {
        Path one = file("one.db", PENDING_BYTE + 2 * PAGE);
        Path other = file("other.db", PENDING_BYTE + 2 * PAGE);
        put(one, PENDING_BYTE, 7);
        put(one, PENDING_BYTE + PAGE - 4, 7);
        assertThat(same(one, other)).isTrue();
        put(one, PENDING_BYTE + PAGE, 7);
        assertThat(same(one, other)).isFalse();
    }

    private static boolean same(Path one, Path other) throws IOException {
        try (FileChannel here = FileChannel.open(one); FileChannel there = FileChannel.open(other)) {
            return FileCopy.samePages(here, there);
        }
    }

    /** Mostly a hole, so that it takes no room. */
    private Path file(String name, long size) throws IOException {
        Path file = folder.resolve(name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(2).putShort((short) PAGE).flip(), 16);
            channel.write(ByteBuffer.allocate(1), size - 1);
        }
        return file;
    }

    private static void put(Path file, long at, int value) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4).putInt(value).flip(), at);
        }
    }
}
