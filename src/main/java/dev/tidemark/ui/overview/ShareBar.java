package dev.tidemark.ui.overview;

import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Tips;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** A bar of pieces as wide as their parts; a piece with any rows at all stays wide enough to be seen. */
final class ShareBar extends Pane {
    private static final double HEIGHT = 26;
    private static final double LEAST = 4;
    private static final double ROUND = 12;

    private final List<Share> shares;

    ShareBar(List<Share> all) {
        shares = all.stream().filter(share -> share.rows() > 0).toList();
        getStyleClass().add("share-bar");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(shares.stream().map(share -> share.label() + " " + Texts.count(share.rows(), "row", "rows")).collect(Collectors.joining(", ")));
        for (Share share : shares) {
            Region piece = new Region();
            piece.getStyleClass().add("share-" + share.tone());
            Tips.on(piece, share.label() + ": " + Texts.count(share.rows(), "row", "rows"));
            getChildren().add(piece);
        }
        Rectangle clip = new Rectangle();
        clip.setArcWidth(ROUND);
        clip.setArcHeight(ROUND);
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    @Override
    protected void layoutChildren() {
        double wanted = shares.stream().mapToDouble(share -> Math.max(LEAST, share.part() * getWidth())).sum();
        double scale = wanted == 0 ? 0 : getWidth() / wanted;
        double x = 0;
        for (int i = 0; i < shares.size(); i++) {
            double end = i == shares.size() - 1 ? getWidth() : snapPositionX(x + Math.max(LEAST, shares.get(i).part() * getWidth()) * scale);
            getChildren().get(i).resizeRelocate(x, 0, end - x, getHeight());
            x = end;
        }
    }
}
