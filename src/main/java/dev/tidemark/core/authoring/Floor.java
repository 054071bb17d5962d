package dev.tidemark.core.authoring;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The oldest SQLite that has to run the scripts: the chatbot's, or that of whoever migrates beside Tidemark.
 *
 * @param minor of SQLite 3: 37 for 3.37
 */
public record Floor(int minor) implements Comparable<Floor> {
    /** STRICT tables came with it; Debian 12, Ubuntu 22.04 and Python 3.11 have it or a later one. */
    public static final Floor DEFAULT = new Floor(37);

    private static final Pattern FORM = Pattern.compile("3\\.(\\d{1,3})(\\.\\d+)?");

    /** The version that a text names: "3.37", "3.45.1". */
    public static Optional<Floor> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches() ? Optional.of(new Floor(Integer.parseInt(form.group(1)))) : Optional.empty();
    }

    /** https://www.sqlite.org/changes.html, version 3.35.0 */
    boolean dropsColumns() {
        return minor >= 35;
    }

    /** https://www.sqlite.org/changes.html, version 3.25.0; references and triggers follow safely since 3.26.0 */
    boolean renamesColumns() {
        return minor >= 26;
    }

    @Override public int compareTo(Floor other) {
        return Integer.compare(minor, other.minor);
    }

    @Override public String toString() {
        return "3." + minor;
    }
}
