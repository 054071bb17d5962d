package dev.tidemark.ui.migrations;

import dev.tidemark.ui.migrations.TimelineItem.Ground;
import dev.tidemark.ui.migrations.TimelineItem.LayerItem;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Dragging the tide mark: it goes with the pointer, the layer under the pointer is marked, the pill says what letting go would plan, and letting go opens that plan. */
final class TideDrag {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("tide-target");
    /** A click on the pill is no drag. */
    private static final double LEAST_WAY = 6;

    private final ListView<TimelineItem> timeline;
    private final Function<TimelineItem, Optional<String>> meaning;
    private final Consumer<TimelineItem> onDropped;
    private ListCell<?> target;
    private ListCell<?> dragged;
    private double startedAt;

    /**
     * For one timeline.
     *
     * @param meaning what letting go over a line would plan, in words; empty when nothing
     * @param onDropped opens that plan
     */
    TideDrag(ListView<TimelineItem> timeline, Function<TimelineItem, Optional<String>> meaning, Consumer<TimelineItem> onDropped) {
        this.timeline = timeline;
        this.meaning = meaning;
        this.onDropped = onDropped;
    }

    /** Makes a tide mark one that can be dragged. */
    void on(Node pill, Label words) {
        String atRest = words.getText();
        pill.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> startedAt = event.getSceneY());
        pill.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && Math.abs(event.getSceneY() - startedAt) > LEAST_WAY) {
                mark(cellAt(event.getSceneX(), event.getSceneY()));
                follow(pill, event);
                words.setText(meaningOfTarget().orElse(atRest));
            }
        });
        pill.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            words.setText(atRest);
            rest();
            ListCell<?> dropped = target;
            boolean means = meaningOfTarget().isPresent();
            mark(null);
            if (means) {
                onDropped.accept((TimelineItem) dropped.getItem());
            }
        });
    }

    /** The tide mark lies over the layers while it goes with the pointer, and stays within the timeline. */
    private void follow(Node pill, MouseEvent event) {
        dragged = cellOf(pill);
        if (dragged != null) {
            double way = timeline.sceneToLocal(event.getSceneX(), event.getSceneY()).getY() - timeline.sceneToLocal(event.getSceneX(), startedAt).getY();
            double lowest = timeline.getHeight() - dragged.getLayoutY() - dragged.getHeight();
            dragged.setViewOrder(-1);
            dragged.setTranslateY(Math.clamp(way, -dragged.getLayoutY(), Math.max(0, lowest)));
        }
    }

    private void rest() {
        if (dragged != null) {
            dragged.setViewOrder(0);
            dragged.setTranslateY(0);
            dragged = null;
        }
    }

    private static ListCell<?> cellOf(Node pill) {
        Node node = pill;
        while (node != null && !(node instanceof ListCell<?>)) {
            node = node.getParent();
        }
        return (ListCell<?>) node;
    }

    private Optional<String> meaningOfTarget() {
        return target == null ? Optional.empty() : meaning.apply((TimelineItem) target.getItem());
    }

    private void mark(ListCell<?> cell) {
        if (target != null) {
            target.pseudoClassStateChanged(TARGET, false);
        }
        target = cell;
        if (cell != null) {
            cell.pseudoClassStateChanged(TARGET, true);
        }
    }

    private ListCell<?> cellAt(double sceneX, double sceneY) {
        return timeline.lookupAll(".list-cell").stream().filter(ListCell.class::isInstance).map(node -> (ListCell<?>) node)
            .filter(cell -> cell.getItem() instanceof LayerItem || cell.getItem() instanceof Ground)
            .filter(cell -> cell.localToScene(cell.getLayoutBounds()).contains(sceneX, sceneY))
            .findFirst().orElse(null);
    }
}
