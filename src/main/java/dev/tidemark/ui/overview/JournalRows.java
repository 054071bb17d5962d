package dev.tidemark.ui.overview;

import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Lines of the journal: when, what, and the way to its backup. */
final class JournalRows {
    private static final double WHEN_WIDTH = 120;

    private JournalRows() { }

    /**
     * @param onEntry shows the entry in the journal
     * @param onBackup shows the entry's backup
     */
    static HBox row(JournalEntry entry, Consumer<JournalEntry> onEntry, Consumer<JournalEntry> onBackup) {
        Label when = Dates.label(entry.at());
        when.getStyleClass().add("muted");
        when.setMinWidth(WHEN_WIDTH);
        when.setPrefWidth(WHEN_WIDTH);
        Label what = new Label(entry.sentence());
        what.setMaxWidth(Double.MAX_VALUE);
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        if (!entry.details().isEmpty()) {
            Tips.on(what, String.join("\n", entry.details()));
        }
        HBox row = new HBox(when, what, link("overview.showEntry", "overview.showEntryOf", entry, onEntry));
        row.getStyleClass().add("journal-row");
        if (entry.backup() != null) {
            row.getChildren().add(link("overview.showBackup", "overview.showBackupOf", entry, onBackup));
        }
        return row;
    }

    private static Button link(String key, String accessibleKey, JournalEntry entry, Consumer<JournalEntry> action) {
        Button show = new Button(Messages.text(key));
        show.getStyleClass().add("link");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setAccessibleText(Messages.text(accessibleKey, entry.sentence()));
        show.setOnAction(event -> action.accept(entry));
        return show;
    }
}
