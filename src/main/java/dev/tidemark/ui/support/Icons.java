package dev.tidemark.ui.support;

import java.util.Map;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the Feather set, and a few of Tidemark's own drawn in its manner. */
public final class Icons {
    private static final double GRID = 24;
    private static final double SIZE = 14;
    private static final Map<String, String> OWN = Map.of(
        "td-waves", "M2 6.5 C4.5 4.5 7 4.5 9.5 6.5 S14.5 8.5 17 6.5 S20.5 5 22 6.5 M2 13 H22 M2 18.5 H22",
        "td-table", "M3 4 H21 V20 H3 Z M3 10 H21 M9.5 4 V20",
        "td-tree", "M3 3 H9 V9 H3 Z M15 15 H21 V21 H15 Z M6 9 V18 H15");

    private Icons() { }

    /**
     * An icon of the natural size, in the colour that its surroundings give it.
     *
     * @param literal of Ikonli's Feather pack, for example "fth-layers"
     * @param styleClasses more of them, for example "good" or "icon-large"
     */
    public static FontIcon of(String literal, String... styleClasses) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    /** As {@link #of}, and also for Tidemark's own: "td-waves", "td-table", "td-tree". */
    public static Node node(String literal) {
        String path = OWN.get(literal);
        return path == null ? of(literal) : drawn(path, SIZE);
    }

    /** As {@link #node(String)}, twice as large: for an empty state. */
    public static Node large(String literal) {
        String path = OWN.get(literal);
        return path == null ? of(literal, "icon-large") : drawn(path, 2 * SIZE);
    }

    private static Node drawn(String path, double size) {
        SVGPath line = new SVGPath();
        line.setContent(path);
        line.getStyleClass().add("line-icon");
        Rectangle grid = new Rectangle(GRID, GRID);
        grid.getStyleClass().add("icon-grid");
        Group sign = new Group(grid, line);
        sign.getTransforms().add(new Scale(size / GRID, size / GRID));
        StackPane box = new StackPane(new Group(sign));
        box.setMinSize(size, size);
        box.setMaxSize(size, size);
        return box;
    }
}
