package dev.tidemark.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;

/** Where the keyboard goes when one screen takes the place of another: JavaFX alone would send it to the window's first button. */
final class Focus {
    private Focus() { }

    /** Whether the focus is nowhere yet, in the content that is about to go, or left behind on a screen's entry that is not the chosen one. */
    static boolean isLeftBehind(Parent content, Parent rail) {
        Node owner = content.getScene() == null ? null : content.getScene().getFocusOwner();
        if (owner instanceof ToggleButton item && owner.getParent() == rail) {
            return !item.isSelected();
        }
        Node at = owner;
        while (at != null && at != content) {
            at = at.getParent();
        }
        return owner == null || at == content;
    }

    /** To the screen's first list, or else to the chosen entry of the rail. */
    static void enter(Parent content, Parent rail) {
        list(content).or(() -> chosen(rail)).ifPresent(Node::requestFocus);
    }

    private static Optional<Node> list(Parent content) {
        return content.lookupAll(".list-view").stream().filter(ListView.class::isInstance).filter(Focus::isShown).findFirst();
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible() || at.isDisabled()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Node> chosen(Parent rail) {
        return rail.getChildrenUnmodifiable().stream().filter(node -> node instanceof ToggleButton item && item.isSelected()).findFirst();
    }
}
