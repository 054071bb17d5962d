package dev.tidemark.core.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One change made through Tidemark.
 *
 * @param number counted from 1 in the order of the journal
 * @param by the user of the operating system
 * @param tool the Tidemark that did it, with its version; null in entries of earlier versions
 * @param kind migrate, roll back, stamp, repair, cure, back up, restore, reset, edit, delete, import, undo …
 * @param sentence what was done: "Migrated V5 → V7, 2 steps, 53 ms"
 * @param backup the file name of the backup taken before, or of the one that was made or restored; null for none
 * @param details one line per step or statement
 * @param scripts the text of each script as it was applied, by file name; empty for changes that apply none
 * @param counts rows before and after, by touched table; empty where that is not known
 * @param undo how it is taken back; null in entries of earlier versions
 * @param undoes the number of the entry that this one takes back; null for none
 * @param remark what was found out later, for instance that the entry was written after a crash; null for nothing
 * @param mark the database's {@link dev.tidemark.core.sqlite.StateMark} after the change, in an announcement before it; null in entries of earlier versions
 * @param content in an announcement, the {@linkplain dev.tidemark.core.sqlite.Contents#hash hash} of what the change leads to; null where that is not known, and once it is done
 */
public record JournalEntry(int number, Instant at, String by, String tool, String kind, String sentence, String backup, List<String> details,
                           Map<String, String> scripts, Map<String, RowCount> counts, Undo undo, Integer undoes, String remark, String mark,
                           @JsonInclude(JsonInclude.Include.NON_NULL) String content) {
    public JournalEntry {
        // Entries of earlier versions have less.
        details = details == null ? List.of() : List.copyOf(details);
        scripts = scripts == null ? Map.of() : Map.copyOf(scripts);
        counts = counts == null ? Map.of() : counts;
    }
}
