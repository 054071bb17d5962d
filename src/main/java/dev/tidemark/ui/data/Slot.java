package dev.tidemark.ui.data;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One visible line of the grid. The slots stay; scrolling only changes what they show, so that the table never walks its rows. */
final class Slot {
    private final int index;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);

    Slot(int index) {
        this.index = index;
    }

    /**
     * What a line shows.
     *
     * @param line null for an empty line
     * @param cursorColumn the column that the cursor is on; -1 when it is on another line
     * @param marked whether the row is among the marked
     * @param staged what is staged for it; null for nothing
     */
    record Shown(Line line, int cursorColumn, boolean marked, StagedRow staged) {
        static final Shown NOTHING = new Shown(null, -1, false, null);
    }

    int index() {
        return index;
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void show(Shown now) {
        shown.set(now);
    }
}
