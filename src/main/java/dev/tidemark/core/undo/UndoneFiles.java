package dev.tidemark.core.undo;

import dev.tidemark.core.changes.FileTrash;
import dev.tidemark.core.changes.TrashContents;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lets the files that a delete moved to the trash follow its rows: back with the undo, and away again when that is taken back. */
final class UndoneFiles {
    private final Workspace workspace;
    private final FileTrash trash;
    private final TrashContents contents;

    UndoneFiles(Workspace workspace) {
        this.workspace = workspace;
        this.trash = new FileTrash(workspace);
        this.contents = new TrashContents(workspace);
    }

    /** The entry whose files they are, and how many undos lie between it and another. */
    private record Root(int number, int undos) { }

    private static Root root(JournalEntry entry, Lineage lineage) {
        int undos = 0;
        JournalEntry each = entry;
        while (each.undoes() != null) {
            int wanted = each.undoes();
            Optional<JournalEntry> before = lineage.entries().stream().filter(candidate -> candidate.number() == wanted).findFirst();
            undos++;
            if (before.isEmpty()) {
                return new Root(wanted, undos);
            }
            each = before.get();
        }
        return new Root(each.number(), undos);
    }

    /** What taking an entry back would do with files, in words; empty for nothing. */
    List<String> foreseen(JournalEntry entry, Lineage lineage) {
        Root root = root(entry, lineage);
        boolean back = root.undos() % 2 == 0;
        int gone = trash.of(root.number(), false).size() - trash.of(root.number(), true).size();
        if (back && gone > 0 && contents.isEmptied(root.number())) {
            return List.of(Texts.count(gone, "file or folder does", "files or folders do") + " not come back: the trash was emptied");
        }
        int size = trash.of(root.number(), back).size();
        return size == 0 ? List.of() : List.of(back ? Texts.count(size, "file or folder comes", "files or folders come") + " back from the trash"
            : Texts.count(size, "file or folder goes", "files or folders go") + " to the trash again");
    }

    /** What taking an entry back would do that only moved files. */
    UndoPlan plan(JournalEntry entry, Undo way, Lineage lineage) {
        Root root = root(entry, lineage);
        if (root.undos() % 2 == 0 && trash.of(root.number(), true).isEmpty()) {
            return UndoPlan.blocked(entry, way, contents.isEmptied(root.number()) ? "its files were removed from the trash for good" : "its files are not in the trash any more", List.of(), null);
        }
        return new UndoPlan(entry, way, foreseen(entry, lineage), List.of(), null, List.of(), null, null, null, null);
    }

    /** What restoring the backup of before an entry would do with files, in words; empty for nothing. */
    List<String> foreseenByRestoring(JournalEntry entry, Lineage lineage) {
        List<String> lines = new ArrayList<>(foreseen(entry, lineage));
        int later = deletesSince(entry).filter(deleted -> deleted != root(entry, lineage).number()).map(deleted -> trash.of(deleted, true).size()).sum();
        if (later > 0) {
            lines.add(Texts.count(later, "file or folder comes", "files or folders come") + " back from the trash, of what was deleted later");
        }
        return lines;
    }

    /** Those whose rows come back with the state of before an entry. */
    private IntStream deletesSince(JournalEntry entry) {
        return trash.entries().stream().mapToInt(Integer::intValue).filter(deleted -> deleted >= entry.number());
    }

    /**
     * Moves the files after their rows, which are changed for good by now.
     *
     * @param undone the entry that was taken back
     * @param made the entry of the undo
     * @param byRestoring whether all that was deleted since came back too
     * @throws Problem FILES_NOT_MOVED, whatever the cause: the undo itself was done
     */
    void follow(JournalEntry undone, JournalEntry made, Lineage lineage, boolean byRestoring) {
        List<Path> left = new ArrayList<>();
        try {
            if (trash.entries().isEmpty()) {
                return;
            }
            try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Move files")) {
                Root root = root(made, lineage);
                left.addAll(root.undos() % 2 == 1 ? trash.putBack(root.number()) : trash.putAgain(root.number()));
                if (byRestoring) {
                    deletesSince(undone).filter(deleted -> deleted != root.number()).forEach(deleted -> left.addAll(trash.putBack(deleted)));
                }
            }
        } catch (Problem problem) {
            throw Problem.because(problem, ProblemCode.FILES_NOT_MOVED, "files", problem.what().replaceFirst("\\.$", ""), "trash", trash.folder());
        }
        if (!left.isEmpty()) {
            throw Problem.of(ProblemCode.FILES_NOT_MOVED, "files", String.join(", ", left.stream().map(path -> workspace.root().relativize(path).toString()).toList()), "trash", trash.folder());
        }
    }
}
