package dev.tidemark.ui.data;

import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as a tree to read. */
final class JsonTree {
    private static final int MOST = 5000;
    private static final int LONGEST = 200_000;
    private int made;

    private JsonTree() { }

    static boolean looksLike(String text) {
        String start = text.stripLeading();
        return text.length() < LONGEST && (start.startsWith("{") || start.startsWith("["));
    }

    /** The tree; empty for a text that is no JSON after all. */
    static Optional<TreeView<String>> of(String text) {
        try {
            TreeItem<String> root = new JsonTree().item("", JsonMapper.shared().readTree(text));
            TreeView<String> tree = new TreeView<>(root);
            tree.setShowRoot(false);
            return Optional.of(tree);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private TreeItem<String> item(String name, JsonNode node) {
        TreeItem<String> item = new TreeItem<>(name + (node.isContainer() ? (name.isEmpty() ? "" : "  ") + (node.isArray() ? "[" + node.size() + "]" : "{" + node.size() + "}") : ": " + node));
        item.setExpanded(true);
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                add(item, property.getKey(), property.getValue());
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(item, String.valueOf(i), node.get(i));
            }
        }
        return item;
    }

    private void add(TreeItem<String> parent, String name, JsonNode child) {
        if (made++ < MOST) {
            parent.getChildren().add(item(name, child));
        }
    }
}
