package dev.tidemark.ui.backups;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What is known of one backup: its facts, and its rows beside those of the database. */
final class BackupFacts {
    private BackupFacts() { }

    /** Names and values, one line each. */
    static List<HBox> lines(Backup backup) {
        List<HBox> lines = new ArrayList<>();
        lines.add(Cells.keyValue(Messages.text("backups.file"), mono(backup.name())));
        lines.add(Cells.keyValue(Messages.text("backups.folder"), mono(String.valueOf(backup.file().getParent()))));
        lines.add(Cells.keyValue(Messages.text("backups.made"), Dates.moment(backup.createdAt()) + " (" + Dates.utc(backup.createdAt()) + ")"));
        lines.add(Cells.keyValue(Messages.text("backups.reason"), backup.reason().map(BackupReason::words).orElse(Messages.text("backups.foreign"))));
        backup.note().ifPresent(note -> lines.add(Cells.keyValue(Messages.text("backups.note"), note)));
        lines.add(Cells.keyValue(Messages.text("backups.size"), Texts.size(backup.bytes())));
        backup.files().ifPresent(stored -> lines.add(Cells.keyValue(Messages.text("backups.files"), Messages.text(backup.isArchive() ? "backups.files.inArchive" : "backups.files.kept", stored.words()))));
        backup.source().ifPresent(source -> lines.add(Cells.keyValue(Messages.text("backups.source"), mono(source))));
        backup.sha256().ifPresent(hash -> lines.add(Cells.keyValue(Messages.text("backups.hash"), mono(hash))));
        return lines;
    }

    /**
     * The rows of each table in the backup and now, each that both have with a link that restores it alone; a sentence when nobody has counted them.
     *
     * @param restoring gets the table
     */
    static Node rows(Backup backup, Optional<Live> live, Consumer<String> restoring) {
        if (backup.rows().isEmpty()) {
            Label unknown = new Label(Messages.text("backups.rowsUnknown"));
            unknown.setWrapText(true);
            unknown.getStyleClass().add("muted");
            return unknown;
        }
        GridPane grid = new GridPane(16, 6);
        grid.getColumnConstraints().addAll(growing(), numbers(), numbers(), numbers());
        grid.addRow(0, head("backups.table"), head("backups.inBackup"), head("backups.now"));
        List<Comparison> tables = Comparison.of(backup.ownRows(), live.map(now -> now.content().rows()).orElse(Map.of()));
        for (int i = 0; i < tables.size(); i++) {
            Comparison table = tables.get(i);
            Label now = new Label(table.nowText());
            now.getStyleClass().add(table.differs() && live.isPresent() ? "strong" : "muted");
            grid.addRow(i + 1, new Label(table.table()), new Label(table.inBackupText()), now);
            if (table.inBackup() != null && table.now() != null) {
                grid.add(link(table.table(), restoring), 3, i + 1);
            }
        }
        return grid;
    }

    private static Hyperlink link(String table, Consumer<String> restoring) {
        Hyperlink link = new Hyperlink(Messages.text("backups.restore"));
        link.setAccessibleText(Messages.text("backups.table.link", table));
        link.setOnAction(event -> restoring.accept(table));
        return link;
    }

    private static Label head(String key) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().addAll("muted", "secondary");
        return label;
    }

    private static Label mono(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("mono");
        return label;
    }

    private static ColumnConstraints growing() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private static ColumnConstraints numbers() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        return column;
    }
}
