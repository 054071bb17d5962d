package dev.tidemark.journeys;

import dev.tidemark.app.AppContext;
import dev.tidemark.core.Services;
import dev.tidemark.support.FxTest;
import dev.tidemark.support.NamedTempDir;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.support.Screenshots;
import dev.tidemark.support.ScriptedChoosers;
import dev.tidemark.ui.support.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Journeys through the whole app: the real window on a real workspace with all migrations and sample data, in a folder of the test's own.
 * Make the workspace another one in {@link #prepare}.
 */
public abstract class AppJourney extends FxTest {
    @TempDir(factory = NamedTempDir.class) protected Path folder;
    /** The folders that the system's file manager was asked to show. */
    protected final List<Path> shownFolders = new ArrayList<>();
    /** Answers the window's questions for files. */
    protected final ScriptedChoosers choosers = new ScriptedChoosers();
    private AppContext context;
    private Services services;

    @Override
    protected final Scene scene(Stage stage) {
        SampleWorkspace workspace = new SampleWorkspace(folder);
        services = workspace.services();
        prepare(services);
        context = new AppContext(stage, workspace.workspaces(), folder.resolve("window.properties"), shownFolders::add, choosers);
        context.theme().modeProperty().set(Theme.Mode.LIGHT);
        return context.scene();
    }

    /** Whether the window opens the workspace before the test begins; otherwise nothing is open in it. */
    protected boolean opensWorkspace() {
        return true;
    }

    /** Does to the new workspace what the test needs, before the window opens it. */
    protected void prepare(Services services) { }

    @BeforeEach
    final void openWorkspace() {
        if (!opensWorkspace()) {
            return;
        }
        onFx(() -> {
            context.open(services.workspace().root());
            return null;
        });
        await(() -> lookup("#workspaceName").queryAs(Labeled.class).getText().equals(services.workspace().name()));
    }

    @AfterEach
    final void closeApp() {
        onFx(() -> {
            context.close();
            return null;
        });
    }

    protected final AppContext context() {
        return context;
    }

    /** Services of the test's own on the workspace that the window shows. */
    protected final Services services() {
        return services;
    }

    /** Has the window read again what the test changed behind its back. */
    protected final void changed() {
        onFx(() -> {
            context.session().changed();
            return null;
        });
    }

    /** Goes to a screen by its entry in the rail. */
    protected final void go(String featureId) {
        clickOn("#rail-" + featureId);
    }

    /** Waits until a node is there and can be seen. */
    protected final void awaitShown(String query) {
        await(() -> lookup(query).queryAll().stream().anyMatch(Node::isVisible));
    }

    /** Clicks on a button as soon as it can be seen and pressed. */
    protected final void press(String query) {
        await(() -> lookup(query).queryAll().stream().anyMatch(node -> node.isVisible() && !node.isDisabled()));
        clickOn(query);
    }

    /** The text of the first label or button that the query finds. */
    protected final String text(String query) {
        return onFx(() -> lookup(query).queryAs(Labeled.class).getText());
    }

    /** Saves pictures of the window as it is: small and light, wide and dark; with {@code -Dpictures=all} both sizes in both themes. */
    protected final void pictures(String name) {
        boolean all = "all".equals(System.getProperty("pictures"));
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            String prefix = name + "-" + mode.name().toLowerCase(Locale.ROOT);
            onFx(() -> {
                context.theme().modeProperty().set(mode);
                if (all || mode == Theme.Mode.LIGHT) {
                    Screenshots.save(scene(), prefix + "-1280x800");
                }
                if (all || mode == Theme.Mode.DARK) {
                    saveWide(prefix + "-1920x1080");
                }
                return null;
            });
        }
        onFx(() -> {
            context.theme().modeProperty().set(Theme.Mode.LIGHT);
            return null;
        });
    }

    private void saveWide(String name) throws IOException {
        Parent root = scene().getRoot();
        scene().setRoot(new Region());
        Scene wide = new Scene(root, 1920, 1080);
        context.theme().applyTo(wide);
        Screenshots.save(wide, name);
        wide.setRoot(new Region());
        scene().setRoot(root);
    }
}
