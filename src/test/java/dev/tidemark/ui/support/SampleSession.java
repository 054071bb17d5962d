package dev.tidemark.ui.support;

import dev.tidemark.core.Services;
import dev.tidemark.support.SampleWorkspace;
import java.nio.file.Path;

/** What a view model is given, around a real workspace with all migrations and sample data, with no toolkit and everything done at once. */
public final class SampleSession {
    public final RecordingDialogs dialogs = new RecordingDialogs();
    public final RecordingNavigator navigator = new RecordingNavigator();
    public final DirectJobs jobs = new DirectJobs(dialogs);
    public final Session session = new Session(jobs);
    public final Services services;

    /** @param folder an empty folder, which gets the workspace {@code storage} */
    public SampleSession(Path folder) {
        services = new SampleWorkspace(folder).services();
        session.open(services, services.status().read());
    }
}
