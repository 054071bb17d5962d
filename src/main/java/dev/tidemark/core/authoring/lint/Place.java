package dev.tidemark.core.authoring.lint;

/**
 * Where in a script a finding is.
 *
 * @param file the script's file name
 * @param line counted from 1
 * @param column counted from 1
 * @param start the offset in the text, counted from 0; a byte order mark does not count
 * @param length how many characters from there; 0 when the whole script is meant
 */
public record Place(String file, int line, int column, int start, int length) {
    static Place in(String file, String text, int start, int length) {
        int line = 1;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < start; i = text.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        return new Place(file, line, start - lineStart + 1, start, length);
    }

    /** "V3__add_status.sql:12:5". */
    @Override public String toString() {
        return file + ":" + line + ":" + column;
    }
}
