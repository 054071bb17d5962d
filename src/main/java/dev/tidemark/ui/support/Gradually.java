package dev.tidemark.ui.support;

import java.util.Iterator;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Parts of a screen that come into the window one after the other: while JavaFX styles all of them in one go, the window does not answer. On the window's thread. */
public final class Gradually {
    private Gradually() { }

    /** Leaves a pane its first child; each of the others comes back in a turn of its own. */
    public static void bring(Pane pane) {
        List<Node> later = List.copyOf(pane.getChildren().subList(1, pane.getChildren().size()));
        pane.getChildren().removeAll(later);
        bring(pane, later.iterator());
    }

    private static void bring(Pane pane, Iterator<Node> later) {
        if (later.hasNext()) {
            Platform.runLater(() -> {
                Node next = later.next();
                pane.getChildren().add(next);
                next.applyCss();
                bring(pane, later);
            });
        }
    }
}
