package dev.tidemark.core.undo;

import dev.tidemark.core.changes.FileTrash;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lets the files that a delete moved to the trash follow its rows: back with the undo, and away again when that is taken back. */
final class UndoneFiles {
    private final Workspace workspace;
    private final FileTrash trash;

    UndoneFiles(Workspace workspace) {
        this.workspace = workspace;
        this.trash = new FileTrash(workspace);
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
        int size = trash.of(root.number(), back).size();
        return size == 0 ? List.of() : List.of(back ? Texts.count(size, "file or folder comes", "files or folders come") + " back from the trash"
            : Texts.count(size, "file or folder goes", "files or folders go") + " to the trash again");
    }

    /**
     * Moves the files after their rows.
     *
     * @param made the entry of an undo
     * @throws Problem FILES_NOT_MOVED
     */
    void follow(JournalEntry made, Lineage lineage) {
        Root root = root(made, lineage);
        if (trash.of(root.number(), false).isEmpty()) {
            return;
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Move files")) {
            List<Path> left = root.undos() % 2 == 1 ? trash.putBack(root.number()) : trash.putAgain(root.number());
            if (!left.isEmpty()) {
                throw Problem.of(ProblemCode.FILES_NOT_MOVED, "files", String.join(", ", left.stream().map(path -> workspace.root().relativize(path).toString()).toList()), "trash", trash.of(root.number()));
            }
        }
    }
}
