package dev.tidemark.support;

import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Path;
import java.util.Map;

/** A real workspace {@code storage} with all migrations applied and sample data, heeding no environment variables. */
public final class SampleWorkspace {
    private final Workspaces workspaces;
    private final Services services;

    /** Makes it in {@code folder}. */
    public SampleWorkspace(Path folder) {
        workspaces = new Workspaces(Map.of(), folder);
        services = Services.of(workspaces.at(folder.resolve("storage")));
        new Setup(workspaces).run(services, true, Progress.NONE, Cancellation.never());
    }

    /** Rolls back to {@code version} or "base", with the backup that comes before. */
    public SampleWorkspace at(String version) {
        rollBack(services, version);
        return this;
    }

    /** The same for the services of any workspace. */
    public static void rollBack(Services services, String version) {
        services.migrations().run(services.migrations().planRollback(Target.parse(version)), true, Progress.NONE, Cancellation.never());
    }

    public Workspaces workspaces() {
        return workspaces;
    }

    /** Services of its own on the workspace. */
    public Services services() {
        return services;
    }
}
