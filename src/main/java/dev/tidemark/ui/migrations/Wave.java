package dev.tidemark.ui.migrations;

import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The water line of the tide mark: a wave across the whole width. */
final class Wave extends Region {
    private static final double LENGTH = 54;
    private static final double RISE = 5;
    /** How far a curve's handle lies along a half wave for it to look like a sine. */
    private static final double HANDLE = 0.3642;

    private final Path line = new Path();

    Wave() {
        getStyleClass().add("wave");
        line.getStyleClass().add("wave-line");
        line.setManaged(false);
        getChildren().add(line);
        setMinHeight(2 * RISE + 2);
        setPrefHeight(2 * RISE + 2);
        setMouseTransparent(true);
    }

    @Override protected void layoutChildren() {
        double middle = getHeight() / 2;
        double half = LENGTH / 2;
        line.getElements().setAll(new MoveTo(0, middle));
        double direction = -1;
        for (double x = 0; x < getWidth(); x += half) {
            double reach = Math.min(half, getWidth() - x);
            line.getElements().add(new CubicCurveTo(x + reach * HANDLE, middle + direction * 2 * RISE * 0.64, x + reach * (1 - HANDLE), middle + direction * 2 * RISE * 0.64, x + reach, middle));
            direction = -direction;
        }
    }
}
