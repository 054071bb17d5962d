package dev.tidemark.ui.support;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Ctrl+F on a screen: works wherever the focus is while the screen is shown, save in a sheet over it. */
public final class FindKey {
    private static final KeyCombination KEYS = KeyCombination.valueOf("Shortcut+F");

    private FindKey() { }

    /**
     * From now on Ctrl+F goes to the screen's search field and selects what is in it.
     *
     * @param root of the screen; the key works while it is in a scene
     */
    public static void install(Node root, SearchField field, Sheets sheets) {
        install(root, () -> field, () -> !sheets.isOpen());
    }

    /**
     * As {@link #install(Node, SearchField, Sheets)}, for a screen with several search fields.
     *
     * @param field tells which one it is now
     * @param works whether the key does anything now
     */
    public static void install(Node root, Supplier<SearchField> field, BooleanSupplier works) {
        EventHandler<KeyEvent> handler = key -> {
            if (KEYS.match(key) && works.getAsBoolean()) {
                key.consume();
                field.get().requestFocus();
                field.get().selectAll();
            }
        };
        root.sceneProperty().addListener((source, before, now) -> move(handler, before, now));
        move(handler, null, root.getScene());
    }

    private static void move(EventHandler<KeyEvent> handler, Scene before, Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_PRESSED, handler);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.KEY_PRESSED, handler);
        }
    }
}
