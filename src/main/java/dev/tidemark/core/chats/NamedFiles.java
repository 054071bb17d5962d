package dev.tidemark.core.chats;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The files that documents name, by the ends of their paths. A chatbot in a container, or on another computer, writes paths that lead nowhere here, such as
 * {@code /app/storage/documents/project_1/a.pdf}: a file that fits the end of one is named by it, whatever stands before.
 */
final class NamedFiles {
    private static final int LONGEST = 5;

    private final Set<String> ends = new HashSet<>();

    /** @param stored as a row has it; may be null */
    void add(String stored) {
        if (stored == null) {
            return;
        }
        String[] parts = plain(stored).split("/");
        StringBuilder end = new StringBuilder();
        for (int i = parts.length - 1; i >= Math.max(0, parts.length - LONGEST); i--) {
            end.insert(0, (end.isEmpty() ? parts[i] : parts[i] + "/"));
            ends.add(end.toString());
        }
    }

    /** Whether a row may mean this file. @param path from the documents folder on, with slashes */
    boolean has(String path) {
        String plain = plain(path);
        String[] parts = plain.split("/");
        // Deeper than what is kept of each stored path: the end has to do.
        return ends.contains(parts.length <= LONGEST ? plain : String.join("/", Arrays.copyOfRange(parts, parts.length - LONGEST, parts.length)));
    }

    /** File systems differ in case and composed letters; taking two files for one only leaves one more where it is. */
    private static String plain(String path) {
        return Normalizer.normalize(path.replace('\\', '/'), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
