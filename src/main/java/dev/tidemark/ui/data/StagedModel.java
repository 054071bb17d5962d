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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** The edits of this window that are not committed, of all tables. */
final class StagedModel {
    private final Supplier<SafeRoad> road;
    private final Jobs jobs;
    private final StagedEdits edits = new StagedEdits();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper committing = new ReadOnlyBooleanWrapper();

    StagedModel(Supplier<SafeRoad> road, Jobs jobs) {
        this.road = road;
        this.jobs = jobs;
    }

    /** Another number whenever something was staged or dropped. */
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Whether a commit is under way; until it ends nothing can be staged or dropped, for it would be lost with what is committed. */
    ReadOnlyBooleanProperty committingProperty() {
        return committing.getReadOnlyProperty();
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
        if (stored instanceof Value.Text text && !text.cut() && !Edit.fitsABox(text.text())) {
            return Messages.text("data.noEditSigns");
        }
        boolean cut = stored instanceof Value.Text text && (text.cut() || text.damaged());
        return stored instanceof Value.Blob ? Messages.text("data.noEditBlob") : cut ? Messages.text("data.noEditCut") : null;
    }

    void set(Selection selection, Row row, Column column, Value stored, Value now) {
        stage(() -> edits.set(selection.relation(), row.key(), column.name(), stored, now));
    }

    void insert(Relation relation, Map<String, Value> values) {
        stage(() -> edits.insert(relation, values));
    }

    void delete(Selection selection, List<Row> rows) {
        stage(() -> edits.delete(selection.relation(), selection.columns(), rows));
    }

    void undo() {
        stage(edits::undo);
    }

    void redo() {
        stage(edits::redo);
    }

    void discard() {
        stage(edits::discard);
    }

    /** Finds out what committing would do, cascades and triggers included. */
    void preview(Consumer<Planned> onFound) {
        Map<Edit.Insert, RowKey> added = new LinkedHashMap<>();
        RowWork work = edits.work(added);
        List<String> statements = edits.statements();
        jobs.<RowPreview>run(Messages.text("data.previewing"), (progress, cancellation) -> road.get().preview(work, cancellation), found -> onFound.accept(new Planned(work, found, statements, added)));
    }

    /**
     * A commit that has been previewed.
     *
     * @param added the keys of the new rows, as its last run gave them
     */
    record Planned(RowWork work, RowPreview preview, List<String> statements, Map<Edit.Insert, RowKey> added) { }

    /** Commits what was previewed: all, or nothing. */
    void commit(Planned planned, Consumer<RowReport> onDone, Consumer<Problem> onFailure) {
        committing.set(true);
        jobs.<RowReport>run(planned.work().name(), (progress, cancellation) -> road.get().changeRows(planned.work(), planned.preview(), progress, cancellation), report -> {
            committing.set(false);
            edits.committed();
            changed();
            onDone.accept(report);
        }, problem -> {
            committing.set(false);
            onFailure.accept(problem);
        });
    }

    private void stage(Runnable what) {
        if (committing.get()) {
            throw new IllegalStateException("A commit is under way");
        }
        what.run();
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }
}
