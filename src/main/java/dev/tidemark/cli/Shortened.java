package dev.tidemark.cli;

import java.util.List;

/** Lists that stay readable however long they are. */
final class Shortened {
    private Shortened() { }

    /** "V1, V2, V3 and 97 more". */
    static String list(List<String> words, int most) {
        return words.size() <= most ? String.join(", ", words) : String.join(", ", words.subList(0, most)) + " and " + (words.size() - most) + " more";
    }
}
