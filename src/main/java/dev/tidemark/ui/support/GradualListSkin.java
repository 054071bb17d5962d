package dev.tidemark.ui.support;

import javafx.animation.AnimationTimer;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollToEvent;
import javafx.scene.control.skin.ListViewSkin;

/**
 * A list whose first lines come into the window a few at a time: making the cell of a line for the first time is the slowest thing that a list does, and a window full of
 * them at once is a window that does not answer. The stylesheet gives it to every list.
 */
public final class GradualListSkin<T> extends ListViewSkin<T> {
    private static final int AT_ONCE = 6;
    /** More lines than a window has room for. */
    private static final int ENOUGH = 120;

    private final AnimationTimer more = new AnimationTimer() {
        @Override
        public void handle(long now) {
            show(shown + AT_ONCE);
        }
    };
    /** How many lines there are to be, while it grows; 0 before anything was shown. */
    private int shown;

    /** Made by JavaFX. */
    public GradualListSkin(ListView<T> list) {
        super(list);
        list.addEventFilter(ScrollToEvent.scrollToTopIndex(), event -> {
            if (event.getScrollTarget() >= shown) {
                show(Integer.MAX_VALUE);
            }
        });
    }

    /** As many lines as are shown by now. */
    @Override
    public int getItemCount() {
        int all = super.getItemCount();
        if (shown == 0 && all > AT_ONCE && more != null) {
            shown = AT_ONCE;
            more.start();
        }
        return shown == 0 ? Math.min(all, AT_ONCE) : Math.min(all, shown);
    }

    @Override
    public void dispose() {
        more.stop();
        super.dispose();
    }

    private void show(int lines) {
        shown = lines >= ENOUGH ? Integer.MAX_VALUE : lines;
        if (shown == Integer.MAX_VALUE) {
            more.stop();
        }
        if (getSkinnable() != null) {
            markItemCountDirty();
            getSkinnable().requestLayout();
        }
    }
}
