package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Layer;
import javafx.scene.Node;

/** One tab of the card beside the timeline. On the window's thread only. */
interface LayerTab {
    /** What the tab says. */
    String title();

    /** Whether it has anything to tell of such a layer; else it is left out. */
    boolean fits(Layer layer);

    /** What the tab shows; always the same node. */
    Node node();

    /** Shows a layer. Called only when the tab is looked at, so that nothing is read in vain. */
    void show(Layer layer);

    /** What the copy button takes; empty when there is nothing to copy. */
    default String text() {
        return "";
    }
}
