package dev.tidemark.ui.journal;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.undo.JournalExport;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All that the journal knows of one entry. Long lists and texts are cut with a word about it; the export has all. */
final class EntryDetails {
    private static final int MOST_LINES = 200;
    private static final int LONGEST_TEXT = 20_000;
    /** A line of SQL, which is set as such; the others are sentences. */
    private static final Pattern STATEMENT = Pattern.compile("(?:INSERT (?:OR \\w+ )?INTO|UPDATE|DELETE FROM|REPLACE INTO|CREATE|ALTER|DROP|WITH) \\S");

    private final IntConsumer onEntry;

    /** @param onEntry shows another entry by its number */
    EntryDetails(IntConsumer onEntry) {
        this.onEntry = onEntry;
    }

    List<Node> of(JournalLine line) {
        JournalEntry entry = line.entry();
        List<Node> parts = new ArrayList<>();
        if (entry.remark() != null) {
            parts.add(Cells.line("fth-alert-triangle", "warning", entry.remark()));
        }
        parts.add(facts(line));
        if (!entry.details().isEmpty()) {
            parts.add(section("journal.details", lines(entry.details())));
        }
        if (!entry.counts().isEmpty()) {
            parts.add(section("journal.rows", counts(entry)));
        }
        if (!entry.scripts().isEmpty()) {
            parts.add(section("journal.scripts", scripts(entry)));
        }
        return parts;
    }

    private VBox facts(JournalLine line) {
        JournalEntry entry = line.entry();
        VBox facts = new VBox(6);
        facts.getStyleClass().add("facts");
        facts.getChildren().add(Cells.keyValue(Messages.text("journal.when"), Dates.moment(entry.at()) + " (" + Dates.utc(entry.at()) + ")"));
        facts.getChildren().add(Cells.keyValue(Messages.text("journal.by"), entry.tool() == null ? entry.by() : Messages.text("journal.byWith", entry.by(), entry.tool())));
        facts.getChildren().add(Cells.keyValue(Messages.text("journal.backup"), entry.backup() == null ? muted(Messages.text("journal.noBackup")) : mono(entry.backup())));
        facts.getChildren().add(Cells.keyValue(Messages.text("journal.way"), capital(JournalExport.way(entry)) + "."));
        line.undoneBy().ifPresent(by -> facts.getChildren().add(Cells.keyValue(Messages.text("journal.undoneBy"), link(by.number()))));
        JournalViewModel.undoes(entry).ifPresent(number -> facts.getChildren().add(Cells.keyValue(Messages.text("journal.undoes"), link(number))));
        return facts;
    }

    private Button link(int number) {
        Button link = SheetPane.button(Messages.text("journal.entry", number), () -> onEntry.accept(number), "link");
        link.setId("entry" + number);
        return link;
    }

    private static VBox lines(List<String> all) {
        VBox box = new VBox(6);
        all.stream().limit(MOST_LINES).forEach(text -> {
            Label label = new Label(cut(text));
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            if (STATEMENT.matcher(text).lookingAt()) {
                label.getStyleClass().add("mono");
            }
            box.getChildren().add(label);
        });
        if (all.size() > MOST_LINES) {
            box.getChildren().add(muted(Messages.text("journal.more", Texts.grouped(all.size() - MOST_LINES))));
        }
        return box;
    }

    private static GridPane counts(JournalEntry entry) {
        GridPane grid = new GridPane(16, 6);
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        ColumnConstraints before = new ColumnConstraints();
        before.setHalignment(HPos.RIGHT);
        ColumnConstraints after = new ColumnConstraints();
        after.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(name, before, after);
        grid.addRow(0, muted(Messages.text("journal.table")), muted(Messages.text("journal.before")), muted(Messages.text("journal.after")));
        int[] row = {1};
        new TreeMap<>(entry.counts()).forEach((table, count) -> {
            Label now = new Label(JournalExport.count(count.after()));
            if (!Objects.equals(count.before(), count.after())) {
                now.getStyleClass().add("strong");
            }
            grid.addRow(row[0]++, new Label(table), new Label(JournalExport.count(count.before())), now);
        });
        return grid;
    }

    private static VBox scripts(JournalEntry entry) {
        VBox box = new VBox(8);
        new TreeMap<>(entry.scripts()).forEach((name, text) -> {
            TitledPane pane = new TitledPane(name, SqlText.block(cut(text)));
            pane.setMnemonicParsing(false);
            pane.setExpanded(false);
            pane.setAnimated(false);
            box.getChildren().add(pane);
        });
        return box;
    }

    private static VBox section(String key, Node content) {
        Label head = new Label(Messages.text(key));
        head.getStyleClass().add("section-title");
        return new VBox(8, head, content);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "\n… " + Messages.text("journal.cut");
    }

    private static Label mono(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("mono");
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "secondary");
        return label;
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
