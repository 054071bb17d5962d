package dev.tidemark.ui.migrations;

import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.common.Severity;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A finding of lint as it is shown: its sign, its sentence, where it is, its code, and what to do. */
final class FindingRow {
    private FindingRow() { }

    /** Only to be read: with its whole place. */
    static Node of(LintFinding finding) {
        Label place = new Label(finding.place().toString());
        place.getStyleClass().add("mono");
        return row(finding, place, null);
    }

    /**
     * To be followed.
     *
     * @param goTo shows the place in the script
     * @param mend opens the script with the finding's edit; null where that is not offered
     */
    static Node of(LintFinding finding, Consumer<LintFinding> goTo, Consumer<LintFinding> mend) {
        String script = Messages.text(isUndo(finding) ? "findings.undo" : "findings.script");
        Hyperlink place = new Hyperlink(isWhole(finding) ? script : Messages.text("findings.line", script, finding.place().line()));
        place.setAccessibleText(place.getText() + ": " + finding.sentence());
        place.setOnAction(event -> goTo.accept(finding));
        place.getStyleClass().add("finding-place");
        Button button = mend == null || finding.edit().isEmpty() ? null : new Button(Messages.text("findings.mend"));
        if (button != null) {
            button.getStyleClass().addAll("small", "finding-mend");
            button.setAccessibleText(Messages.text("findings.mend") + " " + finding.fix());
            button.setOnAction(event -> mend.accept(finding));
        }
        return row(finding, place, button);
    }

    static boolean isUndo(LintFinding finding) {
        return finding.place().file().startsWith("U");
    }

    static boolean isWhole(LintFinding finding) {
        return finding.place().length() == 0;
    }

    static String icon(Severity severity) {
        return switch (severity) {
            case ERROR -> "fth-x-circle";
            case WARNING -> "fth-alert-triangle";
            case NOTE -> "fth-info";
        };
    }

    static String tone(Severity severity) {
        return switch (severity) {
            case ERROR -> "danger";
            case WARNING -> "warning";
            case NOTE -> "neutral";
        };
    }

    private static Node row(LintFinding finding, Node place, Button button) {
        Label sentence = new Label(finding.sentence());
        sentence.setWrapText(true);
        sentence.getStyleClass().add("strong");
        Label code = new Label(Sentence.of(finding.severity().word()) + " · " + finding.code());
        code.getStyleClass().addAll("muted", "secondary");
        FlowPane where = new FlowPane(place, code);
        where.getStyleClass().add("finding-where");
        Label fix = new Label(finding.fix());
        fix.setWrapText(true);
        fix.getStyleClass().addAll("muted", "secondary");
        VBox words = new VBox(sentence, where, fix);
        words.getStyleClass().add("finding-words");
        if (button != null) {
            words.getChildren().add(button);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        Severity severity = finding.severity();
        HBox row = new HBox(Icons.of(icon(severity), severity == Severity.NOTE ? "muted" : tone(severity)), words);
        row.getStyleClass().addAll("finding", "finding-" + finding.code());
        return row;
    }
}
