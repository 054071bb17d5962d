package dev.tidemark.ui.support;

import javafx.animation.AnimationTimer;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ListViewSkin;

/**
 * A list that grows to its height over some pulses when it first has lines: making the cells of lines for the first time is the slowest thing that a list does, and while
 * it makes a window full of them at once the window does not answer. The style sheet gives it to every list.
 */
public final class GradualListSkin<T> extends ListViewSkin<T> {
    /** About six lines. */
    private static final double STEP = 200;
    /** Higher than any display. */
    private static final double MOST = 10_000;

    private final AnimationTimer growth = new AnimationTimer() {
        @Override
        public void handle(long now) {
            height += STEP;
            getSkinnable().requestLayout();
            if (height > MOST) {
                // A list that went out of view is laid out no more.
                stop();
            }
        }
    };
    private double height = STEP;
    private boolean grown;

    /** Made by JavaFX. */
    public GradualListSkin(ListView<T> list) {
        super(list);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double room) {
        if (grown || getSkinnable().getItems() == null || getSkinnable().getItems().isEmpty()) {
            super.layoutChildren(x, y, width, room);
            return;
        }
        super.layoutChildren(x, y, width, Math.min(room, height));
        grown = height >= room;
        if (grown) {
            growth.stop();
        } else {
            growth.start();
        }
    }

    @Override
    public void dispose() {
        growth.stop();
        super.dispose();
    }
}
