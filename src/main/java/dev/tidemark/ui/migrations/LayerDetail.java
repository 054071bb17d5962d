package dev.tidemark.ui.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import dev.tidemark.ui.support.SqlText;
import dev.tidemark.ui.support.Tips;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Fills the card beside the timeline with what is known of the chosen layer. */
final class LayerDetail {
    private final Session session;
    private final Jobs jobs;
    private final Label name;
    private final HBox chips;
    private final ScrollPane script;
    private final ScrollPane undo;
    private final Tab undoTab;
    private final ScrollPane schema;
    private final Tab schemaTab;
    private final VBox facts;
    private String scriptText = "";
    private String undoText = "";

    LayerDetail(Session session, Jobs jobs, Label name, HBox chips, ScrollPane script, ScrollPane undo, Tab undoTab, ScrollPane schema, Tab schemaTab, VBox facts) {
        this.session = session;
        this.jobs = jobs;
        this.name = name;
        this.chips = chips;
        this.script = script;
        this.undo = undo;
        this.undoTab = undoTab;
        this.schema = schema;
        this.schemaTab = schemaTab;
        this.facts = facts;
    }

    String scriptText() {
        return scriptText;
    }

    String undoText() {
        return undoText;
    }

    void show(Layer layer) {
        name.setText(layer.versionLabel() + " · " + Sentence.of(layer.description()));
        chips.getChildren().setAll(stateChip(layer));
        if (layer.version() != null && layer.state() != MigrationState.BASELINE) {
            chips.getChildren().add(layer.hasUndoScript() ? Chips.of("neutral", "fth-corner-up-left", Messages.text("migrations.canBeUndone"))
                : Chips.of("warning", "fth-slash", Messages.text("migrations.noUndo")));
        }
        scriptText = layer.migration().map(Migration::sql).orElse("");
        script.setContent(code(scriptText, Messages.text("migrations.fileGone")));
        showUndo("", layer);
        jobs.<String>read("migrations.undoText", (progress, cancellation) -> layer.migration().flatMap(Migration::undoText).orElse(""), text -> showUndo(text, layer));
        showSchema(layer);
        script.setVvalue(0);
        undo.setVvalue(0);
        undoTab.setDisable(layer.migration().isEmpty());
        facts.getChildren().clear();
        layer.applied().ifPresent(this::history);
        layer.undone().ifPresent(row -> fact("migrations.fact.undone", Dates.moment(row.installedOn()), Dates.utc(row.installedOn())));
        backupBefore(layer).ifPresent(backup -> fact("migrations.fact.backup", backup.name(), backup.name()));
        layer.migration().ifPresent(migration -> fact("migrations.fact.file", migration.fileName(), migration.script().toString()));
    }

    private void showSchema(Layer layer) {
        schemaTab.setDisable(layer.version() == null || layer.migration().isEmpty());
        schema.setContent(sentence(Messages.text("migrations.schema.reading")));
        if (!schemaTab.isDisabled()) {
            jobs.<SchemaChange>read("migrations.schemaChange", (progress, cancellation) -> SchemaChange.of(session.services(), layer),
                change -> schema.setContent(SchemaChangeView.of(change)), problem -> schema.setContent(sentence(problem.what())));
        }
    }

    private void showUndo(String text, Layer layer) {
        undoText = text;
        undo.setContent(code(text, Messages.text(layer.hasUndoScript() ? "migrations.reading" : "migrations.noUndoHint", layer.versionLabel())));
    }

    void showGround() {
        name.setText(Messages.text("migrations.groundTitle"));
        chips.getChildren().clear();
        facts.getChildren().setAll(sentence(Messages.text("migrations.groundSentence")));
    }

    private void history(HistoryRow row) {
        if (row.installedOn() != null) {
            fact("migrations.fact.applied", Messages.text("migrations.fact.appliedAt", Dates.moment(row.installedOn()), row.milliseconds()), Dates.utc(row.installedOn()));
        }
        if (!row.installedBy().isEmpty()) {
            fact("migrations.fact.by", row.installedBy(), null);
        }
    }

    /** The newest backup that was taken before this layer was applied, as its migrate takes one. */
    private Optional<Backup> backupBefore(Layer layer) {
        return layer.applied().map(HistoryRow::installedOn).flatMap(applied -> session.statusProperty().get().backups().stream()
            .filter(backup -> backup.reason().equals(Optional.of(BackupReason.BEFORE_MIGRATE)) && !backup.createdAt().isAfter(applied)).findFirst());
    }

    private void fact(String key, String value, String tip) {
        Label label = new Label(value);
        label.setWrapText(true);
        if (key.endsWith("file") || key.endsWith("backup")) {
            label.getStyleClass().add("mono");
        }
        if (tip != null) {
            label.setTooltip(Tips.of(tip));
        }
        facts.getChildren().add(Cells.keyValue(Messages.text(key), label));
    }

    private static Node stateChip(Layer layer) {
        String word = Sentence.of(layer.state().word());
        return switch (layer.state()) {
            case APPLIED -> Chips.good(word);
            case PENDING -> Chips.accent(layer.undone().isPresent() ? Messages.text("migrations.pendingAgain") : word);
            case BASELINE -> Chips.of("neutral", "fth-anchor", word);
            case CHANGED, LATE -> Chips.of("warning", LayerWords.icon(layer.state()), word);
            case MISSING, FAILED -> Chips.of("danger", LayerWords.icon(layer.state()), word);
        };
    }

    private static Node code(String text, String whenEmpty) {
        return text.isEmpty() ? sentence(whenEmpty) : SqlText.block(text);
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }
}
