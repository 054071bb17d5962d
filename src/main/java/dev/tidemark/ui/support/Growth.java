package dev.tidemark.ui.support;

import javafx.animation.AnimationTimer;
import javafx.scene.control.Control;

/**
 * Lets a list or table grow to its height over some pulses when it first has lines: making the cells of lines for the first time is the slowest thing that it does, and
 * while it makes a window full of them at once the window does not answer. Fewer lines would not help, since JavaFX fills what is left with empty ones.
 */
final class Growth {
    /** About six lines. */
    private static final double STEP = 200;
    /** Higher than any display. */
    private static final double MOST = 10_000;

    private final Control grower;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            height += STEP;
            grower.requestLayout();
            if (height > MOST) {
                // What went out of view is laid out no more.
                stop();
            }
        }
    };
    private double height = STEP;
    private boolean grown;

    Growth(Control grower) {
        this.grower = grower;
    }

    /**
     * How much of its room it takes in this layout.
     *
     * @param empty whether it has no lines yet
     */
    double of(double room, boolean empty) {
        if (grown || empty) {
            return room;
        }
        double now = Math.min(room, height);
        grown = height >= room;
        if (grown) {
            timer.stop();
        } else {
            timer.start();
        }
        return now;
    }

    void stop() {
        timer.stop();
    }
}
