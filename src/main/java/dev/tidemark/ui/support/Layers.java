package dev.tidemark.ui.support;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What lies over what in a window: content, sheets, notifications. */
public final class Layers extends StackPane {
    private final StackPane content = new StackPane();
    private final Sheets sheets;
    private final Toasts toasts;

    public Layers() {
        StackPane sheetLayer = new StackPane();
        VBox toastLayer = new VBox();
        sheets = new Sheets(sheetLayer);
        toasts = new Toasts(toastLayer);
        getChildren().addAll(content, sheetLayer, toastLayer);
    }

    /** Shows the node under all sheets. */
    public void setContent(Node node) {
        content.getChildren().setAll(node);
    }

    public Sheets sheets() {
        return sheets;
    }

    public Toasts toasts() {
        return toasts;
    }
}
