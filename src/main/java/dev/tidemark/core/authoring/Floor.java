package dev.tidemark.core.authoring;

import dev.tidemark.core.workspace.TidemarkToml;
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

    /** What renames need: references, triggers and views follow since then (https://www.sqlite.org/changes.html, version 3.26.0). */
    private static final int LOWEST = 26;
    private static final Pattern FORM = Pattern.compile("3\\.(\\d{1,3})(\\.\\d+)?");

    /** The version that a text names: "3.37", "3.45.1"; empty for another text, and below 3.26, for which no script can be written that renames. */
    public static Optional<Floor> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches() ? Optional.of(new Floor(Integer.parseInt(form.group(1)))).filter(floor -> floor.minor >= LOWEST) : Optional.empty();
    }

    /** As {@code tidemark.toml} says, or the usual one. @throws Problem CONFIG_UNREADABLE when it says no version that can be */
    public static Floor of(TidemarkToml settings) {
        return settings.text("sqlite", "floor").map(text -> parse(text).orElseThrow(() ->
            settings.wrong("sqlite", "floor", "is “" + text + "”, and a version from 3.26 on is needed, such as \"3.37\""))).orElse(DEFAULT);
    }

    /** https://www.sqlite.org/changes.html, version 3.35.0 */
    boolean dropsColumns() {
        return minor >= 35;
    }

    @Override public int compareTo(Floor other) {
        return Integer.compare(minor, other.minor);
    }

    @Override public String toString() {
        return "3." + minor;
    }
}
