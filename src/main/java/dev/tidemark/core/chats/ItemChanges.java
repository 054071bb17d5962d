package dev.tidemark.core.chats;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.FileTrash;
import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renames and deletes projects, chats and documents down the safe road: tried first, backed up, with an undo that brings the files back too. Blocking; safe for any thread. */
public final class ItemChanges {
    private static final int NAMED = 20;

    private final Workspace workspace;
    private final Database database;
    private final SafeRoad road;
    private final FileTrash trash;
    private final PendingRemoval pending;

    public ItemChanges(Workspace workspace, Database database, SafeRoad road) {
        this.workspace = workspace;
        this.database = database;
        this.road = road;
        this.trash = new FileTrash(workspace);
        this.pending = new PendingRemoval(workspace);
    }

    /**
     * What was done.
     *
     * @param left files and folders that could not be moved to the trash; they are where they were
     */
    public record Removed(RowReport report, List<Path> left) {
        public Removed {
            left = List.copyOf(left);
        }
    }

    /**
     * What deleting would do; changes nothing. The database is written to and taken back meanwhile, so that the chatbot waits.
     *
     * @throws Problem ITEM_MISSING; CONSTRAINT where the schema's foreign keys refuse it; LOCKED, CANCELLED, READ_ONLY
     */
    public RemovalPlan planRemoval(Item item, Cancellation cancellation) {
        Seen seen = new Seen();
        RowPreview preview = road.preview(removal(item, null, seen), cancellation);
        return new RemovalPlan(item, seen.name, preview, seen.files.going(), seen.files.count(), seen.files.takesVectors(), seen.files.notes());
    }

    /**
     * Deletes. The files follow once the rows are gone for good, if the process dies in between then at the next start: what cannot be moved is a file without a row, and nothing worse.
     *
     * @param shown the plan that the person agreed to
     * @throws Problem CHANGE_OUTDATED when it would now take other rows than shown, and those of {@link SafeRoad#changeRows}; nothing is deleted then
     */
    public Removed remove(RemovalPlan shown, Progress progress, Cancellation cancellation) {
        Seen seen = new Seen();
        try {
            RowReport report = road.changeRows(removal(shown.item(), shown, seen), shown.preview(), progress, cancellation);
            List<Path> agreed = seen.agreed(shown);
            return new Removed(report, report.entry().isEmpty() || agreed.isEmpty() ? List.of() : putAway(shown.item(), report.entry().get().number(), agreed));
        } finally {
            pending.end(shown.item());
        }
    }

    /** Finishes deletes whose process died before their files followed. After the journal was settled. @throws Problem WORKSPACE_BUSY, INPUT_OUTPUT */
    public void settle(Journal journal) {
        pending.settle(database, journal, trash);
    }

    /** The rows are gone for good here: whatever goes wrong with their files is told, and undoes nothing. */
    private List<Path> putAway(Item item, int entry, List<Path> files) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Move files")) {
            // Another Tidemark may have taken the delete back before the lock was ours.
            return database.read(connection -> Sql.first(connection, "SELECT 1 FROM main." + Identifiers.quote(item.kind().table()) + " WHERE id = ?", row -> true, item.id())).isPresent()
                ? files : trash.put(entry, files);
        } catch (Problem problem) {
            System.getLogger(ItemChanges.class.getName()).log(System.Logger.Level.WARNING, "The files of entry " + entry + " stay where they are", problem);
            return files;
        }
    }

    /**
     * What renaming would do; changes nothing.
     *
     * @throws Problem ITEM_MISSING, CONSTRAINT, LOCKED …
     */
    public RowPreview planRename(Item item, String name, Cancellation cancellation) {
        return road.preview(renaming(item, name), cancellation);
    }

    /**
     * Renames. A document's file keeps its name on the disk.
     *
     * @param shown what the person agreed to; null when there was nothing to show besides the name
     */
    public RowReport rename(Item item, String name, RowPreview shown, Progress progress, Cancellation cancellation) {
        return road.changeRows(renaming(item, name), shown, progress, cancellation);
    }

    /** What a try, or the deed, found out on its way. */
    private static final class Seen {
        private String name;
        private RemovedFiles files;

        private List<Path> agreed(RemovalPlan shown) {
            return files.going().stream().filter(shown.files()::contains).toList();
        }
    }

    private RowWork removal(Item item, RemovalPlan shown, Seen seen) {
        return new RowWork("Delete " + item.kind().word(), "delete", BackupReason.BEFORE_DELETE, ForeignKeys.ENFORCED, connection -> {
            ChatTables tables = ChatTables.of(connection);
            seen.name = name(connection, tables, item);
            seen.files = new RemovedFiles(workspace, trash, item, connection, tables);
            Sql.run(connection, "DELETE FROM main." + Identifiers.quote(item.kind().table()) + " WHERE id = ?", item.id());
            seen.files.look(connection);
            String sentence = "Deleted the " + item.kind().word() + " “" + seen.name + "”" + (shown == null ? "." : ", with " + shown.sentence() + ".");
            if (shown != null && !seen.agreed(shown).isEmpty()) {
                pending.announce(item, sentence, seen.agreed(shown));
            }
            return new SafeRoad.Done(sentence, details(seen.files.going()), Map.of());
        });
    }

    private List<String> details(List<Path> files) {
        List<String> lines = new ArrayList<>();
        files.stream().limit(NAMED).forEach(path -> lines.add("To the trash: " + workspace.root().relativize(path)));
        if (files.size() > NAMED) {
            lines.add("and " + Texts.grouped(files.size() - NAMED) + " more");
        }
        return lines;
    }

    private static RowWork renaming(Item item, String name) {
        return new RowWork("Rename " + item.kind().word(), "edit", BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
            ChatTables tables = ChatTables.of(connection);
            String before = name(connection, tables, item);
            Sql.run(connection, "UPDATE main." + Identifiers.quote(item.kind().table()) + " SET " + Identifiers.quote(item.kind().column()) + " = ? WHERE id = ?", name, item.id());
            return new SafeRoad.Done("Renamed the " + item.kind().word() + " “" + before + "” to “" + name + "”.", List.of(), Map.of());
        });
    }

    private static String name(Connection connection, ChatTables tables, Item item) throws SQLException {
        Optional<String> name = !tables.has(item.kind().table(), item.kind().column()) ? Optional.empty()
            : Sql.first(connection, "SELECT ifnull(" + Identifiers.quote(item.kind().column()) + ", '') FROM main." + Identifiers.quote(item.kind().table()) + " WHERE id = ?", row -> row.getString(1), item.id());
        return name.orElseThrow(() -> Problem.of(ProblemCode.ITEM_MISSING, "kind", item.kind().word(), "id", item.id()));
    }
}
