package dev.tidemark.core.sqlite;

/**
 * One statement of a script.
 *
 * @param line the line of the file on which it begins, counted from 1
 * @param start where it begins in the text that was split, counted from 0, a byte order mark left out
 * @param text the statement without leading comments, blanks and the closing semicolon
 */
public record SqlStatement(int line, int start, String text) {
    /** The first words on one line, at most {@code length} characters, for lists and messages. */
    public String summary(int length) {
        String flat = text.replaceAll("\\s+", " ").strip();
        return flat.length() <= length ? flat : flat.substring(0, length - 1) + "…";
    }
}
