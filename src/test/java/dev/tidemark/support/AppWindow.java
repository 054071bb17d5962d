package dev.tidemark.support;

import dev.tidemark.app.AppContext;
import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.ui.support.Theme;
import java.nio.file.Path;
import java.util.Map;
import javafx.stage.Stage;

/** The whole app over a real workspace with sample data, for journeys and pictures. */
public final class AppWindow {
    private final Path folder;
    private final Workspaces workspaces;

    /** A workspace folder {@code storage} in {@code folder}; nothing is made yet. */
    public AppWindow(Path folder) {
        this.folder = folder;
        this.workspaces = new Workspaces(Map.of(), folder);
    }

    public Workspaces workspaces() {
        return workspaces;
    }

    /** The workspace folder. */
    public Path root() {
        return folder.resolve("storage");
    }

    /** The services of the workspace, apart from those of any window on it. */
    public Services services() {
        return Services.of(workspaces.at(root()));
    }

    /** Makes the workspace with sample data at the newest version, one backup, then rolls back to {@code version} where that is not null. */
    public AppWindow filled(String version) {
        Services services = services();
        new Setup(workspaces).run(services, true, Progress.NONE, Cancellation.never());
        if (version != null) {
            services.migrations().run(services.migrations().planRollback(Target.parse(version)), true, Progress.NONE, Cancellation.never());
        }
        return this;
    }

    /** A window in a fixed theme. On the window's thread. */
    public AppContext window(Stage stage, Theme.Mode mode, double width, double height) {
        AppContext context = new AppContext(stage, workspaces, folder.resolve("window.properties"), width, height);
        context.theme().modeProperty().set(mode);
        return context;
    }
}
