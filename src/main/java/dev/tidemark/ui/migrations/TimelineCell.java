package dev.tidemark.ui.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.ui.migrations.TimelineItem.Ground;
import dev.tidemark.ui.migrations.TimelineItem.LayerItem;
import dev.tidemark.ui.migrations.TimelineItem.Pin;
import dev.tidemark.ui.migrations.TimelineItem.TideMark;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Draws a line of the timeline. */
final class TimelineCell extends ListCell<TimelineItem> {
    private static final PseudoClass DASHED = PseudoClass.getPseudoClass("pending");

    private final Consumer<String> migrateTo;
    private final Consumer<String> rollBackTo;
    private final TideDrag drag;

    /**
     * A cell.
     *
     * @param drag what makes the tide mark one that can be dragged
     * @param migrateTo what the tide mark's upward arrow asks for
     * @param rollBackTo what its downward arrow asks for
     */
    TimelineCell(TideDrag drag, Consumer<String> migrateTo, Consumer<String> rollBackTo) {
        this.drag = drag;
        this.migrateTo = migrateTo;
        this.rollBackTo = rollBackTo;
        getStyleClass().add("timeline-cell");
        setMinWidth(0);
        setPrefWidth(0);
    }

    @Override protected void updateItem(TimelineItem item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        setGraphic(empty || item == null ? null : draw(item));
        setAccessibleText(empty || item == null ? null : words(item));
    }

    private Node draw(TimelineItem item) {
        return switch (item) {
            case LayerItem(Layer layer, int depth) -> layer(layer, depth);
            case TideMark mark -> tideMark(mark);
            case Pin(Backup backup) -> line("fth-git-commit", "pin", Messages.text("migrations.pin", backup.reason().map(reason -> " " + reason.words()).orElse(""),
                Dates.relative(backup.createdAt()), Messages.text(backup.verified() ? "migrations.verified" : "migrations.notVerified")));
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

    private static Node layer(Layer layer, int depth) {
        Label version = new Label(layer.version() == null ? "R" : layer.version().label());
        version.getStyleClass().add("layer-version");
        Label name = new Label(Sentence.of(layer.description()));
        name.getStyleClass().add("layer-name");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label note = new Label(LayerWords.note(layer));
        note.getStyleClass().add("layer-note");
        note.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(version, name, note, signs(layer));
        box.getStyleClass().addAll("layer", depth == 0 ? "outlined" : "depth-" + depth);
        box.pseudoClassStateChanged(DASHED, depth == 0);
        return box;
    }

    private static Node signs(Layer layer) {
        HBox signs = new HBox();
        signs.getStyleClass().add("layer-signs");
        String state = LayerWords.icon(layer.state());
        if (state != null) {
            signs.getChildren().add(Icons.of(state, "state-sign"));
        }
        if (layer.version() != null && layer.state() != MigrationState.BASELINE) {
            Node undo = Icons.of(layer.hasUndoScript() ? "fth-corner-up-left" : "fth-slash");
            StackPane box = new StackPane(undo);
            Tooltip.install(box, Tips.of(Messages.text(layer.hasUndoScript() ? "migrations.canBeUndone" : "migrations.noUndo")));
            signs.getChildren().add(box);
        }
        return signs;
    }

    private Node tideMark(TideMark mark) {
        Label words = new Label(Messages.text("migrations.tideMark", mark.current().map(version -> version.label()).orElse("base")));
        Button up = arrow("fth-arrow-up", Messages.text("migrations.up", mark.up().map(version -> version.label()).orElse("")));
        up.setVisible(mark.up().isPresent());
        up.setOnAction(event -> mark.up().ifPresent(version -> migrateTo.accept(version.toString())));
        Button down = arrow("fth-arrow-down", Messages.text("migrations.down", mark.down().map(target -> target.equals("base") ? target : "V" + target).orElse("")));
        down.setVisible(mark.down().isPresent());
        down.setOnAction(event -> mark.down().ifPresent(rollBackTo));
        HBox pill = new HBox(up, words, down);
        pill.getStyleClass().add("tide-pill");
        pill.setId("tidePill");
        drag.on(pill, words);
        pill.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane box = new StackPane(new Wave(), pill);
        box.getStyleClass().add("tide-mark");
        StackPane.setAlignment(pill, Pos.CENTER_RIGHT);
        return box;
    }

    private static Button arrow(String icon, String words) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().add("tide-arrow");
        button.setAccessibleText(words);
        button.setTooltip(Tips.of(words));
        button.setFocusTraversable(false);
        return button;
    }

    private static Node line(String icon, String styleClass, String text) {
        Label label = new Label(text, Icons.of(icon));
        label.getStyleClass().add(styleClass);
        return label;
    }
}
