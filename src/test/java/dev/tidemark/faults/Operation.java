package dev.tidemark.faults;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Transactions;
import dev.tidemark.core.undo.UndoService;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Path;
import java.util.Map;

/** A change that can be killed in the middle. */
enum Operation {
    MIGRATE, ROLLBACK, RESTORE, RESET,
    /** One transaction for each migration: what is done of it stays. */
    MIGRATE_EACH, STAMP,
    /** Accepts a script that was edited after it was applied. */
    REPAIR,
    /** Puts every row back that a change of rows has changed. */
    UNDO;

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
            case RESET -> services.resets().reset("app.db", progress, Cancellation.never());
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
