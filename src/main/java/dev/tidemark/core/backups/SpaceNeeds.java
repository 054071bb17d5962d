package dev.tidemark.core.backups;

import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a change may write at most: the backup with a tenth to spare, the journal or log of every page, and as much again for a
 * table that is rebuilt (https://www.sqlite.org/tempfiles.html).
 */
public final class SpaceNeeds {
    private SpaceNeeds() { }

    /** How many bytes are free for this user where a file lies. */
    @FunctionalInterface
    public interface Free {
        long on(FileStore store) throws IOException;
    }

    /** The bytes on each disk that may be written to. @param withBackup whether a verified backup is taken before */
    public static Map<FileStore, Long> of(Workspace workspace, boolean withBackup) throws IOException {
        long size = size(workspace);
        Map<FileStore, Long> needs = new LinkedHashMap<>();
        needs.merge(Files.getFileStore(existing(workspace.databaseFile())), 2 * size, Long::sum);
        if (withBackup) {
            needs.merge(Files.getFileStore(existing(workspace.backups())), size + size / 10, Long::sum);
        }
        return needs;
    }

    /** What the database takes with its log. */
    public static long size(Workspace workspace) throws IOException {
        long size = 0;
        for (Path file : new Path[] {workspace.databaseFile(), SqliteFile.sibling(workspace.databaseFile(), "-wal")}) {
            size += Files.exists(file) ? Files.size(file) : 0;
        }
        return size;
    }

    private static Path existing(Path path) {
        Path at = path;
        while (!Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }
}
