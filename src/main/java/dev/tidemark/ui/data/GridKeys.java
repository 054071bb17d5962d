package dev.tidemark.ui.data;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the grid. */
final class GridKeys {
    private GridKeys() { }

    static void install(TableView<Slot> table, GridModel model, Runnable edit) {
        table.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (handled(table, model, edit, key)) {
                key.consume();
            }
        });
    }

    private static boolean handled(TableView<Slot> table, GridModel model, Runnable edit, KeyEvent key) {
        boolean control = key.isShortcutDown();
        if (key.getCode() == KeyCode.A && !control) {
            return false;
        }
        if (model.selection() == null || control && key.getCode() != KeyCode.HOME && key.getCode() != KeyCode.END && key.getCode() != KeyCode.A) {
            return false;
        }
        switch (key.getCode()) {
            case UP -> model.move(-1, key.isShiftDown());
            case DOWN -> model.move(1, key.isShiftDown());
            case PAGE_UP -> model.move(-model.visible(), key.isShiftDown());
            case PAGE_DOWN -> model.move(model.visible(), key.isShiftDown());
            case LEFT -> column(table, model, model.cursorColumn() - 1);
            case RIGHT -> column(table, model, model.cursorColumn() + 1);
            case HOME -> {
                if (control) {
                    model.toFirst();
                } else {
                    column(table, model, 0);
                }
            }
            case END -> {
                if (control) {
                    model.toLast();
                } else {
                    column(table, model, table.getColumns().size() - 1);
                }
            }
            case A -> model.markView();
            case F2, ENTER -> edit.run();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void column(TableView<Slot> table, GridModel model, int to) {
        int column = Math.clamp(to, 0, Math.max(0, table.getColumns().size() - 1));
        model.moveColumn(column);
        table.scrollToColumnIndex(column);
    }
}
