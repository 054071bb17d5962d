package dev.tidemark.core.health;

/**
 * The result of one check.
 *
 * @param passed whether all is in order
 * @param sentence what was found: "Table “chats” exists"
 * @param cure what to do about it, as a command where there is one; null when it passed
 * @param damaged whether the file is damaged, so that a rescue may help
 */
public record Check(boolean passed, String sentence, String cure, boolean damaged) {
    static Check good(String sentence) {
        return new Check(true, sentence, null, false);
    }

    static Check bad(String sentence, String cure) {
        return new Check(false, sentence, cure, false);
    }

    static Check damaged(String sentence, String cure) {
        return new Check(false, sentence, cure, true);
    }
}
