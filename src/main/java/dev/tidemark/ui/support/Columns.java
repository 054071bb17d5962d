package dev.tidemark.ui.support;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableDoubleValue;

/** Widths of columns that give way when the window is small or enlarged. */
public final class Columns {
    private Columns() { }

    /**
     * A share of the width at hand.
     *
     * @param whole what all columns share, in pixels
     * @param share from 0 to 1
     * @param least never narrower, in pixels
     * @param most never wider, in pixels
     */
    public static DoubleBinding share(ObservableDoubleValue whole, double share, double least, double most) {
        return Bindings.createDoubleBinding(() -> Math.clamp(Math.rint(whole.get() * share), least, most), whole);
    }
}
