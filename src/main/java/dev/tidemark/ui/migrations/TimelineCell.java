package dev.tidemark.ui.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.ui.migrations.TimelineItem.Ground;
import dev.tidemark.ui.migrations.TimelineItem.LayerItem;
import dev.tidemark.ui.migrations.TimelineItem.Pin;
import dev.tidemark.ui.migrations.TimelineItem.TideMark;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;

/** Draws a line of the timeline. */
final class TimelineCell extends ListCell<TimelineItem> {
    private final Consumer<String> migrateTo;
    private final Consumer<String> rollBackTo;
    private final Consumer<Backup> onPin;
    private final TideDrag drag;
    private final FindingsModel findings;
    private LayerRow row;

    /**
     * A cell.
     *
     * @param drag what makes the tide mark one that can be dragged
     * @param findings what lint says of each layer
     * @param migrateTo what the tide mark's upward arrow asks for
     * @param rollBackTo what its downward arrow asks for
     * @param onPin what a click on a backup's pin does
     */
    TimelineCell(TideDrag drag, FindingsModel findings, Consumer<String> migrateTo, Consumer<String> rollBackTo, Consumer<Backup> onPin) {
        this.drag = drag;
        this.findings = findings;
        this.migrateTo = migrateTo;
        this.rollBackTo = rollBackTo;
        this.onPin = onPin;
        getStyleClass().add("timeline-cell");
        setMinWidth(0);
        setPrefWidth(0);
    }

    @Override protected void updateItem(TimelineItem item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        setGraphic(empty || item == null ? null : draw(item));
        accessibleTextProperty().unbind();
        if (!empty && item instanceof LayerItem(Layer layer, int depth)) {
            accessibleTextProperty().bind(findings.of(layer).map(FindingsBadge::words).orElse("").map(lint -> words(item) + (lint.isEmpty() ? "" : ", " + lint)));
        } else {
            setAccessibleText(empty || item == null ? null : words(item));
        }
    }

    private Node draw(TimelineItem item) {
        return switch (item) {
            case LayerItem(Layer layer, int depth) -> layer(layer, depth);
            case TideMark mark -> tideMark(mark);
            case Pin(Backup backup) -> pin(backup);
            case Ground() -> line("fth-minus", "ground", Messages.text("migrations.ground"));
        };
    }

    private static String words(TimelineItem item) {
        return switch (item) {
            case LayerItem(Layer layer, int depth) -> LayerWords.accessible(layer);
            case TideMark mark -> Messages.text("migrations.tideMark", mark.current().map(version -> version.label()).orElse("base"));
            case Pin(Backup backup) -> backup.name();
            case Ground() -> Messages.text("migrations.ground");
        };
    }

    private Node layer(Layer layer, int depth) {
        if (row == null) {
            row = new LayerRow(findings);
        }
        row.show(layer, depth);
        return row;
    }

    private Node pin(Backup backup) {
        Node pin = line("fth-git-commit", "pin", Messages.text("migrations.pin", backup.reason().map(reason -> " " + reason.words()).orElse(""),
            Dates.relative(backup.createdAt()), Messages.text(backup.verified() ? "migrations.verified" : "migrations.notVerified")));
        pin.setOnMouseClicked(event -> onPin.accept(backup));
        return pin;
    }

    private Node tideMark(TideMark mark) {
        String words = words(mark);
        Button up = arrow("fth-arrow-up", Messages.text("migrations.up", mark.up().map(version -> version.label()).orElse("")));
        up.setVisible(mark.up().isPresent());
        up.setOnAction(event -> mark.up().ifPresent(version -> migrateTo.accept(version.toString())));
        Button down = arrow("fth-arrow-down", Messages.text("migrations.down", mark.down().map(target -> target.equals("base") ? target : "V" + target).orElse("")));
        down.setVisible(mark.down().isPresent());
        down.setOnAction(event -> mark.down().ifPresent(rollBackTo));
        TideLine line = new TideLine(words, up, down);
        drag.on(line.pill(), words);
        return line;
    }

    private static Button arrow(String icon, String words) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().add("tide-arrow");
        button.setAccessibleText(words);
        Tips.on(button, words);
        button.setFocusTraversable(false);
        return button;
    }

    private static Node line(String icon, String styleClass, String text) {
        Label label = new Label(text, Icons.of(icon));
        label.getStyleClass().add(styleClass);
        return label;
    }
}
