package dev.tidemark.ui.support;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Two cards beside each other where there is room for two, else one under the other. Those beside each other are equally high; a last one alone takes the width. */
public final class SideBySide extends Pane {
    private static final double GAP = 16;
    /** Below it two cards would be too narrow for what is in them. */
    private static final double ROOM_FOR_TWO = 1040;

    @Override public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override protected double computeMinWidth(double height) {
        return 0;
    }

    @Override protected double computePrefWidth(double height) {
        return getManagedChildren().stream().mapToDouble(child -> child.prefWidth(-1)).max().orElse(0);
    }

    @Override protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override protected double computePrefHeight(double width) {
        return arrange(width < 0 ? computePrefWidth(-1) : width, false);
    }

    @Override protected void layoutChildren() {
        arrange(getWidth(), true);
    }

    private double arrange(double width, boolean place) {
        List<Node> children = getManagedChildren();
        boolean two = width >= ROOM_FOR_TWO;
        double y = 0;
        int at = 0;
        while (at < children.size()) {
            int count = two && at + 1 < children.size() ? 2 : 1;
            double each = snapSpaceX((width - (count - 1) * GAP) / count);
            double height = 0;
            for (int i = 0; i < count; i++) {
                height = Math.max(height, snapSizeY(children.get(at + i).prefHeight(each)));
            }
            for (int i = 0; place && i < count; i++) {
                children.get(at + i).resizeRelocate(i * (each + GAP), y, each, height);
            }
            y += height + GAP;
            at += count;
        }
        return Math.max(0, y - GAP);
    }
}
