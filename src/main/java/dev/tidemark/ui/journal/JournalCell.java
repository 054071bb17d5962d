package dev.tidemark.ui.journal;

import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An entry in the list: its sign, what was done, when and by whom, and how it stands; over the first of a day the day. */
final class JournalCell extends ListCell<JournalLine> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    JournalCell() {
        getStyleClass().add("journal-cell");
        setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(JournalLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        setGraphic(empty || line == null ? null : content(line));
        setAccessibleText(empty || line == null ? null : Messages.text("journal.cell", line.entry().number(), line.entry().sentence(), Dates.relative(line.entry().at()), stateWord(line)));
    }

    /** The state in a word; "done" is the usual and has no chip. */
    static String stateWord(JournalLine line) {
        return switch (line.state()) {
            case DONE -> Messages.text("journal.state.done");
            case FAILED -> Messages.text("journal.state.failed");
            case UNDONE -> Messages.text("journal.state.undone", line.undoneBy().orElseThrow().number());
            case FOUND -> Messages.text("journal.state.found");
        };
    }

    static Label chip(JournalLine line) {
        return switch (line.state()) {
            case DONE -> Chips.good(stateWord(line));
            case FAILED -> Chips.danger(stateWord(line));
            case UNDONE -> Chips.of("neutral", "fth-corner-up-left", stateWord(line));
            case FOUND -> Chips.warning(stateWord(line));
        };
    }

    private static VBox content(JournalLine line) {
        VBox box = new VBox(row(line));
        if (line.firstOfDay()) {
            Label day = new Label(day(line.day()));
            day.getStyleClass().addAll("muted", "secondary", "strong", "journal-day");
            box.getChildren().addFirst(day);
        }
        return box;
    }

    private static String day(LocalDate day) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        return day.equals(today) ? Messages.text("journal.today") : day.equals(today.minusDays(1)) ? Messages.text("journal.yesterday")
            : Dates.day(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }

    private static HBox row(JournalLine line) {
        Label number = new Label(String.valueOf(line.entry().number()));
        number.getStyleClass().addAll("muted", "secondary", "journal-number");
        Label what = new Label(line.entry().sentence());
        what.setMinWidth(0);
        what.getStyleClass().add("medium");
        Label when = new Label(Messages.text("journal.line", TIME.format(line.entry().at().atZone(ZoneId.systemDefault())), line.entry().kind(), line.entry().by()));
        when.setMinWidth(0);
        when.getStyleClass().addAll("muted", "secondary");
        VBox words = new VBox(2, what, when);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(12, number, Icons.of(line.icon(), line.state() == JournalLine.State.FAILED ? "danger" : line.state() == JournalLine.State.UNDONE ? "faint" : "accent"), words);
        if (line.state() != JournalLine.State.DONE) {
            Label chip = chip(line);
            chip.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(chip);
        }
        row.getStyleClass().add("journal-row");
        return row;
    }
}
