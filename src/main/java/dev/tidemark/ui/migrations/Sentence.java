package dev.tidemark.ui.migrations;

import java.util.Locale;

/** A description from a file name as a sentence begins: "add status to documents" → "Add status to documents". */
final class Sentence {
    private Sentence() { }

    static String of(String description) {
        return description.isEmpty() ? description : description.substring(0, 1).toUpperCase(Locale.ENGLISH) + description.substring(1);
    }
}
