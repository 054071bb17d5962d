package dev.tidemark.ui.data;

import dev.tidemark.core.data.Value;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.ValueText;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

/** A cell: the value in one line, NULL and the empty text and BLOBs told apart, staged changes signed and coloured. */
final class ValueCell extends TableCell<Slot, Slot.Shown> {
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");

    private final Column column;
    private final int index;

    ValueCell(Column column, int index) {
        this.column = column;
        this.index = index;
        getStyleClass().add("value-cell");
    }

    @Override
    protected void updateItem(Slot.Shown shown, boolean empty) {
        super.updateItem(shown, empty);
        boolean nothing = empty || shown == null || shown.line() == null;
        Value held = nothing || index >= shown.line().row().values().size() ? null : shown.line().row().values().get(index);
        StagedRow staged = nothing ? null : shown.staged();
        Value now = staged != null && staged.changed().containsKey(column.name()) ? staged.changed().get(column.name()) : held;
        boolean changed = now != held;
        boolean deleted = staged != null && staged.deleted();
        setText(now == null ? null : (changed ? "~ " : deleted && index == 0 ? "− " : "") + ValueText.of(now));
        pseudoClassStateChanged(CURSOR, !nothing && shown.cursorColumn() == index);
        pseudoClassStateChanged(MARKED, !nothing && shown.marked());
        pseudoClassStateChanged(QUIET, now != null && ValueText.isQuiet(now));
        pseudoClassStateChanged(NUMBER, now instanceof Value.Int || now instanceof Value.Real || now instanceof Value.Null && ColumnWidths.isNumber(column));
        pseudoClassStateChanged(CHANGED, changed);
        pseudoClassStateChanged(DELETED, deleted);
    }
}
