package dev.tidemark.ui.support;

import javafx.scene.control.ListView;
import javafx.scene.control.skin.ListViewSkin;

/** A list that comes into the window in parts. The style sheet gives it to every list. */
public final class GradualListSkin<T> extends ListViewSkin<T> {
    private final Growth growth;

    /** Made by JavaFX. */
    public GradualListSkin(ListView<T> list) {
        super(list);
        growth = new Growth(list);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double room) {
        super.layoutChildren(x, y, width, growth.of(room, getSkinnable().getItems() == null || getSkinnable().getItems().isEmpty()));
    }

    @Override
    public void dispose() {
        growth.stop();
        super.dispose();
    }
}
