package dev.tidemark.ui.support;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The system's clipboard. On the window's thread only. */
public final class Clipboards {
    private Clipboards() {
    }

    /** Puts text there, in the place of what it held. */
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
