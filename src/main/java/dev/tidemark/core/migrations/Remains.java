package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.backups.CompactService;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a killed backup, restore, reset, rehearsal or change of rows has left: copies of the data, of use to nobody. What a living process works on is told by
 * its lock and left alone. Blocking.
 */
public final class Remains {
    private final Workspace workspace;
    private final Journal journal;

    public Remains(Workspace workspace, Journal journal) {
        this.workspace = workspace;
        this.journal = journal;
    }

    /**
     * What is there. Reads only.
     *
     * @return files and folders; empty when there is nothing, or when a change is running that it may belong to
     * @throws Problem INPUT_OUTPUT
     */
    public List<Path> find() {
        return look(false);
    }

    /**
     * Removes it.
     *
     * @return what was removed
     * @throws Problem INPUT_OUTPUT
     */
    public List<Path> remove() {
        return look(true);
    }

    /** How many bytes that is. */
    public static long size(List<Path> remains) {
        long size = 0;
        for (Path path : remains) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    size += Files.size(file);
                }
            } catch (IOException failure) {
                throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", path, "detail", Texts.reason(failure));
            }
        }
        return size;
    }

    private List<Path> look(boolean remove) {
        if (workspace.readOnly()) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try {
            found.addAll(BackupService.leftBehind(workspace, remove));
            List<Path> rehearsals = RehearsalFolder.nobodys(workspace);
            found.addAll(rehearsals);
            if (remove) {
                for (Path folder : rehearsals) {
                    RehearsalFolder.remove(folder);
                }
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", workspace.records(), "detail", Texts.reason(failure));
        }
        if (ofChanges().isEmpty()) {
            return found;
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Look for what killed changes have left")) {
            for (Path left : ofChanges()) {
                if (remove) {
                    Files.deleteIfExists(left);
                }
                found.add(left);
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", workspace.records(), "detail", Texts.reason(failure));
        } catch (Problem problem) {
            if (problem.code() != ProblemCode.WORKSPACE_BUSY && problem.code() != ProblemCode.READ_ONLY) {
                throw problem;
            }
        }
        return found;
    }

    /** What a change has, or had, that holds the workspace's lock: the database that a reset builds, a compact copy, what a restore puts in place, and rows that were kept and never announced. */
    private List<Path> ofChanges() {
        List<Path> left = new ArrayList<>(Stream.of(ResetService.fresh(workspace), CompactService.copy(workspace), SqliteFile.sibling(workspace.databaseFile(), ".unfinished"))
            .flatMap(file -> SqliteFile.withSiblings(file).stream()).filter(Files::exists).toList());
        left.addAll(journal.unnamedFiles());
        return left;
    }
}
