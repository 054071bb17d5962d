package dev.tidemark.core.authoring.lint;

/**
 * A change of a script that mends a finding.
 *
 * @param start the offset of the first character that goes, as in {@link Place}
 * @param end the offset after the last one that goes
 * @param replacement what comes there instead
 */
public record Edit(int start, int end, String replacement) {
    /** The script with this change. */
    public String in(String text) {
        int mark = text.startsWith("\uFEFF") ? 1 : 0;
        return text.substring(0, mark + start) + replacement + text.substring(mark + end);
    }
}
