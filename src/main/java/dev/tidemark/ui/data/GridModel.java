package dev.tidemark.ui.data;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.data.Anchor;
import dev.tidemark.core.data.Row;
import dev.tidemark.core.data.RowKey;
import dev.tidemark.core.data.RowSource;
import dev.tidemark.core.data.Selection;
import dev.tidemark.ui.support.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the grid shows: a view port on the rows of a selection, of which only a stretch is loaded. Moving within it is at once; near its
 * ends more is read; a jump replaces it. The cursor is on one row and column.
 */
final class GridModel {
    private static final int PAGE = 200;

    private final RowLoader loader;
    private final RowBuffer buffer = new RowBuffer();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private Selection selection;
    private int top;
    private int visible = 25;
    private int cursor = -1;
    private int mark = -1;
    private int column;
    /** Lines still to move when the rows that are being read have come. */
    private int owed;
    private boolean extending;
    /** Where the rows that the view waits for are, and the cursor in them. */
    private Anchor loading;
    private int loadingCursor;
    private OptionalLong estimate = OptionalLong.empty();
    private OptionalLong count = OptionalLong.empty();

    GridModel(Jobs jobs, Function<Selection, RowSource> open) {
        loader = new RowLoader(jobs, open);
        buffer.clear();
    }

    /** Another number whenever what is to be drawn has changed. */
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Whether a page is being read that the view waits for. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the rows could not be read; null while they can. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Selection selection() {
        return selection;
    }

    /** Shows a selection from its first row. */
    void show(Selection wanted) {
        cancel();
        selection = wanted;
        buffer.clear();
        top = 0;
        cursor = -1;
        mark = -1;
        count = OptionalLong.empty();
        estimate = OptionalLong.empty();
        problem.set(null);
        loader.startAnew();
        changed();
        load(new Anchor.First(), 0);
    }

    /** Reads again what is in view, from the row that is at the top, or where a jump was going; also after a read that failed or was cancelled. */
    void refresh() {
        if (selection == null) {
            return;
        }
        if (busy.get()) {
            again(loading, loadingCursor);
        } else {
            boolean place = buffer.size() > 0 && !selection.relation().isView();
            again(place ? new Anchor.At(buffer.get(top).row()) : new Anchor.First(), 0);
        }
    }

    /** Reads again, from the row of a key, where rows are in the order of theirs. */
    void refreshAt(RowKey key) {
        if (selection != null) {
            again(new Anchor.Key(key), 0);
        }
    }

    private void again(Anchor anchor, int cursorAt) {
        cancel();
        loader.startAnew();
        count = OptionalLong.empty();
        load(anchor, cursorAt);
    }

    /** Stops what is being read; what is shown stays. */
    void cancel() {
        loader.cancel();
        owed = 0;
    }

    void close() {
        owed = 0;
        loader.close();
    }

    /** Nobody has looked further for a while: lets go of the file. */
    void idle() {
        if (!busy.get() && !extending) {
            loader.release();
        }
    }

    /** How many lines fit. */
    void resize(int lines) {
        if (lines > 0 && lines != visible) {
            visible = lines;
            moveTop(top);
        }
    }

    int visible() {
        return visible;
    }

    /** The row on a line of the view, 0 the first; null where none is. */
    Line line(int index) {
        int at = top + index;
        return at >= 0 && at < buffer.size() ? buffer.get(at) : null;
    }

    boolean isCursor(int index) {
        return top + index == cursor;
    }

    boolean isMarked(int index) {
        int at = top + index;
        return cursor >= 0 && at >= Math.min(mark, cursor) && at <= Math.max(mark, cursor);
    }

    int cursorColumn() {
        return column;
    }

    /** The row under the cursor; null where none is. */
    Row cursorRow() {
        return cursor >= 0 && cursor < buffer.size() ? buffer.get(cursor).row() : null;
    }

    /** The rows from the mark to the cursor. */
    List<Row> markedRows() {
        List<Row> rows = new ArrayList<>();
        for (int i = Math.min(mark, cursor); cursor >= 0 && i <= Math.max(mark, cursor) && i < buffer.size(); i++) {
            rows.add(buffer.get(i).row());
        }
        return rows;
    }

