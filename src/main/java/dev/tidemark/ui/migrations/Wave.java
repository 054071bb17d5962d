package dev.tidemark.ui.migrations;

import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The water line of the tide mark: whole half waves from edge to edge, each about {@link #LENGTH} / 2 long. */
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
        long halves = Math.max(1, Math.round(2 * getWidth() / LENGTH));
        double half = getWidth() / halves;
        line.getElements().setAll(new MoveTo(0, middle));
        double direction = -1;
        for (int i = 0; i < halves; i++) {
            double x = i * half;
            double crest = middle + direction * 2 * RISE * 0.64;
            line.getElements().add(new CubicCurveTo(x + half * HANDLE, crest, x + half * (1 - HANDLE), crest, x + half, middle));
            direction = -direction;
        }
    }
}
