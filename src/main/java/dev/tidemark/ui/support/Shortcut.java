package dev.tidemark.ui.support;

import javafx.scene.input.KeyCombination;

/** The keys that work everywhere in the window. */
public enum Shortcut {
    PALETTE("Shortcut+K"),
    OPEN("Shortcut+O"),
    BACK_UP("Shortcut+B"),
    MIGRATE("Shortcut+M"),
    REFRESH("F5"),
    EXECUTE("Shortcut+Enter"),
    COMMIT("Shortcut+S"),
    NOTIFICATIONS("F6"),
    ZOOM_IN("Shortcut+Plus"),
    ZOOM_OUT("Shortcut+Minus"),
    ZOOM_RESET("Shortcut+0");

    private final KeyCombination keys;

    Shortcut(String keys) {
        this.keys = KeyCombination.valueOf(keys);
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
