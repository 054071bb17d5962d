package dev.tidemark.app;

import dev.tidemark.ui.shell.ShellNavigator;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.util.Iterator;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * Opens every screen once, one after the other, as soon as the workspace is open. An image's AOT cache is trained with it ({@code packaging/train.sh}): a screen whose
 * classes are in the cache comes without a hitch.
 */
final class Tour {
    /** Whether the window goes on a tour and ends: {@code -Dtidemark.tour=true}. */
    static final String ASKED_FOR = "tidemark.tour";
    static final Duration STAY = Duration.seconds(1);

    private final Timeline clock = new Timeline();

    /**
     * @param stay how long it stays on each screen
     * @param end what is done after the last one
     */
    Tour(Session session, ShellNavigator navigator, Duration stay, Runnable end) {
        Iterator<Feature> next = navigator.features().iterator();
        clock.getKeyFrames().add(new KeyFrame(stay, tick -> {
            if (session.statusProperty().get() == null) {
                return;
            }
            if (next.hasNext()) {
                navigator.open(new Request.OpenFeature(next.next().id()));
            } else {
                clock.stop();
                end.run();
            }
        }));
        clock.setCycleCount(Animation.INDEFINITE);
    }

    void begin() {
        clock.play();
    }
}
