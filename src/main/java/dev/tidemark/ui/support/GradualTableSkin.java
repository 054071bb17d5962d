package dev.tidemark.ui.support;

import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;

/** A table that comes into the window in parts. The style sheet gives it to every table. */
public final class GradualTableSkin<S> extends TableViewSkin<S> {
    private final Growth growth;

    /** Made by JavaFX. */
    public GradualTableSkin(TableView<S> table) {
        super(table);
        growth = new Growth(table);
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
