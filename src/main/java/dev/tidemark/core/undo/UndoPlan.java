package dev.tidemark.core.undo;

import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Stamp;
import java.util.List;

/**
 * What taking an entry back would do.
 *
 * @param way how it would be done
 * @param lines what happens, one sentence a line
 * @param warnings what the person should know first: what does not come back, what goes besides
 * @param obstacle why it cannot be done this way; null when it can
 * @param later the later changes that still count, oldest first
 * @param backup the backup that could be restored instead; null when there is none
 * @param rows the preview of the rows, for that way; else null
 * @param run the plan of the scripts, for that way; else null
 * @param stamp the stamp, for that way; else null
 */
public record UndoPlan(JournalEntry entry, Undo way, List<String> lines, List<String> warnings, String obstacle, List<JournalEntry> later, String backup,
                       RowPreview rows, Plan run, Stamp stamp) {
    public UndoPlan {
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
        later = List.copyOf(later);
    }

    /**
     * One that cannot be carried out.
     *
     * @param obstacle why not
     */
    static UndoPlan blocked(JournalEntry entry, Undo way, String obstacle, List<JournalEntry> later, String backup) {
        return new UndoPlan(entry, way, List.of(), List.of(), obstacle, later, backup, null, null, null);
    }

    /** "Undo 12" */
    public String title() {
        return "Undo " + entry.number();
    }

    public boolean possible() {
        return obstacle == null;
    }

    /** What can be done instead, in one sentence. */
    public String advice() {
        String first = later.isEmpty() ? "" : "Take back the later changes first (" + String.join(", ", later.reversed().stream().map(e -> String.valueOf(e.number())).toList()) + ")";
        String second = backup == null || way instanceof Undo.Restore ? "" : "restore the backup that was taken before: “tidemark undo " + entry.number() + " --restore”";
        String both = first.isEmpty() ? second : second.isEmpty() ? first : first + ", or " + second;
        return both.isEmpty() ? "Look at the entry: “tidemark journal " + entry.number() + "”" : Character.toUpperCase(both.charAt(0)) + both.substring(1);
    }
}
