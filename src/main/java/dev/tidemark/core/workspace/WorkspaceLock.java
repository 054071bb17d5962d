package dev.tidemark.core.workspace;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Keeps two Tidemarks from changing one workspace at the same time. The operating system holds the lock, so that it is gone when its
 * process is, however that ended. Held for one change, never while a person thinks.
 */
public final class WorkspaceLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private WorkspaceLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock.
     *
     * @param doing the change, as the other Tidemark will name it: "Migrate to V9"
     * @throws Problem WORKSPACE_BUSY with the words of the one that holds it; OPENED_READ_ONLY; READ_ONLY when the workspace cannot be written
     */
    public static WorkspaceLock take(Workspace workspace, String doing) {
        workspace.requireChangeable();
        Path file = workspace.records().resolve("lock");
        FileChannel channel = null;
        try {
            Private.folder(workspace.records());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock == null) {
                throw busy(channel);
            }
            write(channel, doing + ", process " + ProcessHandle.current().pid() + ", since " + Texts.moment(Instant.now(), ZoneId.systemDefault()));
            return new WorkspaceLock(channel, lock);
        } catch (OverlappingFileLockException failure) {
            Problem problem = busy(channel);
            close(channel, problem);
            throw problem;
        } catch (IOException failure) {
            Problem problem = Problem.because(failure, ProblemCode.READ_ONLY, "path", Files.notExists(workspace.records()) ? workspace.root() : workspace.records());
            close(channel, problem);
            throw problem;
        } catch (Problem problem) {
            close(channel, problem);
            throw problem;
        }
    }

    @Override public void close() {
        try (channel) {
            channel.truncate(0);
            lock.release();
        } catch (IOException failure) {
            // The operating system lets go when the channel closes; the words of the owner do not matter then.
            System.getLogger(WorkspaceLock.class.getName()).log(System.Logger.Level.DEBUG, "Releasing the workspace lock", failure);
        }
    }

    private static Problem busy(FileChannel channel) {
        String owner = "a change is running";
        try {
            ByteBuffer text = ByteBuffer.allocate(500);
            channel.read(text, 0);
            String words = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
            owner = words.isEmpty() ? owner : words;
        } catch (IOException unreadable) {
            return Problem.because(unreadable, ProblemCode.WORKSPACE_BUSY, "owner", owner);
        }
        return Problem.of(ProblemCode.WORKSPACE_BUSY, "owner", owner);
    }

    private static void write(FileChannel channel, String words) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static void close(FileChannel channel, Problem problem) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException failure) {
                problem.addSuppressed(failure);
            }
        }
    }
}
