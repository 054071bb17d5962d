package dev.tidemark.ui.support;

import atlantafx.base.controls.CustomTextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A text field with a magnifier; Escape empties it. The prompt says what is searched and names it for a screen reader. */
public final class SearchField extends CustomTextField {
    public SearchField() {
        setLeft(Icons.of("fth-search"));
        getStyleClass().add("search-field");
        accessibleTextProperty().bind(promptTextProperty());
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                key.consume();
                clear();
            }
        });
    }
}
