package dev.tidemark.ui.support;

import javafx.scene.input.KeyCombination;

/** The keys that work everywhere in the window, and those of single screens that a person should know of. */
public enum Shortcut {
    PALETTE("Shortcut+K"),
    OPEN("Shortcut+O"),
    BACK_UP("Shortcut+B"),
    MIGRATE("Shortcut+M"),
    REFRESH("F5"),
    EXECUTE("Shortcut+Enter"),
    COMMIT("Shortcut+S"),
    RUN_ALL("Shortcut+Shift+Enter", true),
    EXPLAIN("Shortcut+E", true),
    NEW_TAB("Shortcut+T", true),
    CLOSE_TAB("Shortcut+W", true),
    GO_TO_ROW("Shortcut+G", true),
    SORT_COLUMN("Shortcut+Shift+S", true),
    UNDO_EDIT("Shortcut+Z", true),
    REDO_EDIT("Shortcut+Shift+Z", true),
    NOTIFICATIONS("F6"),
    ZOOM_IN("Shortcut+Plus"),
    ZOOM_OUT("Shortcut+Minus"),
    ZOOM_RESET("Shortcut+0");

    private final KeyCombination keys;
    private final boolean ofScreens;

    Shortcut(String keys) {
        this(keys, false);
    }

    Shortcut(String keys, boolean ofScreens) {
        this.keys = KeyCombination.valueOf(keys);
        this.ofScreens = ofScreens;
    }

    /** Whether only screens answer it, those whose feature says so with {@link Feature#onKeys}. */
    public boolean ofScreens() {
        return ofScreens || this == EXECUTE || this == COMMIT;
    }

    public KeyCombination keys() {
        return keys;
    }

    /** The keys as the person reads them: "Ctrl+K". */
    public String keysText() {
        return keys.getDisplayText().replace("\u21b5", "Enter").replace("\u21a9", "Enter");
    }

    /** What they do. */
    public String what() {
        return Messages.text("shortcut." + name());
    }
}
