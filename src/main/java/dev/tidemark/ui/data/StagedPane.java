package dev.tidemark.ui.data;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.Edit;
import dev.tidemark.core.data.RowKey;
import dev.tidemark.core.data.StagedEdits;
import dev.tidemark.core.data.Value;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is staged: one signed line each, and the ways on: undo, redo, preview, discard, commit. Gone while nothing is staged. */
final class StagedPane extends VBox {
    private static final int SHOWN_STATEMENTS = 12;
    private static final int SHOWN_LETTERS = 160;

    private final StagedModel model;
    private final Dialogs dialogs;
    private final Sheets sheets;
    private final StringBinding reason;
    private final Consumer<Map<Edit.Insert, RowKey>> onCommitted;
    private final Label title = new Label();
    private final ListView<Edit> list = new ListView<>();
    private final Button undo = new Button(Messages.text("data.undo"));
    private final Button redo = new Button(Messages.text("data.redo"));

    /**
     * The bar.
     *
     * @param reason why nothing can be committed now; empty when it can
     * @param onCommitted gets the new rows of a commit, with their keys
     */
    StagedPane(StagedModel model, Dialogs dialogs, Sheets sheets, StringBinding reason, Consumer<Map<Edit.Insert, RowKey>> onCommitted) {
        this.model = model;
        this.dialogs = dialogs;
        this.sheets = sheets;
        this.reason = reason;
        this.onCommitted = onCommitted;
        setId("stagedPane");
        getStyleClass().add("staged-pane");
        title.setId("stagedTitle");
        title.getStyleClass().add("strong");
        list.setId("stagedList");
        list.setAccessibleText(Messages.text("data.staged"));
        list.setCellFactory(owner -> new EditCell());
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        undo.setOnAction(event -> model.undo());
        redo.setOnAction(event -> model.redo());
        Button preview = new Button(Messages.text("data.previewSql"));
        preview.setOnAction(event -> previewSql());
        Button discard = new Button(Messages.text("data.discard"));
        discard.setId("discard");
        discard.getStyleClass().add("danger");
        discard.setOnAction(event -> model.discard());
        Button commit = new Button(Messages.text("data.commit"));
        commit.setId("commit");
        commit.getStyleClass().add("primary");
        commit.setOnAction(event -> commit());
        HBox line = new HBox(title, undo, redo, preview, discard, Tips.explained(commit, reason));
        commit.getStyleClass().add("small");
        commit.setMinWidth(Region.USE_PREF_SIZE);
        line.getStyleClass().add("toolbar");
        line.getChildren().stream().filter(Button.class::isInstance).forEach(b -> {
            b.getStyleClass().add("small");
            ((Button) b).setMinWidth(Region.USE_PREF_SIZE);
        });
        title.setMinWidth(0);
        getChildren().addAll(line, list);
        model.revisionProperty().addListener((source, before, now) -> show());
        disableProperty().bind(model.committingProperty());
        show();
    }

    /** Asks, with what would happen in numbers, and commits. */
    void commit() {
        if (model.edits().isEmpty() || model.committingProperty().get()) {
            return;
        }
        if (!reason.get().isEmpty()) {
            dialogs.notify(reason.get());
            return;
        }
        model.preview(planned -> {
            List<String> details = new ArrayList<>(planned.statements().stream().limit(SHOWN_STATEMENTS).map(s -> Texts.shortened(s, SHOWN_LETTERS)).toList());
            if (planned.statements().size() > SHOWN_STATEMENTS) {
                details.add(Messages.text("data.moreStatements", String.valueOf(planned.statements().size() - SHOWN_STATEMENTS)));
            }
            Confirmation question = Confirmation.of(Messages.text("data.commitTitle", StagedEdits.sentence(model.edits().all())),
                Messages.text("data.commitSentence", planned.preview().sentence()), Messages.text("data.commitVerb")).withDetails(details);
            dialogs.confirm(question, () -> model.commit(planned, report -> {
                dialogs.notify(Messages.text("data.committed", report.done().sentence()));
                onCommitted.accept(planned.added());
            }, dialogs::tell));
        });
    }

    private void previewSql() {
        SheetPane pane = new SheetPane(Messages.text("data.previewTitle"), Messages.text("data.previewSentence"));
        TextArea sql = new TextArea(model.edits().statements().stream().map(s -> s + ";\n").collect(Collectors.joining()));
        sql.setId("previewSql");
        sql.setEditable(false);
        sql.setWrapText(true);
        sql.getStyleClass().add("code-block");
        sql.setAccessibleText(Messages.text("data.previewTitle"));
        pane.setBody(sql);
        Sheets.Sheet sheet = sheets.show(pane, Messages.text("data.previewTitle"), Sheets.Size.LARGE);
        pane.setButtons(SheetPane.button(Messages.text("data.close"), sheet::close));
    }

    private void show() {
        boolean any = !model.edits().isEmpty() || model.edits().canRedo() || model.edits().canUndo();
        setVisible(any);
        setManaged(any);
        list.setVisible(!model.edits().isEmpty());
        list.setManaged(list.isVisible());
        title.setText(model.edits().isEmpty() ? Messages.text("data.stagedNothing") : Messages.text("data.stagedOf", StagedEdits.sentence(model.edits().all())));
        list.getItems().setAll(model.edits().all());
        undo.setDisable(!model.edits().canUndo());
        redo.setDisable(!model.edits().canRedo());
    }

    private static final class EditCell extends ListCell<Edit> {
        @Override
        protected void updateItem(Edit edit, boolean empty) {
            super.updateItem(edit, empty);
            getStyleClass().removeAll("staged-added", "staged-changed", "staged-deleted");
            if (empty || edit == null) {
                setText(null);
                return;
            }
            String table = edit.relation().name();
            setText(switch (edit) {
                case Edit.Insert insert -> "+ " + table + ": " + values(insert.values());
                case Edit.Update update -> "~ " + table + " " + update.key() + ": " + update.after().entrySet().stream()
                    .map(e -> e.getKey() + " " + ValueText.of(update.before().get(e.getKey())) + " → " + ValueText.of(e.getValue())).collect(Collectors.joining(", "));
                case Edit.Delete delete -> "− " + table + " " + delete.key() + ": " + values(delete.before());
            });
            getStyleClass().add(switch (edit) {
                case Edit.Insert insert -> "staged-added";
                case Edit.Update update -> "staged-changed";
                case Edit.Delete delete -> "staged-deleted";
            });
        }

        private static String values(Map<String, Value> values) {
            return values.entrySet().stream().map(e -> e.getKey() + " " + ValueText.of(e.getValue())).collect(Collectors.joining(", "));
        }
    }
}
