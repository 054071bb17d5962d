package dev.tidemark.ui.schema;

import java.util.ArrayDeque;
import java.util.Deque;

/** The moments of something that is being edited, for undo and redo. Keys typed into one field after each other are one step. */
final class Steps<S> {
    private final Deque<S> undo = new ArrayDeque<>();
    private final Deque<S> redo = new ArrayDeque<>();
    private S now;
    private String lastField;

    Steps(S first) {
        now = first;
    }

    S now() {
        return now;
    }

    /** @param field in which is typed; null for a step of its own */
    void edit(String field, S next) {
        if (next.equals(now)) {
            return;
        }
        if (field == null || !field.equals(lastField)) {
            undo.push(now);
        }
        redo.clear();
        lastField = field;
        now = next;
    }

    /** As it was before the first letter that is being typed into a field. */
    S before(String field) {
        return field.equals(lastField) ? undo.peek() : now;
    }

    boolean canUndo() {
        return !undo.isEmpty();
    }

    boolean canRedo() {
        return !redo.isEmpty();
    }

    void undo() {
        if (canUndo()) {
            redo.push(now);
            now = undo.pop();
            lastField = null;
        }
    }

    void redo() {
        if (canRedo()) {
            undo.push(now);
            now = redo.pop();
            lastField = null;
        }
    }
}
