package dev.tidemark.faults;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.chats.Item;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.data.ImportOrder;
import dev.tidemark.core.data.ImportTrial;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Transactions;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.undo.UndoService;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A change that can be killed in the middle. */
enum Operation {
    MIGRATE, ROLLBACK, RESTORE, RESET,
    /** One transaction for each migration: what is done of it stays. */
    MIGRATE_EACH, STAMP,
    /** Accepts a script that was edited after it was applied. */
    REPAIR,
    /** Puts every row back that a change of rows has changed. */
    UNDO,
    /** Edits all rows of a table, as committing staged edits does. */
    EDIT,
    /** Imports many rows from a CSV file. */
    IMPORT,
    /** Writes the file anew, which changes neither rows nor structure. */
    COMPACT,
    /** Deletes a project with its documents, chats and messages, and their files. */
    DELETE,
    /** Brings back an archive, database and files. */
    RESTORE_FILES,
    /** Makes an archive, which changes neither. */
    ARCHIVE;

    /** The four that change most; they are killed most often. */
    boolean isMain() {
        return compareTo(RESET) <= 0;
    }

    /** Carries it out, with everything that belongs to it; once it is done, doing it again changes nothing. */
    void run(Path workspace, Progress progress) {
        Services services = services(workspace);
        switch (this) {
            case MIGRATE -> services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, progress, Cancellation.never());
            case ROLLBACK -> services.migrations().run(services.migrations().planRollback(Target.parse("1")), true, progress, Cancellation.never());
            case RESTORE -> services.restores().restore(workspace.resolve("backups").resolve(Scene.BACKUP), progress, Cancellation.never());
            case MIGRATE_EACH -> services.migrations().run(services.migrations().planMigrate(Target.LATEST).with(Transactions.ONE_EACH), true, progress, Cancellation.never());
            case STAMP -> services.stamps().stamp(services.stamps().plan(Target.LATEST), "it was built by hand", progress, Cancellation.never());
            case REPAIR -> services.repairs().repair(services.repairs().plan(), progress, Cancellation.never());
            case UNDO -> undo(services.undo(), progress);
            case EDIT -> edit(services, progress);
            case IMPORT -> importRows(services, workspace, progress);
            case COMPACT -> services.compacts().compact(0, progress, Cancellation.never());
            case DELETE -> delete(services, progress);
            case RESTORE_FILES -> services.restores().restore(workspace.resolve("backups").resolve(Scene.ARCHIVE), progress, Cancellation.never());
            case ARCHIVE -> services.backups().createWithFiles(null, progress, Cancellation.never());
            case RESET -> services.resets().reset("app.db", progress, Cancellation.never());
        }
    }

    /** Whether it leaves rows, structure and files as they are. */
    boolean isWithoutChange() {
        return this == ARCHIVE || this == COMPACT;
    }

    /** Whether an archive, or files that go with rows, are part of it. */
    boolean hasFiles() {
        return compareTo(DELETE) >= 0;
    }

    private static void edit(Services services, Progress progress) {
        services.road().changeRows(new RowWork("Edit", "edit", BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "UPDATE child SET words = words || ' edited' WHERE words NOT LIKE '% edited'");
            return new SafeRoad.Done("Edited all words.", List.of(), Map.of());
        }), null, progress, Cancellation.never());
    }

    private static void importRows(Services services, Path workspace, Progress progress) {
        boolean done = services.database().read(connection -> Sql.number(connection, "SELECT count(*) FROM child WHERE id = " + Scene.FIRST_IMPORTED)) > 0;
        if (!done) {
            ImportTrial trial = services.importer().tryOut(services.importer().plan(ImportOrder.of(workspace.resolve(Scene.CSV), "child")), Progress.NONE, Cancellation.never());
            services.importer().run(trial, false, progress, Cancellation.never());
        }
    }

    private static void delete(Services services, Progress progress) {
        Item project = new Item(Item.Kind.PROJECT, 1);
        if (services.database().read(connection -> Sql.number(connection, "SELECT count(*) FROM projects WHERE id = 1")) > 0) {
            services.itemChanges().remove(services.itemChanges().planRemoval(project, Cancellation.never()), progress, Cancellation.never());
        }
    }

    private static void undo(UndoService undo, Progress progress) {
        undo.settle();
        JournalEntry shouted = undo.lineage().entries().stream().filter(entry -> entry.sentence().equals(Scene.SHOUTED)).findFirst().orElseThrow();
        if (undo.lineage().undoneBy(shouted).isEmpty()) {
            undo.undo(undo.plan(shouted.number(), false, Cancellation.never()), progress, Cancellation.never());
        }
    }

    static Services services(Path workspace) {
        return Services.of(new Workspaces(Map.of(), workspace).at(workspace));
    }
}
