package dev.tidemark.ui.support;

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
        EventHandler<KeyEvent> handler = key -> {
            if (KEYS.match(key) && !sheets.isOpen()) {
                key.consume();
                field.requestFocus();
                field.selectAll();
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
