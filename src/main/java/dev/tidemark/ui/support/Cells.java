package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Small arrangements that many screens share. */
public final class Cells {
    private static final double KEY_WIDTH = 110;

    private Cells() { }

    /** A name and its value on one line. */
    public static HBox keyValue(String key, String value) {
        Label label = new Label(value);
        label.setWrapText(true);
        return keyValue(key, label);
    }

    /** A name and a node on one line. */
    public static HBox keyValue(String key, Node value) {
        Label name = new Label(key);
        name.getStyleClass().add("muted");
        name.setMinWidth(KEY_WIDTH);
        name.setPrefWidth(KEY_WIDTH);
        name.setLabelFor(value);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox row = new HBox(name, value);
        row.getStyleClass().add("key-value");
        return row;
    }

    /** A title with a muted line under it. */
    public static VBox titled(String title, String subtitle) {
        Label first = new Label(title);
        first.getStyleClass().add("strong");
        Label second = new Label(subtitle);
        second.getStyleClass().addAll("muted", "secondary");
        return new VBox(first, second);
    }

    /** The three sentences of a problem, in place: what happened, what is unchanged, what to do next. */
    public static VBox problem(Problem problem) {
        Label what = wrapped(problem.what());
        what.getStyleClass().add("strong");
        return new VBox(8, what, line("fth-shield", "good", problem.unchanged()), line("fth-arrow-right", "accent", problem.next()));
    }

    /**
     * A sign with a sentence that wraps beside it.
     *
     * @param icon an Ikonli literal
     * @param tone good, warning, danger, muted or accent
     */
    public static HBox line(String icon, String tone, String sentence) {
        HBox line = new HBox(10, Icons.of(icon, tone), wrapped(sentence));
        line.getStyleClass().add("sentence");
        return line;
    }

    /** A heading inside a page or a sheet. */
    public static Label section(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        return label;
    }

    /** A label that wraps. */
    public static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    /** What stands in place of an empty list: what it is, and what to do. */
    public static VBox emptyState(String icon, String sentence) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        VBox state = new VBox(Icons.large(icon), label);
        state.getStyleClass().add("empty-state");
        VBox.setVgrow(state, Priority.ALWAYS);
        return state;
    }

    /** As {@link #emptyState(String, String)}, with the button that does it. */
    public static VBox emptyState(String icon, String sentence, String verb, Runnable action) {
        VBox state = emptyState(icon, sentence);
        Button button = new Button(verb);
        button.getStyleClass().add("primary");
        button.setOnAction(event -> action.run());
        state.getChildren().add(button);
        return state;
    }
}
