package dev.tidemark.ui.support;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.transform.Scale;

/** Tidemark's sign: layers of sediment under a wave, on a tile. Drawn on a grid of 24. */
public final class Logo {
    private static final double GRID = 24;
    private static final String WAVE = "M4.5 8.6 C6 6.7 7.9 6.7 9.5 8.2 S12.6 9.8 14.4 8.2 S17.9 6.7 19.5 8.6";
    private static final List<String> LAYERS = List.of("M4.5 13 H19.5", "M4.5 16.2 H19.5", "M4.5 19.4 H19.5");
    private static final int[] ICON_SIZES = {16, 32, 48, 128, 256};
    private static final Color TILE = Color.web("#0b7a83");
    private static final Color INK = Color.WHITE;

    private Logo() { }

    /** The sign for a window, in the theme's colours (style classes {@code logo-tile} and {@code logo-line}). */
    public static Group node(double size) {
        Rectangle tile = tile();
        tile.getStyleClass().add("logo-tile");
        Group sign = new Group(tile);
        for (SVGPath line : lines()) {
            line.getStyleClass().add("logo-line");
            sign.getChildren().add(line);
        }
        sign.getTransforms().add(new Scale(size / GRID, size / GRID));
        return new Group(sign);
    }

    /** The same sign as images for the system's window lists, from 16 to 256 pixels. On the window's thread. */
    public static List<Image> images() {
        return IntStream.of(ICON_SIZES).mapToObj(Logo::image).toList();
    }

    private static Image image(int size) {
        Rectangle tile = tile();
        tile.setFill(TILE);
        Group sign = new Group(tile);
        for (SVGPath line : lines()) {
            line.setStroke(INK);
            sign.getChildren().add(line);
        }
        sign.getTransforms().add(new Scale(size / GRID, size / GRID));
        return new Scene(new Group(sign), size, size, Color.TRANSPARENT).snapshot(null);
    }

    private static Rectangle tile() {
        Rectangle tile = new Rectangle(GRID, GRID);
        tile.setArcWidth(10);
        tile.setArcHeight(10);
        return tile;
    }

    private static List<SVGPath> lines() {
        List<SVGPath> layers = LAYERS.stream().map(path -> line(path, 1.5)).toList();
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).setOpacity(0.85 - 0.2 * i);
        }
        return Stream.concat(Stream.of(line(WAVE, 2)), layers.stream()).toList();
    }

    private static SVGPath line(String path, double width) {
        SVGPath line = new SVGPath();
        line.setContent(path);
        line.setFill(null);
        line.setStrokeWidth(width);
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        return line;
    }
}
