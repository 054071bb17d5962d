package dev.tidemark.ui.migrations;

import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.SqlText;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;

/** What most tabs of a layer are: a text or a list of things that scrolls. */
final class TextPane extends ScrollPane {
    private int wanted;

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
        markWanted();
    }

    /** Marks a line of the text, from 1, at once or as soon as the text has been read. */
    void mark(int line) {
        wanted = line;
        markWanted();
    }

    private void markWanted() {
        if (wanted > 0 && LineMark.show(this, wanted)) {
            wanted = 0;
        }
    }

    static Label sentence(String text) {
        Label label = Cells.wrapped(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
