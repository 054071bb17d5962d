package dev.tidemark.ui.backups;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A backup in the list: when and why, its version and sign, how much is in it. */
final class BackupCell extends ListCell<Backup> {
    private static final double NUMBERS_WIDTH = 84;

    private final BackupsViewModel model;

    BackupCell(BackupsViewModel model) {
        this.model = model;
        getStyleClass().add("backup-cell");
        setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Backup backup, boolean empty) {
        super.updateItem(backup, empty);
        setText(null);
        setGraphic(empty || backup == null ? null : row(backup));
        setAccessibleText(empty || backup == null ? null : Messages.text("backups.cell", Dates.relative(backup.createdAt()), why(backup), Texts.size(backup.bytes())));
    }

    /** "asked for · before the holidays". */
    static String why(Backup backup) {
        return Stream.concat(backup.reason().map(BackupReason::words).or(() -> Optional.of(Messages.text("backups.foreign"))).stream(), backup.note().stream())
            .collect(Collectors.joining(" · "));
    }

    static Label sign(Backup backup, BackupsViewModel.Check check) {
        if (check == BackupsViewModel.Check.DAMAGED) {
            return Chips.danger(Messages.text("backups.damaged"));
        }
        return backup.verified() || check == BackupsViewModel.Check.SOUND ? Chips.good(Messages.text("backups.verified")) : Chips.warning(Messages.text("backups.unverified"));
    }

    static Label version(Backup backup) {
        return backup.version().map(version -> Chips.accent(version.label()))
            .orElseGet(() -> Chips.neutral(Messages.text(backup.verified() ? "backups.base" : "backups.versionUnknown")));
    }

    private HBox row(Backup backup) {
        Label when = Dates.label(backup.createdAt());
        when.getStyleClass().add("medium");
        Label why = new Label(why(backup));
        why.getStyleClass().addAll("muted", "secondary");
        VBox words = new VBox(2, when, why);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label size = new Label(Texts.size(backup.bytes()));
        Label rows = new Label(backup.rows().isEmpty() ? "" : Texts.count(backup.totalRows(), "row", "rows"));
        rows.getStyleClass().addAll("muted", "secondary");
        VBox numbers = new VBox(2, size, rows);
        numbers.setAlignment(Pos.CENTER_RIGHT);
        numbers.setMinWidth(Region.USE_PREF_SIZE);
        numbers.setPrefWidth(NUMBERS_WIDTH);
        HBox row = new HBox(12, words);
        if (backup.files().isPresent()) {
            row.getChildren().add(Chips.neutral(Messages.text("backups.hasFiles")));
        }
        if (backup.pinned()) {
            row.getChildren().add(Chips.neutral(Messages.text("backups.pinned")));
        }
        row.getChildren().addAll(version(backup), sign(backup, model.checks().get(backup.name())), numbers);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
