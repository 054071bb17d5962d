package dev.tidemark.ui.support.editor;

import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;

/** What could stand at the caret: opens by Ctrl+Space and while a word is typed; the keyboard stays in the text. */
final class CompletionPopup {
    private static final KeyCombination ASK = KeyCombination.valueOf("Ctrl+Space");
    private static final double ROW = 26;
    private static final double WIDTH = 320;
    private static final int ROWS = 8;

    private final CodeArea area;
    private final Completer completer;
    private final Popup popup = new Popup();
    private final ListView<Suggestion> list = new ListView<>();

    CompletionPopup(CodeArea area, Completer completer, String stylesheet) {
        this.area = area;
        this.completer = completer;
        list.getStyleClass().add("completion-list");
        list.getStylesheets().add(stylesheet);
        list.setFixedCellSize(ROW);
        list.setPrefWidth(WIDTH);
        list.setFocusTraversable(false);
        list.setAccessibleText(Messages.text("editor.completion"));
        list.setCellFactory(view -> new Row());
        list.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                accept();
            }
        });
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setAutoFix(true);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        area.focusedProperty().addListener((source, before, now) -> close());
    }

    boolean isOpen() {
        return popup.isShowing();
    }

    /** @return whether it was open */
    boolean close() {
        boolean was = popup.isShowing();
        popup.hide();
        return was;
    }

    private void pressed(KeyEvent key) {
        if (ASK.match(key) && area.isEditable()) {
            key.consume();
            show(true);
        } else if (popup.isShowing()) {
            steer(key);
        }
    }

    private void steer(KeyEvent key) {
        int chosen = list.getSelectionModel().getSelectedIndex();
        int count = list.getItems().size();
        switch (key.getCode()) {
            case DOWN -> choose((chosen + 1) % count);
            case UP -> choose((chosen + count - 1) % count);
            case PAGE_DOWN -> choose(Math.min(count - 1, chosen + ROWS));
            case PAGE_UP -> choose(Math.max(0, chosen - ROWS));
            case ENTER, TAB -> {
                if (key.isShortcutDown()) {
                    close();
                    return;
                }
                accept();
            }
            case ESCAPE -> close();
            case LEFT, RIGHT, HOME, END -> {
                close();
                return;
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void typed(KeyEvent key) {
        String typed = key.getCharacter();
        if (!area.isEditable() || typed.isEmpty() || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        char c = typed.charAt(0);
        if (Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '\b' && popup.isShowing()) {
            show(false);
        } else {
            close();
        }
    }

    private void show(boolean asked) {
        List<Suggestion> found = completer.at(area.getText(), area.getCaretPosition(), asked);
        Bounds caret = area.getCaretBounds().orElse(null);
        if (found.isEmpty() || caret == null) {
            close();
            return;
        }
        list.getItems().setAll(found);
        choose(0);
        list.setPrefHeight(Math.min(found.size(), ROWS) * ROW + 12);
        popup.show(area, caret.getMinX(), caret.getMaxY() + 2);
    }

    private void choose(int index) {
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - ROWS + 1));
    }

    private void accept() {
        Suggestion chosen = list.getSelectionModel().getSelectedItem();
        close();
        if (chosen != null) {
            area.replaceText(chosen.from(), area.getCaretPosition(), chosen.text());
        }
    }

    private static final class Row extends ListCell<Suggestion> {
        @Override
        protected void updateItem(Suggestion item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(null);
            if (!empty && item != null) {
                Label name = new Label(item.label());
                name.getStyleClass().add("mono");
                name.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(name, Priority.ALWAYS);
                Label detail = new Label(item.detail());
                detail.getStyleClass().addAll("muted", "secondary");
                detail.setMinWidth(USE_PREF_SIZE);
                HBox line = new HBox(8, name, detail);
                line.setMouseTransparent(true);
                setGraphic(line);
                setAccessibleText(item.label() + " " + item.detail());
            }
        }
    }
}
