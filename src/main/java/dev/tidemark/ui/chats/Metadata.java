package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.ChatsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metadata of a message or document, made readable.
 *
 * @param lines the tree, from top to bottom; empty when the text is not JSON
 * @param model what "model" says, or null
 * @param sources how many places "sources" lists; 0 when it lists none
 * @param tokens the number or the sum under "tokens", or null
 * @param raw the text as stored
 */
record Metadata(List<Line> lines, String model, int sources, Long tokens, String raw) {
    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final int MOST_LINES = 300;
    private static final int DEEPEST = 8;
    private static final int SHORT = 90;

    /**
     * A line of the tree.
     *
     * @param branch the strokes before the name: {@code "│  └ "}
     */
    record Line(String branch, String name, String value) { }

    /** The metadata in a stored text; null for null and blank. */
    static Metadata of(String raw) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        JsonNode root;
        try {
            root = JSON.readTree(raw);
        } catch (JacksonException noJson) {
            return new Metadata(List.of(), null, 0, null, raw);
        }
        List<Line> lines = new ArrayList<>();
        if (root.isContainer() && !root.isEmpty()) {
            addChildren(root, "", 0, lines);
        } else {
            lines.add(new Line("", "", scalar(root)));
        }
        return new Metadata(List.copyOf(lines), model(root), root.path("sources").isArray() ? root.path("sources").size() : 0, tokens(root), raw);
    }

    /** Whether the text is JSON. */
    boolean readable() {
        return !lines.isEmpty();
    }

    /** Whether only the beginning of the stored text was read. */
    boolean cut() {
        return raw.length() >= ChatsReader.LONGEST_TEXT;
    }

    private static void addChildren(JsonNode parent, String indent, int depth, List<Line> lines) {
        List<Map.Entry<String, JsonNode>> children = children(parent);
        for (int i = 0; i < children.size(); i++) {
            if (lines.size() >= MOST_LINES) {
                lines.add(new Line(indent + "└ ", "…", (children.size() - i) + " more"));
                return;
            }
            boolean last = i == children.size() - 1;
            JsonNode value = children.get(i).getValue();
            boolean opens = value.isContainer() && !value.isEmpty() && oneLine(value) == null && depth < DEEPEST;
            lines.add(new Line(indent + (last ? "└ " : "├ "), children.get(i).getKey(), opens ? size(value) : value(value)));
            if (opens) {
                addChildren(value, indent + (last ? "  " : "│ "), depth + 1, lines);
            }
        }
    }

    private static List<Map.Entry<String, JsonNode>> children(JsonNode parent) {
        List<Map.Entry<String, JsonNode>> children = new ArrayList<>();
        if (parent.isArray()) {
            for (int i = 0; i < parent.size(); i++) {
                children.add(Map.entry(String.valueOf(i + 1), parent.get(i)));
            }
        } else {
            children.addAll(parent.properties());
        }
        return children;
    }

    private static String value(JsonNode value) {
        if (!value.isContainer()) {
            return scalar(value);
        }
        if (value.isEmpty()) {
            return value.isArray() ? "[]" : "{}";
        }
        String line = oneLine(value);
        return line == null ? value.toString() : line;
    }

    private static String size(JsonNode container) {
        return container.isArray() ? "[" + container.size() + "]" : "";
    }

    /** A small record or list of plain values on one line, "page 2 · score 0.91"; null when it is neither. */
    private static String oneLine(JsonNode container) {
        if (container.valueStream().anyMatch(JsonNode::isContainer)) {
            return null;
        }
        String text = container.isArray()
            ? container.valueStream().map(Metadata::scalar).collect(Collectors.joining(", "))
            : container.properties().stream().map(field -> field.getKey() + " " + scalar(field.getValue())).collect(Collectors.joining(" · "));
        return text.length() <= SHORT ? text : null;
    }

    private static String scalar(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String model(JsonNode root) {
        JsonNode model = root.path("model");
        return model.isString() && !model.stringValue().isBlank() ? model.stringValue() : null;
    }

    private static Long tokens(JsonNode root) {
        JsonNode tokens = root.path("tokens");
        if (tokens.isIntegralNumber()) {
            return tokens.longValue();
        }
        JsonNode total = tokens.path("total");
        if (total.isIntegralNumber()) {
            return total.longValue();
        }
        long sum = tokens.valueStream().filter(JsonNode::isIntegralNumber).mapToLong(JsonNode::longValue).sum();
        return tokens.isObject() && sum > 0 ? sum : null;
    }
}
