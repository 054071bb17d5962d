package dev.tidemark.ui.support;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

/** Shows one node larger or smaller: it is laid out in the room that remains at that size. */
public final class ZoomPane extends Pane {
    private final Node content;
    private final ObservableDoubleValue zoom;

    /** @param zoom 1 for the natural size */
    public ZoomPane(Node content, ObservableDoubleValue zoom) {
        this.content = content;
        this.zoom = zoom;
        Scale scale = new Scale();
        scale.xProperty().bind(zoom);
        scale.yProperty().bind(zoom);
        content.getTransforms().add(scale);
        zoom.addListener((source, before, now) -> requestLayout());
        getChildren().add(content);
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / zoom.get(), getHeight() / zoom.get());
    }
}
