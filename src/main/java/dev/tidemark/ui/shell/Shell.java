package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Layers;
import dev.tidemark.ui.support.Theme;
import dev.tidemark.ui.support.Views;
import dev.tidemark.ui.support.ZoomPane;
import javafx.scene.Scene;

/** Puts the frame, its keys and its colours into a scene. */
public final class Shell {
    private Shell() { }

    /**
     * The whole window's scene.
     *
     * @param layers with the sheets and notifications that {@code dialogs} uses
     */
    public static Scene scene(Layers layers, ShellModel model, ShellNavigator navigator, Jobs jobs, Dialogs dialogs,
                              WorkspaceActions workspaces, Theme theme, double width, double height) {
        Commands commands = new Commands(model, navigator, dialogs, workspaces, theme);
        Runnable palette = () -> CommandPalette.show(layers.sheets(), commands.entries());
        layers.setContent(Views.load(new ShellController(model, navigator, jobs, dialogs, commands, palette)));
        Scene scene = new Scene(new ZoomPane(layers, theme.zoomProperty()), width, height);
        theme.applyTo(scene);
        Shortcuts.install(scene, layers, navigator, model, commands, theme);
        return scene;
    }
}
