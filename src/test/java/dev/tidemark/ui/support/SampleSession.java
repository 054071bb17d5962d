package dev.tidemark.ui.support;

import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Path;
import java.util.Map;

/** What a view model is given, around a real workspace with all migrations and sample data, with no toolkit and everything done at once. */
public final class SampleSession {
    public final RecordingDialogs dialogs = new RecordingDialogs();
    public final RecordingNavigator navigator = new RecordingNavigator();
    public final DirectJobs jobs = new DirectJobs(dialogs);
    public final Session session = new Session(jobs);
    public final Services services;

    /** @param folder an empty folder, which gets the workspace {@code storage} */
    public SampleSession(Path folder) {
        Workspaces workspaces = new Workspaces(Map.of(), folder);
        services = Services.of(workspaces.at(folder.resolve("storage")));
        new Setup(workspaces).run(services, true, Progress.NONE, Cancellation.never());
        session.open(services, services.status().read());
    }
}
