package dev.tidemark.support;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;

/** What a screen reader would find nameless. */
public final class Accessibility {
    private Accessibility() { }

    /** The focusable, visible nodes of a scene that have no accessible text, no text of their own and no label for them. */
    public static List<String> nameless(Scene scene) {
        List<Node> all = new ArrayList<>();
        collect(scene.getRoot(), all);
        List<Node> labelled = all.stream().filter(Label.class::isInstance).map(node -> ((Label) node).getLabelFor()).filter(node -> node != null).toList();
        return all.stream().filter(Node::isFocusTraversable)
            .filter(node -> !labelled.contains(node) && !isNamed(node))
            .map(node -> node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId()) + " " + node.getStyleClass())
            .toList();
    }

    private static boolean isNamed(Node node) {
        return hasText(node.getAccessibleText())
            || node instanceof Labeled labeled && hasText(labeled.getText())
            || node instanceof TextInputControl input && hasText(input.getPromptText())
            || node instanceof ScrollPane;
    }

    private static boolean hasText(String text) {
        return text != null && !text.isBlank();
    }

    private static void collect(Parent parent, List<Node> into) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible()) {
                into.add(child);
                if (child instanceof Parent inner) {
                    collect(inner, into);
                }
            }
        }
    }
}
