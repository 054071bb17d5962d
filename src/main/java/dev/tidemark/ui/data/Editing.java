package dev.tidemark.ui.data;

import dev.tidemark.core.data.Edit;
import dev.tidemark.core.data.Relation;
import dev.tidemark.core.data.Row;
import dev.tidemark.core.data.RowKey;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.data.StagedEdits;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Reasons;
import dev.tidemark.ui.support.Session;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Shortcut;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** Stages what the person changes, adds and deletes in the grid; nothing is staged while a commit is under way, and the person is told. */
final class Editing {
    private final Session session;
    private final StagedModel edits;
    private final StagedPane pane;
    private final Dialogs dialogs;
    private final Sheets sheets;

    Editing(FeatureContext context, Consumer<Map<Edit.Insert, RowKey>> onCommitted) {
        this.session = context.session();
        this.dialogs = context.dialogs();
        this.sheets = context.sheets();
        this.edits = new StagedModel(() -> context.session().services().road(), context.jobs());
        this.pane = new StagedPane(edits, dialogs, sheets, Reasons.whileUnchangeable(context.session(), context.jobs()), onCommitted);
    }

    /** The bar of staged edits, for below the grid. */
    Node pane() {
        return pane;
    }

    /** Called on each change of what is staged. */
    void onChange(Runnable changed) {
        edits.revisionProperty().addListener((source, before, now) -> changed.run());
    }

    /** Whether the database was opened to be looked at only. */
    boolean looking() {
        return session.services() != null && session.services().workspace().readOnly();
    }

    boolean committing() {
        return edits.committingProperty().get();
    }

    /** What is staged for a row; null when nothing is. */
    StagedRow of(Relation relation, RowKey key) {
        return edits.of(relation, key);
    }

    /** Whether the value under the cursor can be changed. */
    boolean possible(ValuePane value) {
        return refusal(value.selection(), value) == null;
    }

    /** Opens the editor of the value under the cursor, or tells why there is none. */
    void edit(Selection shown, ValuePane value, Runnable onEnd) {
        Row row = value.row();
        Column column = value.column();
        Value stored = stored(shown, value);
        String refusal = refusal(shown, value);
        if (refusal != null) {
            dialogs.notify(refusal);
            return;
        }
        value.edit(now -> {
            if (now != null && mayStage()) {
                edits.set(shown, row, column, stored, now);
            }
            onEnd.run();
        });
    }

    private String refusal(Selection shown, ValuePane value) {
        return looking() ? Messages.text("reason.openedReadOnly") : StagedModel.refusal(shown, value.column(), stored(shown, value));
    }

    private static Value stored(Selection shown, ValuePane value) {
        return value.row() == null || value.column() == null ? null : value.row().values().get(shown.columns().indexOf(value.column()));
    }

    void insert(Relation relation) {
        InsertSheet.show(sheets, relation, values -> {
            if (mayStage()) {
                edits.insert(relation, values);
            }
        });
    }

    void delete(Selection shown, List<Row> rows) {
        if (!rows.isEmpty() && mayStage()) {
            edits.delete(shown, rows);
        }
    }

    /** Takes the last edit back, or makes it again, when the key asks for it. @return whether it was one of these keys */
    boolean stepped(KeyEvent key) {
        boolean back = Shortcut.UNDO_EDIT.keys().match(key);
        if (!back && !Shortcut.REDO_EDIT.keys().match(key)) {
            return false;
        }
        key.consume();
        if (mayStage()) {
            if (back) {
                edits.undo();
            } else {
                edits.redo();
            }
        }
        return true;
    }

    void commit() {
        pane.commit();
    }

    /** What would be lost with the window, as a sentence; blank when nothing would. */
    String unsaved() {
        return edits.edits().isEmpty() ? "" : Messages.text("data.unsaved", StagedEdits.sentence(edits.edits().all()));
    }

    private boolean mayStage() {
        boolean may = !committing();
        if (!may) {
            dialogs.notify(Messages.text("data.committing"));
        }
        return may;
    }
}
