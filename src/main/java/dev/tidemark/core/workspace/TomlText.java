package dev.tidemark.core.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Changes one value in the text of a TOML file line by line (https://toml.io/en/v1.0.0). Whoever uses it has to parse what comes of it. */
final class TomlText {
    private TomlText() { }

    /** @return the text with that value in that section; everything else word for word */
    static String with(String text, String section, String name, String value) {
        String line = name + " = " + quoted(value);
        List<String> lines = new ArrayList<>(text.lines().toList());
        int head = first(lines, 0, "\\s*\\[\\s*" + Pattern.quote(section) + "\\s*\\]\\s*(#.*)?");
        if (head < 0) {
            if (!lines.isEmpty() && !lines.getLast().isBlank()) {
                lines.add("");
            }
            lines.add("[" + section + "]");
            lines.add(line);
        } else {
            int next = first(lines, head + 1, "\\s*\\[.*");
            int there = first(lines.subList(0, next < 0 ? lines.size() : next), head + 1, "\\s*" + Pattern.quote(name) + "\\s*=.*");
            if (there < 0) {
                lines.add(head + 1, line);
            } else {
                lines.set(there, line + comment(lines.get(there)));
            }
        }
        return String.join(text.contains("\r\n") ? "\r\n" : "\n", lines) + (text.contains("\r\n") ? "\r\n" : "\n");
    }

    /** As a basic string. */
    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            quoted.append(c == '"' || c == '\\' ? "\\" + c : c < ' ' || c == 127 ? "\\u%04X".formatted((int) c) : String.valueOf(c));
        }
        return quoted.append('"').toString();
    }

    /** What stands behind a value that is one string. */
    private static String comment(String line) {
        var rest = Pattern.compile("=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')(\\s*#.*)").matcher(line);
        return rest.find() ? rest.group(2) : "";
    }

    private static int first(List<String> lines, int from, String form) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).matches(form)) {
                return i;
            }
        }
        return -1;
    }
}
