package dev.tidemark.ui.migrations;

import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.SqlText;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;

/** What most tabs of a layer are: a text or a list of things that scrolls. */
final class TextPane extends ScrollPane {
    TextPane(String name) {
        getStyleClass().add("code-scroll");
        setFitToWidth(true);
        setAccessibleText(name);
    }

    /** SQL in its colours; {@code whenEmpty} in its place when there is none. */
    void sql(String text, String whenEmpty) {
        show(text.isEmpty() ? sentence(whenEmpty) : SqlText.block(text));
    }

    void tell(String sentence) {
        show(sentence(sentence));
    }

    void show(Node content) {
        setContent(content);
        setVvalue(0);
    }

    static Label sentence(String text) {
        Label label = Cells.wrapped(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
