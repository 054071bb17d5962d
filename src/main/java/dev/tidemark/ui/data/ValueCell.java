package dev.tidemark.ui.data;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Messages;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

/** A cell: the value in one line, NULL and the empty text and BLOBs told apart, staged changes signed and coloured. */
final class ValueCell extends TableCell<Slot, Slot.Shown> {
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");
    private static final int SHOWN_LETTERS = 300;

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
        setText(now == null ? null : (changed ? "~ " : deleted && index == 0 ? "− " : "") + text(now));
        pseudoClassStateChanged(CURSOR, !nothing && shown.cursorColumn() == index);
        pseudoClassStateChanged(MARKED, !nothing && shown.marked());
        pseudoClassStateChanged(QUIET, now instanceof Value.Null || now instanceof Value.Blob || now instanceof Value.Text(String text, long bytes, boolean cut) && text.isEmpty());
        pseudoClassStateChanged(NUMBER, now instanceof Value.Int || now instanceof Value.Real);
        pseudoClassStateChanged(CHANGED, changed);
        pseudoClassStateChanged(DELETED, deleted);
    }

    /** The value in one line. */
    static String text(Value value) {
        return switch (value) {
            case Value.Null none -> Messages.text("data.null");
            case Value.Text text when text.text().isEmpty() -> Messages.text("data.emptyText");
            case Value.Blob blob -> Messages.text("data.blob", Texts.size(blob.bytes()));
            case Value.Text text when text.cut() -> line(text.text()) + " … " + Texts.size(text.bytes());
            case Value.Text text -> line(text.text());
            default -> value.plain();
        };
    }

    private static String line(String text) {
        String shortened = text.length() > SHOWN_LETTERS ? text.substring(0, SHOWN_LETTERS) + "…" : text;
        return shortened.replace("\r\n", " ↵ ").replace("\n", " ↵ ").replace('\t', ' ').replace('\0', '␀');
    }
}
