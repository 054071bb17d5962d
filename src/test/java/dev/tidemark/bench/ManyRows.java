package dev.tidemark.bench;

import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Path;
import java.util.Map;

/** A workspace with many messages; {@code -Dbench.workspace} names one that has them, so that a large one is made once. */
final class ManyRows {
    private ManyRows() { }

    static Services workspace(Path folder, long messages) {
        String given = System.getProperty("bench.workspace", "");
        Workspaces workspaces = new Workspaces(Map.of(), folder);
        Services services = Services.of(workspaces.at(given.isEmpty() ? folder.resolve("storage") : Path.of(given)));
        if (!services.workspace().hasDatabase()) {
            new Setup(workspaces).run(services, false, Progress.NONE, Cancellation.never());
            Setup.fillMany(services, messages, false, Progress.NONE, Cancellation.never());
        }
        return services;
    }
}
