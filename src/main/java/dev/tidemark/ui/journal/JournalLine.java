package dev.tidemark.ui.journal;

import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.undo.Lineage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entry as the list shows it.
 *
 * @param undoneBy the entry that took it back and still counts
 * @param changes whether it changed something that can be taken back
 * @param firstOfDay whether the day is written over it
 */
record JournalLine(JournalEntry entry, Optional<JournalEntry> undoneBy, boolean changes, boolean firstOfDay) {
    private static final Map<String, String> ICONS = Map.ofEntries(Map.entry("migrate", "fth-arrow-up"), Map.entry("roll back", "fth-arrow-down"), Map.entry("stamp", "fth-bookmark"),
        Map.entry("repair", "fth-tool"), Map.entry("cure", "fth-heart"), Map.entry("back up", "fth-archive"), Map.entry("restore", "fth-rotate-ccw"), Map.entry("reset", "fth-refresh-ccw"),
        Map.entry("edit", "fth-edit-2"), Map.entry("delete", "fth-trash-2"), Map.entry("import", "fth-download"), Map.entry("undo", "fth-corner-up-left"), Map.entry("orphans", "fth-inbox"), Map.entry("empty trash", "fth-trash-2"), Map.entry("remove kept", "fth-trash-2"));

    /** How the change stands. */
    enum State { DONE, FAILED, UNDONE, FOUND }

    static JournalLine of(JournalEntry entry, Lineage lineage) {
        return new JournalLine(entry, lineage.undoneBy(entry), Lineage.changes(entry), false);
    }

    JournalLine beginningDay(boolean begins) {
        return new JournalLine(entry, undoneBy, changes, begins);
    }

    State state() {
        return failed() ? State.FAILED : undoneBy.isPresent() ? State.UNDONE : entry.remark() != null ? State.FOUND : State.DONE;
    }

    LocalDate day() {
        return entry.at().atZone(ZoneId.systemDefault()).toLocalDate();
    }

    /** Its kind, the same for a try that failed. */
    String kind() {
        return failed() ? entry.kind().substring(0, entry.kind().length() - FAILED.length()) : entry.kind();
    }

    String icon() {
        return entry.undoes() != null ? ICONS.get("undo") : ICONS.getOrDefault(kind(), "fth-file-text");
    }

    /** Whether the words are in its sentence, details, tables, scripts' names, backup, number or user. */
    boolean has(String words) {
        String all = String.join("\n", Stream.of(Stream.of(entry.sentence(), String.valueOf(entry.number()), String.valueOf(entry.by()), String.valueOf(entry.backup()), entry.kind()),
            entry.details().stream(), entry.counts().keySet().stream(), entry.scripts().keySet().stream()).flatMap(s -> s).toList()).toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }

    private static final String FAILED = " failed";

    private boolean failed() {
        return entry.kind().endsWith(FAILED);
    }
}
