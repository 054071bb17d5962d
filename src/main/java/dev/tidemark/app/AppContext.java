package dev.tidemark.app;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.ui.shell.Shell;
import dev.tidemark.ui.shell.ShellModel;
import dev.tidemark.ui.shell.ShellNavigator;
import dev.tidemark.ui.shell.WorkspaceActions;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FxDialogs;
import dev.tidemark.ui.support.FxJobs;
import dev.tidemark.ui.support.Layers;
import dev.tidemark.ui.support.Preferences;
import dev.tidemark.ui.support.Theme;
import dev.tidemark.ui.support.UncaughtFailures;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Everything that the window is made of, wired by hand. */
final class AppContext implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final ShellModel model = new ShellModel();
    private final Theme theme = new Theme();
    private final Layers layers = new Layers();
    private final Dialogs dialogs;
    private final FxJobs jobs;
    private final ShellNavigator navigator;
    private final Scene scene;

    AppContext(Stage stage) {
        dialogs = new FxDialogs(layers, stage);
        UncaughtFailures.showOn(dialogs);
        jobs = new FxJobs(dialogs);
        navigator = new ShellNavigator(Features.all(model), dialogs,
            self -> new FeatureContext(jobs, dialogs, layers.sheets(), self, theme));
        WorkspaceActions workspaces = new WorkspaceActions(this::open, this::open);
        scene = Shell.scene(layers, model, navigator, jobs, dialogs, workspaces, theme, WIDTH, HEIGHT);
        rememberLook();
    }

    Scene scene() {
        return scene;
    }

    /** Shows a workspace folder or database file; one that is not there is told as a problem. */
    void open(Path path) {
        if (Files.notExists(path)) {
            dialogs.showProblem(Problem.of(ProblemCode.FILE_MISSING, "path", path));
            return;
        }
        model.workspaceNameProperty().set(String.valueOf(path.toAbsolutePath().normalize().getFileName()));
        model.databasePathProperty().set(path.toString());
        navigator.workspaceChanged();
    }

    @Override
    public void close() {
        jobs.close();
    }

    private void rememberLook() {
        Preferences preferences = new Preferences(UserFolders.config().resolve("window.properties"));
        theme.modeProperty().set(Theme.Mode.valueOf(preferences.get("theme", Theme.Mode.SYSTEM.name())));
        theme.setZoom(Double.parseDouble(preferences.get("zoom", "1")));
        theme.modeProperty().addListener((source, before, now) -> preferences.set("theme", now.name()));
        theme.zoomProperty().addListener((source, before, now) -> preferences.set("zoom", now.toString()));
    }
}
