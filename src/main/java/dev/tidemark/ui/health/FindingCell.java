package dev.tidemark.ui.health;

import dev.tidemark.core.health.Finding;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A finding in the list: its sign, its sentence, how severe it is and where. */
final class FindingCell extends ListCell<Finding> {
    /** Of a cell: two lines of the sentence and the line below. */
    static final double HEIGHT = 72;
    private static final double SENTENCE_HEIGHT = 38;

    FindingCell() {
        getStyleClass().add("finding-cell");
        // Or the cell grows with its sentence, and the list scrolls sideways.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        setText(null);
        setGraphic(empty || finding == null ? null : row(finding));
        setAccessibleText(empty || finding == null ? null : Messages.text("health.cell", Signs.word(finding.severity()), finding.sentence()));
    }

    static String under(Finding finding) {
        String word = Signs.word(finding.severity());
        String place = finding.place().isEmpty() ? word : word + " · " + finding.place();
        return finding.cures().isEmpty() ? place : place + " · " + Messages.text("health.cures", finding.cures().size());
    }

    private static HBox row(Finding finding) {
        Label sentence = Cells.wrapped(finding.sentence());
        sentence.getStyleClass().add("medium");
        sentence.setTextOverrun(OverrunStyle.WORD_ELLIPSIS);
        sentence.setMaxHeight(SENTENCE_HEIGHT);
        Label under = new Label(under(finding));
        under.getStyleClass().addAll("muted", "secondary");
        VBox words = new VBox(2, sentence, under);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(12, Signs.icon(finding.severity()), words);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
