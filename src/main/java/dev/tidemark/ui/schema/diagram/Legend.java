package dev.tidemark.ui.schema.diagram;

import dev.tidemark.core.diagram.LineEnd;
import dev.tidemark.core.diagram.Link;
import dev.tidemark.core.diagram.Point;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

/** What the ends of the lines say. */
final class Legend extends HBox {
    private static final double WIDTH = 34;
    private static final double HEIGHT = 14;
    private static final double HIDDEN = 14;

    Legend() {
        getStyleClass().add("diagram-legend");
        setMinWidth(Region.USE_PREF_SIZE);
        add("diagram.legend.many", false, true, true);
        add("diagram.legend.one", false, true, false);
        add("diagram.legend.none", true, true, true);
        add("diagram.legend.optional", false, false, false);
    }

    /** @param childEnd which end of the sample is shown */
    private void add(String key, boolean single, boolean required, boolean childEnd) {
        double middle = HEIGHT / 2;
        Point near = new Point(childEnd ? WIDTH : -HIDDEN, middle);
        Point far = new Point(childEnd ? -HIDDEN : WIDTH, middle);
        Link sample = new Link("", "", new ForeignKey(List.of(), "", List.of(), "", ""), required, single, List.of(near, far));
        Pane picture = new Pane();
        picture.setMinSize(WIDTH, HEIGHT);
        picture.setMaxSize(WIDTH, HEIGHT);
        Polyline run = new Polyline(0, middle, WIDTH, middle);
        if (!required) {
            run.getStrokeDashArray().addAll(5.0, 4.0);
        }
        picture.getChildren().add(run);
        for (LineEnd.Stroke stroke : required ? LineEnd.of(sample) : List.<LineEnd.Stroke>of()) {
            Point first = stroke.points().getFirst();
            if (first.x() >= 0) {
                picture.getChildren().add(stroke.circle() ? new Circle(first.x(), first.y(), LineEnd.RADIUS)
                    : new Polyline(stroke.points().stream().flatMap(point -> List.of(point.x(), point.y()).stream()).mapToDouble(Double::doubleValue).toArray()));
            }
        }
        picture.getChildren().forEach(line -> line.getStyleClass().add("legend-line"));
        Label label = new Label(Messages.text(key), picture);
        label.getStyleClass().addAll("muted", "secondary");
        getChildren().add(label);
    }
}
