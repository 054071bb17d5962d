package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A private folder for one rehearsal, in the workspace and so on the disk of the real database: times there are like the real ones, and the data
 * does not leave it. Only its owner may look in. A folder that a killed rehearsal left behind is removed by the next one, told by its lock.
 */
final class RehearsalFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel channel;

    private RehearsalFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes the folder, after what earlier ones have left is gone.
     *
     * @throws Problem NO_SPACE_FOR_REHEARSAL when the disk cannot take a copy and as much again, INPUT_OUTPUT
     */
    static RehearsalFolder make(Workspace workspace) {
        Path all = all(workspace);
        try {
            Private.folder(all);
            for (Path left : nobodys(workspace)) {
                remove(left);
            }
            requireSpace(workspace, all);
            Path folder = all.resolve(UUID.randomUUID().toString());
            Private.folder(folder);
            FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel.lock();
            return new RehearsalFolder(folder, channel);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", all, "detail", Texts.reason(failure));
        }
    }

    /** Where the copy goes. */
    Path copy() {
        return folder.resolve("copy.db");
    }

    @Override public void close() {
        try {
            channel.close();
            remove(folder);
            try (Stream<Path> others = Files.list(folder.getParent())) {
                if (others.findAny().isEmpty()) {
                    Files.deleteIfExists(folder.getParent());
                }
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", folder, "detail", Texts.reason(failure));
        }
    }

    private static void requireSpace(Workspace workspace, Path folder) throws IOException {
        long size = 0;
        for (String suffix : List.of("", "-wal")) {
            Path file = SqliteFile.sibling(workspace.databaseFile(), suffix);
            size += Files.exists(file) ? Files.size(file) : 0;
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < 2 * size) {
            throw Problem.of(ProblemCode.NO_SPACE_FOR_REHEARSAL, "needed", Texts.size(2 * size), "free", Texts.size(free));
        }
    }

    /** Folders whose owner is gone. */
    static List<Path> nobodys(Workspace workspace) throws IOException {
        Path all = all(workspace);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        List<Path> nobodys = new ArrayList<>();
        try (Stream<Path> found = Files.list(all)) {
            for (Path folder : found.filter(Files::isDirectory).toList()) {
                if (isNobodys(folder)) {
                    nobodys.add(folder);
                }
            }
        }
        return nobodys;
    }

    private static Path all(Workspace workspace) {
        return workspace.notes().resolve("rehearsals");
    }

    private static boolean isNobodys(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    static void remove(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
