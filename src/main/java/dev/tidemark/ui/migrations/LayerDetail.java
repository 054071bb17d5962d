package dev.tidemark.ui.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.status.Status;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import dev.tidemark.ui.support.Tips;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The head and the foot of the card beside the timeline: what is known of the chosen layer without reading anything. */
final class LayerDetail {
    private final Session session;
    private final Label name;
    private final HBox chips;
    private final VBox facts;

    LayerDetail(Session session, Label name, HBox chips, VBox facts) {
        this.session = session;
        this.name = name;
        this.chips = chips;
        this.facts = facts;
    }

    void show(Layer layer) {
        name.setText(layer.versionLabel() + " · " + Sentence.of(layer.description()));
        chips.getChildren().setAll(stateChip(layer));
        if (layer.version() != null && layer.state() != MigrationState.BASELINE) {
            chips.getChildren().add(layer.hasUndoScript() ? Chips.of("neutral", "fth-corner-up-left", Messages.text("migrations.canBeUndone"))
                : Chips.of("warning", "fth-slash", Messages.text("migrations.noUndo")));
        }
        facts.getChildren().clear();
        layer.applied().ifPresent(row -> history(row, layer));
        layer.undone().ifPresent(row -> fact("migrations.fact.undone", LayerWords.byWhom(row), row.installedOn() == null ? null : Dates.utc(row.installedOn())));
        backupBefore(layer).ifPresent(backup -> fact("migrations.fact.backup", backup.name(), backup.name()));
        layer.migration().ifPresent(migration -> fact("migrations.fact.file", migration.fileName(), migration.script().toString()));
    }

    void showGround() {
        name.setText(Messages.text("migrations.groundTitle"));
        chips.getChildren().clear();
        facts.getChildren().setAll(TextPane.sentence(Messages.text("migrations.groundSentence")));
    }

    private void history(HistoryRow row, Layer layer) {
        if (!row.description().equals(layer.description()) && !row.isBaseline()) {
            fact("migrations.fact.appliedAs", row.description(), Messages.text("migrations.fact.appliedAsTip"));
        }
        if (row.installedOn() != null) {
            fact("migrations.fact.applied", Messages.text("migrations.fact.appliedAt", Dates.moment(row.installedOn()), row.milliseconds()), Dates.utc(row.installedOn()));
        }
        if (!row.installedBy().isEmpty()) {
            fact("migrations.fact.by", row.installedBy(), null);
        }
    }

    /** The newest backup that was taken before this layer was applied, as its migrate takes one. */
    private Optional<Backup> backupBefore(Layer layer) {
        Status status = session.statusProperty().get();
        return layer.applied().map(HistoryRow::installedOn).flatMap(applied -> status.backups().stream()
            .filter(backup -> backup.reason().equals(Optional.of(BackupReason.BEFORE_MIGRATE)) && !backup.createdAt().isAfter(applied)).findFirst());
    }

    private void fact(String key, String value, String tip) {
        Label label = Cells.wrapped(value);
        if (key.endsWith("file") || key.endsWith("backup")) {
            label.getStyleClass().add("mono");
        }
        if (tip != null) {
            Tips.on(label, tip);
        }
        facts.getChildren().add(Cells.keyValue(Messages.text(key), label));
    }

    private static Node stateChip(Layer layer) {
        String word = Sentence.of(layer.state().word());
        return switch (layer.state()) {
            case APPLIED -> Chips.good(word);
            case PENDING -> Chips.accent(layer.undone().isPresent() ? Messages.text("migrations.pendingAgain") : word);
            case BASELINE -> Chips.of("neutral", "fth-anchor", word);
            case CHANGED, LATE -> Chips.of("warning", LayerWords.icon(layer), layer.state() == MigrationState.CHANGED && !layer.edited() ? Messages.text("migrations.renamedChip") : word);
            case MISSING, FAILED -> Chips.of("danger", LayerWords.icon(layer), word);
        };
    }
}