    /** Moves the view by lines. */
    void scroll(int lines) {
        moveTop(top + lines);
    }

    /** Puts the cursor on a line of the view; {@code extend} keeps the mark, so that the rows between are marked. */
    void point(int index, int toColumn, boolean extend) {
        if (line(index) != null) {
            cursor = top + index;
            mark = extend && mark >= 0 ? mark : cursor;
            column = toColumn;
            changed();
        }
    }

    /** Moves the cursor; the view follows. */
    void move(int lines, boolean extend) {
        if (buffer.size() == 0) {
            return;
        }
        int wanted = cursor < 0 ? top : cursor + lines;
        cursor = Math.clamp(wanted, 0, buffer.size() - 1);
        owed = wanted - cursor;
        mark = extend && mark >= 0 ? mark : cursor;
        follow();
    }

    void moveColumn(int to) {
        column = Math.clamp(to, 0, Math.max(0, selection.columns().size() - 1));
        if (cursor < 0) {
            cursor = top;
            mark = top;
        }
        changed();
    }

    /** Marks the rows in view: all rows may be more than memory holds, and are taken with an export. */
    void markView() {
        mark = top;
        cursor = Math.min(buffer.size(), top + visible) - 1;
        changed();
    }

    void toFirst() {
        if (buffer.first()) {
            cursor = buffer.size() == 0 ? -1 : 0;
            mark = cursor;
            moveTop(0);
        } else {
            load(new Anchor.First(), 0);
        }
    }

    void toLast() {
        if (buffer.last()) {
            cursor = buffer.size() - 1;
            mark = cursor;
            moveTop(buffer.size() - visible);
        } else {
            load(new Anchor.Last(), Integer.MAX_VALUE);
        }
    }

    /** Jumps to about that far into all rows. */
    void toFraction(double fraction) {
        if (fraction <= 0) {
            toFirst();
        } else if (fraction >= 1) {
            toLast();
        } else {
            load(new Anchor.Fraction(fraction), 0);
        }
    }

    /** Jumps to the row of a key, or to what comes after its place. */
    void toKey(RowKey key) {
        load(new Anchor.Key(key), 0);
    }

    /** How far into all rows the view is, 0 to 1. */
    double fraction() {
        if (buffer.size() == 0 || buffer.first() && top == 0) {
            return 0;
        }
        if (buffer.last() && top >= buffer.size() - visible) {
            return 1;
        }
        return Math.clamp(buffer.get(Math.min(top, buffer.size() - 1)).fraction(), 0, 1);
    }

    /** Which share of all rows is in view, 0 to 1. */
    double share() {
        long all = rowCount().orElse(buffer.first() && buffer.last() ? buffer.size() : (long) visible * PAGE);
        return all <= visible ? 1 : (double) visible / all;
    }

    /** Whether all rows are in view. */
    boolean fits() {
        return buffer.first() && buffer.last() && buffer.size() <= visible;
    }

    boolean empty() {
        return buffer.size() == 0;
    }

    /** Whether the rows have been read and there are none. */
    boolean none() {
        return loader.ready() && !busy.get() && empty();
    }

    /** How many rows there are: exactly once they are counted, estimated before; empty while it is unknown. */
    OptionalLong rowCount() {
        return count.isPresent() ? count : buffer.first() && buffer.last() && !busy.get() ? OptionalLong.of(buffer.size()) : estimate;
    }

    /** Whether {@link #rowCount} is exact. */
    boolean counted() {
        return count.isPresent() || buffer.first() && buffer.last();
    }

    /** The number of the row under the cursor, or of the first in view; negative when it is only about that, 0 when unknown. */
    long rowNumber() {
        int at = cursor >= top && cursor < top + visible ? cursor : top;
        if (at < 0 || at >= buffer.size() || !loader.ready()) {
            return 0;
        }
        if (buffer.first()) {
            return at + 1L;
        }
        OptionalLong exact = loader.number(buffer.get(at).row(), count.orElse(-1));
        if (exact.isPresent()) {
            return exact.getAsLong();
        }
        double fraction = buffer.get(at).fraction();
        return fraction < 0 || rowCount().isEmpty() ? 0 : -Math.max(1, Math.round(fraction * rowCount().getAsLong()));
    }

