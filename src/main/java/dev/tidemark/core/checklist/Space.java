package dev.tidemark.core.checklist;

import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the disk can take what the run may write at most: the backup with a tenth to spare, the journal or log of every page, and as much again for a
 * table that is rebuilt (https://www.sqlite.org/tempfiles.html).
 */
final class Space implements Question {
    private static final String ID = "space";

    private final Free free;

    /** How many bytes are free for this user where a file lies. */
    @FunctionalInterface
    interface Free {
        long on(FileStore store) throws IOException;
    }

    Space() {
        this(FileStore::getUsableSpace);
    }

    Space(Free free) {
        this.free = free;
    }

    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        try {
            Map<FileStore, Long> needs = needs(situation);
            ChecklistItem answer = null;
            for (Map.Entry<FileStore, Long> need : needs.entrySet()) {
                long there = free.on(need.getKey());
                if (there < need.getValue()) {
                    return new ChecklistItem(ID, Status.WARNING, "Only " + Texts.size(there) + " are free on " + need.getKey().name() + ", and up to " + Texts.size(need.getValue()) + " may be needed.");
                }
                answer = answer == null ? new ChecklistItem(ID, Status.DONE, "There is enough space: " + Texts.size(there) + " are free, at most " + Texts.size(need.getValue()) + " are needed.") : answer;
            }
            return answer;
        } catch (IOException failure) {
            return new ChecklistItem(ID, Status.NOT_KNOWN, "How much space is free cannot be told: " + Texts.reason(failure) + ".");
        }
    }

    private static Map<FileStore, Long> needs(Situation situation) throws IOException {
        Workspace workspace = situation.workspace();
        long size = size(workspace);
        Map<FileStore, Long> needs = new LinkedHashMap<>();
        needs.merge(Files.getFileStore(existing(workspace.databaseFile())), 2 * size, Long::sum);
        if (situation.withBackup()) {
            needs.merge(Files.getFileStore(existing(workspace.backups())), size + size / 10, Long::sum);
        }
        return needs;
    }

    /** What the database takes with its log. */
    static long size(Workspace workspace) throws IOException {
        long size = 0;
        for (String suffix : List.of("", "-wal")) {
            Path file = SqliteFile.sibling(workspace.databaseFile(), suffix);
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
