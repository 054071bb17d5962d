package dev.tidemark.bench;

import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Tells the process that waits, in one line, that a window is drawn; then ends this one. */
final class FirstFrame {
    static final String SHOWN = "shown";

    private FirstFrame() { }

    /** Looks at every pulse; the pulse after the one that drew the awaited content is the moment. On the window's thread. */
    static void tellWhenShown(Window window, Predicate<Scene> content) {
        new AnimationTimer() {
            private int pulses;

            @Override public void handle(long now) {
                pulses = content.test(window.getScene()) ? pulses + 1 : 0;
                if (pulses == 2) {
                    stop();
                    System.out.println(SHOWN);
                    Platform.exit();
                }
            }
        }.start();
    }
}
