package dev.tidemark.faults;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Path;
import java.util.Map;

/** A change that can be killed in the middle. */
enum Operation {
    MIGRATE, ROLLBACK, RESTORE, RESET;

    /** Carries it out, with everything that belongs to it; once it is done, doing it again changes nothing. */
    void run(Path workspace, Progress progress) {
        Services services = services(workspace);
        switch (this) {
            case MIGRATE -> services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, progress, Cancellation.never());
            case ROLLBACK -> services.migrations().run(services.migrations().planRollback(Target.parse("1")), true, progress, Cancellation.never());
            case RESTORE -> services.restores().restore(workspace.resolve("backups").resolve(Scene.BACKUP), progress, Cancellation.never());
            case RESET -> services.resets().reset("app.db", progress, Cancellation.never());
        }
    }

    static Services services(Path workspace) {
        return Services.of(new Workspaces(Map.of(), workspace).at(workspace));
    }
}