    private void moveTop(int wanted) {
        int most = Math.max(0, buffer.size() - visible);
        top = Math.clamp(wanted, 0, most);
        changed();
        extend(wanted - top);
    }

    private void follow() {
        if (cursor < top) {
            moveTop(cursor);
        } else if (cursor >= top + visible) {
            moveTop(cursor - visible + 1);
        } else {
            changed();
            extend(owed);
        }
    }

    /** Reads on where the view comes near the end of what is loaded. */
    private void extend(int beyond) {
        if (extending || !loader.ready() || buffer.size() == 0) {
            return;
        }
        boolean down = !buffer.last() && (beyond > 0 || top + 2 * visible > buffer.size());
        boolean up = !buffer.first() && (beyond < 0 || top < visible);
        if (down && (beyond > 0 || !up)) {
            read(new Anchor.After(buffer.get(buffer.size() - 1).row()), loaded -> {
                int dropped = buffer.append(loaded);
                shift(-dropped);
            });
        } else if (up) {
            read(new Anchor.Before(buffer.get(0).row()), loaded -> shift(buffer.prepend(loaded)));
        }
    }

    private void shift(int by) {
        top = Math.max(0, top + by);
        cursor = cursor < 0 ? -1 : Math.clamp((long) cursor + by, 0, buffer.size() - 1);
        mark = mark < 0 ? -1 : Math.clamp((long) mark + by, 0, buffer.size() - 1);
        int more = owed;
        owed = 0;
        if (more != 0) {
            move(more, false);
        } else {
            moveTop(top);
        }
    }

    private void load(Anchor anchor, int cursorAt) {
        loading = anchor;
        loadingCursor = cursorAt;
        owed = 0;
        busy.set(true);
        read(anchor, loaded -> {
            buffer.replace(loaded);
            problem.set(null);
            cursor = buffer.size() == 0 ? -1 : Math.clamp(placeOf(anchor, cursorAt), 0, buffer.size() - 1);
            mark = cursor;
            top = 0;
            moveTop(cursor);
        });
    }

    /** Near the end of all rows a page begins before the row that was asked for, so that it is full. */
    private int placeOf(Anchor anchor, int otherwise) {
        RowKey wanted = switch (anchor) {
            case Anchor.Key(RowKey key) -> key;
            case Anchor.At(Row row) -> row.key();
            default -> null;
        };
        if (wanted == null) {
            return otherwise;
        }
        for (int i = 0; i < buffer.size(); i++) {
            RowKey key = buffer.get(i).row().key();
            boolean behind = selection.sort() == null && key.values().size() == 1 && key.values().getFirst() instanceof Long at && wanted.values().getFirst() instanceof Long asked && at > asked;
            if (key.equals(wanted) || behind) {
                return i;
            }
        }
        return buffer.last() && !buffer.first() ? buffer.size() - 1 : otherwise;
    }

    private void read(Anchor anchor, Consumer<RowBuffer.Loaded> then) {
        extending = true;
        loader.read(anchor, Math.max(PAGE, 3 * visible), selection, fetched -> {
            estimate = fetched.estimate();
            extending = false;
            busy.set(false);
            then.accept(fetched.loaded());
            countIfUnknown();
        }, failure -> {
            extending = false;
            busy.set(false);
            owed = 0;
            if (failure.code() != ProblemCode.CANCELLED || buffer.size() == 0) {
                problem.set(failure);
            }
            changed();
        });
    }

    private void countIfUnknown() {
        if (count.isPresent() || buffer.first() && buffer.last()) {
            return;
        }
        Selection wanted = selection;
        loader.count(wanted, all -> {
            if (selection == wanted) {
                count = OptionalLong.of(all);
                changed();
            }
        });
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }
}
