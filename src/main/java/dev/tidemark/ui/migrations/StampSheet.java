package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Stamp;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.PreviewSheet;
import dev.tidemark.ui.support.Sheets;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What a stamp will write into the history, and how the live schema differs from what it will then claim to be. */
final class StampSheet {
    private static final double MOST_HEIGHT = 300;

    private final StampViewModel model;
    private final PreviewSheet sheet;

    /** @param label of the version: "V7", "base" */
    StampSheet(StampViewModel model, String label, Sheets sheets) {
        this.model = model;
        sheet = new PreviewSheet(sheets, "stamp", Messages.text("migrations.stamp.verb", label), Messages.text("migrations.stamp.sentence"),
            Messages.text("migrations.stamp.verb", label), model.reason(), model::run);
    }

    void open() {
        sheet.noteProperty().set(Messages.text("cure.touches.database"));
        sheet.open(model.stamp(), model::load, this::drawn);
    }

    private List<Node> drawn(Stamp stamp) {
        VBox lines = new VBox(12, part("migrations.stamp.rows", stamp.lines(), Messages.text("migrations.stamp.nothing")));
        if (stamp.unknownBecause() != null) {
            lines.getChildren().add(part("migrations.stamp.unknown", List.of(stamp.unknownBecause()), ""));
        } else {
            lines.getChildren().add(part("migrations.stamp.differences", stamp.deviations().stream().map(Deviation::sentence).toList(), Messages.text("migrations.stamp.same")));
        }
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.getStyleClass().add("code-scroll");
        scroll.setAccessibleText(Messages.text("cure.previewTitle"));
        return stamp.needsReason() ? List.of(scroll, question()) : List.of(scroll);
    }

    private static Node part(String title, List<String> lines, String whenEmpty) {
        Label head = new Label(Messages.text(title));
        head.getStyleClass().add("section-title");
        VBox part = new VBox(4, head);
        part.setId(title.substring(title.lastIndexOf('.') + 1));
        lines.forEach(line -> part.getChildren().add(Cells.wrapped(line)));
        if (lines.isEmpty()) {
            part.getChildren().add(TextPane.sentence(whenEmpty));
        }
        return part;
    }

    private Node question() {
        Label label = new Label(Messages.text("migrations.stamp.because"));
        label.getStyleClass().add("section-title");
        TextField field = new TextField();
        field.setId("stampBecause");
        field.setPromptText(Messages.text("migrations.stamp.becausePrompt"));
        field.textProperty().bindBidirectional(model.becauseProperty());
        label.setLabelFor(field);
        return new VBox(4, label, field);
    }
}
