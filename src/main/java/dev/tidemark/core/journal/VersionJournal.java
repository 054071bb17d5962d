package dev.tidemark.core.journal;

import dev.tidemark.core.schema.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the journal tells of one version: the entries that concern it, each with what happened to it. Entries are read by the lines that
 * runs, stamps, repairs, restores and resets write, so that those of earlier versions of Tidemark are understood too.
 */
public final class VersionJournal {
    private static final Pattern MARKED = Pattern.compile("Mark as (?<not>not )?applied: V(?<version>\\d+(?:[._]\\d+)*) .*");
    private static final Pattern RAN = Pattern.compile("(?<did>Applied|Undid|Failed) V(?<version>\\d+(?:[._]\\d+)*) .*");
    private static final Pattern COST = Pattern.compile(".*, (?<statements>\\d[\\d,]* statements?), (?<took>[^,]+)");
    private static final Pattern ACROSS = Pattern.compile("Schema (?<from>\\S+) → (?<to>\\S+)");
    private static final Pattern NAMED = Pattern.compile("\\b[VU](?<version>\\d+(?:[._]\\d+)*)(?=__| )");

    private VersionJournal() { }

    /**
     * An entry and what it says of the version.
     *
     * @param what "Applied, 6 statements", "Marked as not applied"; the entry's own sentence where it says no more of the version
     * @param took "12 ms", for a step that ran
     */
    public record Line(JournalEntry entry, String what, Optional<String> took) { }

    /**
     * The entries about a version, newest first.
     *
     * @param entries the whole journal, oldest first
     */
    public static List<Line> of(Version version, List<JournalEntry> entries) {
        List<Line> lines = new ArrayList<>();
        for (JournalEntry entry : entries.reversed()) {
            line(version, entry).ifPresent(lines::add);
        }
        return lines;
    }

    /** The line of a restore or a reset that says from where to where it took the schema. */
    public static String across(Optional<Version> from, Optional<Version> to) {
        return "Schema " + label(from) + " → " + label(to);
    }

    /**
     * The line of the step at which a run stopped.
     *
     * @param migration its label: "V7 widen document filename"
     */
    public static String failed(String migration, String reason) {
        return "Failed " + migration + ": " + reason;
    }

    private static String label(Optional<Version> version) {
        return version.map(Version::label).orElse("base");
    }

    private static Optional<Line> line(Version version, JournalEntry entry) {
        for (String detail : entry.details()) {
            Optional<Line> line = ran(version, entry, detail).or(() -> marked(version, entry, detail)).or(() -> across(version, entry, detail));
            if (line.isPresent()) {
                return line;
            }
        }
        return switch (entry.kind()) {
            case "reset" -> entry.scripts().keySet().stream().anyMatch(name -> names(version, name)) ? Optional.of(new Line(entry, "Applied anew by a reset", Optional.empty())) : Optional.empty();
            case "repair" -> entry.details().stream().filter(detail -> names(version, detail)).findFirst().map(detail -> new Line(entry, detail, Optional.empty()));
            case "script", "new migration", "undo script" -> names(version, entry.sentence()) ? Optional.of(new Line(entry, entry.sentence(), Optional.empty())) : Optional.empty();
            case "migrate failed", "roll back failed" -> names(version, entry.sentence().substring(Math.max(0, entry.sentence().indexOf(": "))))
                ? Optional.of(new Line(entry, entry.sentence(), Optional.empty())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Line> ran(Version version, JournalEntry entry, String detail) {
        Matcher ran = RAN.matcher(detail);
        if (!ran.matches() || !Version.of(ran.group("version")).equals(version)) {
            return Optional.empty();
        }
        String did = ran.group("did").equals("Undid") ? "Undone" : ran.group("did");
        if (did.equals("Failed")) {
            return Optional.of(new Line(entry, did + detail.substring(detail.indexOf(':')), Optional.empty()));
        }
        Matcher cost = COST.matcher(detail);
        return Optional.of(cost.matches() ? new Line(entry, did + ", " + cost.group("statements"), Optional.of(cost.group("took"))) : new Line(entry, did, Optional.empty()));
    }

    private static Optional<Line> marked(Version version, JournalEntry entry, String detail) {
        Matcher marked = MARKED.matcher(detail);
        return marked.matches() && Version.of(marked.group("version")).equals(version)
            ? Optional.of(new Line(entry, "Marked as " + (marked.group("not") == null ? "" : "not ") + "applied, by a stamp", Optional.empty())) : Optional.empty();
    }

    /** A restore concerns the versions that it went over, and not those that were there before and after. */
    private static Optional<Line> across(Version version, JournalEntry entry, String detail) {
        Matcher across = ACROSS.matcher(detail);
        if (!across.matches() || !entry.kind().equals("restore")) {
            return Optional.empty();
        }
        boolean before = reaches(across.group("from"), version);
        boolean after = reaches(across.group("to"), version);
        return before == after ? Optional.empty()
            : Optional.of(new Line(entry, (after ? "Came back" : "Went") + " with a restore, " + across.group("from") + " → " + across.group("to"), Optional.empty()));
    }

    private static boolean reaches(String label, Version version) {
        return label.startsWith("V") && Version.of(label.substring(1)).compareTo(version) >= 0;
    }

    private static boolean names(Version version, String text) {
        return NAMED.matcher(text).results().anyMatch(found -> Version.of(found.group("version")).equals(version));
    }
}
