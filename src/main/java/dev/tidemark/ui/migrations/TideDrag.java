package dev.tidemark.ui.migrations;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/**
 * Dragging the tide mark: a mark goes with the pointer, the layer under the pointer is marked, the mark says what letting go would plan,
 * and letting go opens that plan. Near the upper and the lower edge the timeline scrolls by itself, the faster the further out.
 */
final class TideDrag {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("tide-target");
    private static final PseudoClass DRAGGING = PseudoClass.getPseudoClass("tide-dragging");
    /** A click on the pill is no drag. */
    private static final double LEAST_WAY = 6;
    private static final double EDGE = 44;
    private static final double SLOWEST = 3;
    private static final double FASTEST = 110;

    private final ListView<TimelineItem> timeline;
    private final TimelineView view;
    private final TideLine line = new TideLine();
    private final Function<TimelineItem, Optional<String>> meaning;
    private final Consumer<TimelineItem> onDropped;
    private final AnimationTimer scrolling = new AnimationTimer() {
        @Override public void handle(long now) {
            view.scroll(speed(pointer.getY()));
            follow();
        }
    };
    private String atRest = "";
    private Point2D pressed;
    private Point2D pointer;
    private ListCell<?> target;

    /**
     * For one timeline.
     *
     * @param overlay lies over the timeline, exactly as large, and takes no events
     * @param meaning what letting go over a line would plan, in words; empty when nothing
     * @param onDropped opens that plan
     */
    TideDrag(ListView<TimelineItem> timeline, Pane overlay, Function<TimelineItem, Optional<String>> meaning, Consumer<TimelineItem> onDropped) {
        this.timeline = timeline;
        this.view = new TimelineView(timeline);
        this.meaning = meaning;
        this.onDropped = onDropped;
        line.setVisible(false);
        line.prefWidthProperty().bind(timeline.widthProperty());
        overlay.getChildren().add(line);
        // The pill is scrolled out of the timeline while it is dragged, so its events may come to the list instead.
        timeline.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        timeline.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        timeline.addEventFilter(MouseEvent.MOUSE_MOVED, event -> end());
    }

    /** Makes a tide mark one that can be dragged. */
    void on(Node pill, String words) {
        pill.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            atRest = words;
            pressed = timeline.sceneToLocal(event.getSceneX(), event.getSceneY());
        });
        pill.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pill.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    private void dragged(MouseEvent event) {
        if (pressed == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        event.consume();
        Point2D now = timeline.sceneToLocal(event.getSceneX(), event.getSceneY());
        if (pointer == null && Math.abs(now.getY() - pressed.getY()) <= LEAST_WAY) {
            return;
        }
        pointer = now;
        timeline.pseudoClassStateChanged(DRAGGING, true);
        line.setVisible(true);
        follow();
        if (speed(now.getY()) == 0) {
            scrolling.stop();
        } else {
            scrolling.start();
        }
    }

    private void released(MouseEvent event) {
        if (pressed == null) {
            return;
        }
        Optional<TimelineItem> dropped = Optional.ofNullable(target).map(cell -> (TimelineItem) cell.getItem()).filter(item -> meaning.apply(item).isPresent());
        if (pointer != null) {
            event.consume();
        }
        end();
        dropped.ifPresent(onDropped);
    }

    private void end() {
        scrolling.stop();
        mark(null);
        line.setVisible(false);
        timeline.pseudoClassStateChanged(DRAGGING, false);
        pressed = null;
        pointer = null;
    }

    private void follow() {
        Bounds bounds = timeline.getLayoutBounds();
        double y = Math.clamp(pointer.getY(), 1, Math.max(1, bounds.getHeight() - 2));
        boolean inside = pointer.getX() >= 0 && pointer.getX() < bounds.getWidth();
        mark(inside ? view.stopAt(y) : null);
        line.say(Optional.ofNullable(target).flatMap(cell -> meaning.apply((TimelineItem) cell.getItem())).orElse(atRest));
        line.autosize();
        line.relocate(0, Math.clamp(y - line.getHeight() / 2, 0, Math.max(0, bounds.getHeight() - line.getHeight())));
    }

    /** Pixels a frame: nothing in the middle, up at the upper edge and beyond it, down at the lower. */
    private double speed(double y) {
        double height = timeline.getHeight();
        double out = y < EDGE ? EDGE - y : y > height - EDGE ? y - (height - EDGE) : 0;
        double depth = out / EDGE;
        double speed = out == 0 ? 0 : Math.min(FASTEST, SLOWEST + 9 * depth * depth);
        return y < EDGE ? -speed : speed;
    }

    private void mark(ListCell<?> cell) {
        if (target != cell) {
            if (target != null) {
                target.pseudoClassStateChanged(TARGET, false);
            }
            if (cell != null) {
                cell.pseudoClassStateChanged(TARGET, true);
            }
        }
        target = cell;
    }
}
