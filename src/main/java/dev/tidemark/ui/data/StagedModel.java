package dev.tidemark.ui.data;

import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.data.Edit;
import dev.tidemark.core.data.Relation;
import dev.tidemark.core.data.Row;
import dev.tidemark.core.data.RowKey;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.data.StagedEdits;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** The edits of this window that are not committed, of all tables. */
final class StagedModel {
    private final Supplier<SafeRoad> road;
    private final Jobs jobs;
    private final StagedEdits edits = new StagedEdits();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    StagedModel(Supplier<SafeRoad> road, Jobs jobs) {
        this.road = road;
        this.jobs = jobs;
    }

    /** Another number whenever something was staged or dropped. */
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    StagedEdits edits() {
        return edits;
    }

    /** What is staged for a row; null for nothing. */
    StagedRow of(Relation relation, RowKey key) {
        return edits.of(relation, key).map(edit -> switch (edit) {
            case Edit.Update update -> new StagedRow(false, update.after());
            case Edit.Delete delete -> new StagedRow(true, Map.of());
            case Edit.Insert insert -> null;
        }).orElse(null);
    }

    /** Why a cell cannot be edited; null when it can. */
    static String refusal(Selection selection, Column column, Value stored) {
        if (selection.relation().isView()) {
            return Messages.text("data.noEditView");
        }
        if (!selection.relation().hasKey()) {
            return Messages.text("data.noEditKey");
        }
        if (selection.relation().table().housekeeping()) {
            return Messages.text("data.noEditHousekeeping");
        }
        if (column == null) {
            return Messages.text("data.chooseCell");
        }
        if (column.generated()) {
            return Messages.text("data.noEditGenerated");
        }
        boolean cut = stored instanceof Value.Text text && (text.cut() || text.damaged());
        return stored instanceof Value.Blob ? Messages.text("data.noEditBlob") : cut ? Messages.text("data.noEditCut") : null;
    }

    void set(Selection selection, Row row, Column column, Value stored, Value now) {
        edits.set(selection.relation(), row.key(), column.name(), stored, now);
        changed();
    }

    void insert(Relation relation, Map<String, Value> values) {
        edits.insert(relation, values);
        changed();
    }

    void delete(Selection selection, List<Row> rows) {
        edits.delete(selection.relation(), selection.columns(), rows);
        changed();
    }

    void drop(Edit edit) {
        edits.drop(edit);
        changed();
    }

    void undo() {
        edits.undo();
        changed();
    }

    void redo() {
        edits.redo();
        changed();
    }

    void discard() {
        edits.discard();
        changed();
    }

    /** Finds out what committing would do, cascades and triggers included. */
    void preview(Consumer<Planned> onFound) {
        RowWork work = edits.work();
        List<String> statements = edits.statements();
        jobs.<RowPreview>run(Messages.text("data.previewing"), (progress, cancellation) -> road.get().preview(work, cancellation), found -> onFound.accept(new Planned(work, found, statements)));
    }

    /** A commit that has been previewed. */
    record Planned(RowWork work, RowPreview preview, List<String> statements) { }

    /** Commits what was previewed: all, or nothing. */
    void commit(Planned planned, Consumer<RowReport> onDone, Consumer<Problem> onFailure) {
        jobs.<RowReport>run(planned.work().name(), (progress, cancellation) -> road.get().changeRows(planned.work(), planned.preview(), progress, cancellation), report -> {
            edits.committed();
            changed();
            onDone.accept(report);
        }, onFailure);
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }
}
