package dev.tidemark.ui.health;

import dev.tidemark.core.health.Check;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Lines with a tick or a cross, in columns. */
final class SetupLines {
    private static final double ALL = 100;

    private SetupLines() { }

    /** @param rescue shows what is left of a damaged file */
    static GridPane of(List<Check> checks, Runnable rescue) {
        return columns(checks.stream().map(check -> line(check, rescue)).toList(), 2);
    }

    /** What was looked at and found well. */
    static GridPane ticks(List<String> sentences) {
        return columns(sentences.stream().map(sentence -> (Node) row(true, Cells.wrapped(sentence))).toList(), 3);
    }

    private static GridPane columns(List<? extends Node> lines, int columns) {
        GridPane grid = new GridPane(16, 6);
        for (int i = 0; i < columns; i++) {
            ColumnConstraints share = new ColumnConstraints();
            share.setPercentWidth(ALL / columns);
            grid.getColumnConstraints().add(share);
        }
        int rows = (lines.size() + columns - 1) / columns;
        for (int i = 0; i < lines.size(); i++) {
            grid.add(lines.get(i), i / rows, i % rows);
        }
        return grid;
    }

    private static Node line(Check check, Runnable rescue) {
        VBox words = new VBox(2, Cells.wrapped(check.sentence()));
        if (check.cure() != null) {
            Label cure = Cells.wrapped(Messages.text("health.setupCure", check.cure()));
            cure.getStyleClass().addAll("muted", "secondary");
            words.getChildren().add(cure);
        }
        if (check.damaged()) {
            Button button = new Button(Messages.text("rescue.offer"));
            button.setId("healthRescue");
            button.getStyleClass().add("small");
            button.setOnAction(event -> rescue.run());
            words.getChildren().add(button);
        }
        return row(check.passed(), words);
    }

    private static HBox row(boolean passed, Node words) {
        HBox row = new HBox(8, passed ? Icons.of("fth-check", "good") : Icons.of("fth-x", "danger"), words);
        row.getStyleClass().add("sentence");
        row.setAccessibleText(Messages.text(passed ? "health.passedWord" : "health.failedWord"));
        return row;
    }
}
