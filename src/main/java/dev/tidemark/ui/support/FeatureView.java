package dev.tidemark.ui.support;

import javafx.scene.Parent;

/** A screen as the shell sees it. All methods are called on the window's thread. */
public interface FeatureView {
    /** The node to show; always the same one. */
    Parent root();

    /** The screen has come into view. */
    default void onShown() { }

    /** F5, or something in the workspace changed: read again what is shown. */
    default void refresh() { }

    /** Ctrl+Enter: run what the screen runs. Its feature says so with {@link Feature#onKeys}, or nobody is told of the key. */
    default void execute() { }

    /** Ctrl+S: commit what is staged. Its feature says so with {@link Feature#onKeys}, or nobody is told of the key. */
    default void commit() { }

    /**
     * Does what another screen asked for.
     *
     * @return whether it was done here
     */
    default boolean handle(Request request) {
        return false;
    }

    /** What would be lost without a word if this screen were closed now, as a sentence; empty for nothing. */
    default String unsaved() {
        return "";
    }

    /** The workspace is being closed: let go of everything. */
    default void close() { }
}
