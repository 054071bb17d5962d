package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.Layers;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Shortcut;
import dev.tidemark.ui.support.Theme;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys that work everywhere in the window. While a sheet is open only the zoom does. */
final class Shortcuts {
    private final Scene scene;
    private final Layers layers;

    private Shortcuts(Scene scene, Layers layers) {
        this.scene = scene;
        this.layers = layers;
    }

    static void install(Scene scene, Layers layers, ShellNavigator navigator, ShellModel model, Commands commands, Theme theme) {
        Shortcuts keys = new Shortcuts(scene, layers);
        keys.on(Shortcut.PALETTE, () -> CommandPalette.show(layers.sheets(), commands.entries()));
        keys.on(Shortcut.OPEN, commands::openFolder);
        keys.on(Shortcut.BACK_UP, commands::backUp);
        keys.on(Shortcut.MIGRATE, commands::migrate);
        keys.on(Shortcut.NOTIFICATIONS, () -> layers.toasts().focusNewest());
        keys.on(Shortcut.REFRESH, commands::readAgain);
        keys.onShown(Shortcut.EXECUTE, navigator, model, FeatureView::execute);
        keys.onShown(Shortcut.COMMIT, navigator, model, FeatureView::commit);
        keys.onFeatures(navigator);
        keys.onZoom(theme);
    }

    private void on(Shortcut shortcut, Runnable action) {
        scene.getAccelerators().put(shortcut.keys(), unlessSheet(action));
    }

    private void onShown(Shortcut shortcut, ShellNavigator navigator, ShellModel model, Consumer<FeatureView> action) {
        on(shortcut, () -> {
            Feature feature = navigator.shownProperty().get();
            if (!feature.needsDatabase() || model.openProperty().get()) {
                action.accept(navigator.view(feature));
            }
        });
    }

    private void onFeatures(ShellNavigator navigator) {
        List<Feature> features = navigator.features();
        for (int i = 0; i < Math.min(9, features.size()); i++) {
            String id = features.get(i).id();
            KeyCode digit = KeyCode.valueOf("DIGIT" + (i + 1));
            scene.getAccelerators().put(new KeyCodeCombination(digit, KeyCombination.ALT_DOWN),
                unlessSheet(() -> navigator.open(new Request.OpenFeature(id))));
        }
    }

    private void onZoom(Theme theme) {
        for (KeyCode plus : List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)) {
            zoom(plus, theme::zoomIn);
        }
        zoom(KeyCode.MINUS, theme::zoomOut);
        zoom(KeyCode.SUBTRACT, theme::zoomOut);
        zoom(KeyCode.DIGIT0, theme::resetZoom);
        zoom(KeyCode.NUMPAD0, theme::resetZoom);
    }

    /** Plus is a shifted key on some keyboards and a key of its own on others. */
    private void zoom(KeyCode key, Runnable action) {
        scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY), action);
    }

    private Runnable unlessSheet(Runnable action) {
        return () -> {
            if (!layers.sheets().isOpen()) {
                action.run();
            }
        };
    }
}
