package dev.tidemark.core.common;

import java.util.stream.Collectors;

/**
 * Cells of a CSV file that a spreadsheet would run. Those are the ones that begin with one of a few signs (https://owasp.org/www-community/attacks/CSV_Injection), also in the full width of East Asian
 * writing; an apostrophe before them makes a text of them.
 */
public final class Formulas {
    private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    /** The code points of these signs, as a list for SQL. */
    public static final String CODES = STARTS.chars().mapToObj(String::valueOf).collect(Collectors.joining(", "));

    private Formulas() { }

    /** The text with an apostrophe before it where it would be run; else the text. */
    public static String disarmed(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
