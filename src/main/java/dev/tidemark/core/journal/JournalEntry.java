package dev.tidemark.core.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One change made through Tidemark.
 *
 * @param number counted from 1 in the order of the journal
 * @param by the user of the operating system
 * @param kind migrate, roll back, back up, restore, reset
 * @param sentence what was done: "Migrated V5 → V7, 2 steps, 53 ms"
 * @param backup the file name of the backup taken before, or of the one that was made or restored; null for none
 * @param details one line per step
 * @param scripts the text of each script as it was applied, by file name; empty for changes that apply none
 */
public record JournalEntry(int number, Instant at, String by, String kind, String sentence, String backup, List<String> details,
                           Map<String, String> scripts) {
    public JournalEntry {
        // Entries of earlier versions have no scripts.
        scripts = scripts == null ? Map.of() : Map.copyOf(scripts);
    }
}
