package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FxDialogs;
import dev.tidemark.ui.support.FxJobs;
import dev.tidemark.ui.support.Layers;
import dev.tidemark.ui.support.Session;
import dev.tidemark.ui.support.SystemChoosers;
import dev.tidemark.ui.support.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** A whole window around sample screens. */
final class ShellWindow {
    final ShellModel model = new ShellModel();
    final SampleFeatures features = new SampleFeatures();
    final List<Path> opened = new ArrayList<>();
    final Layers layers = new Layers();
    final FxDialogs dialogs;
    final FxJobs jobs;
    final ShellNavigator navigator;
    final Scene scene;

    ShellWindow(Stage stage, Theme theme, double width, double height) {
        dialogs = new FxDialogs(layers, new SystemChoosers(stage));
        jobs = new FxJobs(dialogs);
        navigator = new ShellNavigator(features.all(model.pendingBadgeProperty()), dialogs,
            self -> new FeatureContext(new Session(jobs), jobs, dialogs, layers.sheets(), self, theme, folder -> { }));
        WorkspaceActions workspaces = new WorkspaceActions(opened::add, opened::add, opened::add, () -> navigator.refresh(), opened::add, () -> { }, () -> { });
        scene = Shell.scene(layers, model, navigator, jobs, dialogs, workspaces, theme, width, height);
    }

    void openWorkspace() {
        model.workspaceNameProperty().set("DAA Chatbot");
        model.databasePathProperty().set("storage/sqlite/app.db");
        model.versionChipProperty().set("V7 · 2 pending");
        model.pendingCountProperty().set(2);
        model.sizeTextProperty().set("2.3 MB");
        model.journalModeTextProperty().set("WAL");
        model.foreignKeysTextProperty().set("foreign keys on");
        model.lastBackupTextProperty().set("12 min ago");
    }
}
