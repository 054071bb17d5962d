package dev.tidemark.core.undo;

import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which entries of the journal still count: an entry is undone when another takes it back that is not undone itself. */
public final class Lineage {
    private final List<JournalEntry> entries;
    private final Map<Integer, JournalEntry> undoneBy = new HashMap<>();

    /** @param entries in the order of their numbers */
    public Lineage(List<JournalEntry> entries) {
        this.entries = List.copyOf(entries);
        // From the newest: whether an undo counts is known before what it takes back is looked at.
        for (JournalEntry entry : this.entries.reversed()) {
            if (entry.undoes() != null && !undoneBy.containsKey(entry.number())) {
                undoneBy.putIfAbsent(entry.undoes(), entry);
            }
        }
    }

    public List<JournalEntry> entries() {
        return entries;
    }

    /** The entry that took this one back, if one did and still counts. */
    public Optional<JournalEntry> undoneBy(JournalEntry entry) {
        return Optional.ofNullable(undoneBy.get(entry.number()));
    }

    /** Whether an entry changed something that could be taken back. */
    public static boolean changes(JournalEntry entry) {
        return !(way(entry) instanceof Undo.None);
    }

    /** Whether an entry changed the database, and not files alone. */
    static boolean changesDatabase(JournalEntry entry) {
        return changes(entry) && !(way(entry) instanceof Undo.Files);
    }

    /** How an entry is taken back; for those that do not tell, from what they have. */
    public static Undo way(JournalEntry entry) {
        if (entry.undo() != null) {
            return entry.undo();
        }
        if (entry.kind().equals("back up")) {
            return new Undo.None("a backup changes nothing");
        }
        if (isOfScripts(entry)) {
            return new Undo.None("it wrote files in the migrations folder, and nothing into the database");
        }
        if (entry.backup() == null) {
            return new Undo.None("it changed no rows and no structure");
        }
        return new Undo.Restore(entry.backup(), "an earlier version wrote this entry");
    }

    private static boolean isOfScripts(JournalEntry entry) {
        return switch (entry.kind()) {
            case "script", "new migration", "undo script" -> true;
            default -> false;
        };
    }

    /** What can be done where an entry cannot be taken back, as a sentence without its full stop. */
    static String instead(JournalEntry entry) {
        String look = "“tidemark journal " + entry.number() + "”";
        if (isOfScripts(entry)) {
            return entry.scripts().isEmpty() ? "Change the files by hand, or by your version control; they are named by " + look
                : "The text from before is kept with the entry: " + look + " shows it";
        }
        return switch (entry.kind()) {
            case "back up" -> "The database is as it was; the backup is in the list of “tidemark backups” as long as you want it";
            case "remove kept" -> "The database is as it was; what was removed was part of no backup";
            case "prune" -> "The database is as it was; make a new backup of it with “tidemark backup”";
            case String kind when kind.endsWith(" failed") -> "Mend what it failed at, which " + look + " tells, and try it again";
            case "sample" -> "Begin anew with “tidemark reset”, which takes a backup";
            default -> "If the state from before is wanted, look for a backup of it: “tidemark backups”";
        };
    }

    /** The changes of the database after an entry that still count, oldest first: neither undone, nor the undo of one after it. */
    public List<JournalEntry> after(JournalEntry entry) {
        return entries.stream().filter(later -> later.number() > entry.number() && changesDatabase(later) && undoneBy(later).isEmpty()
            && !(later.undoes() != null && later.undoes() > entry.number())).toList();
    }

    /**
     * The newest change after an entry that put rows into the database or replaced it and has no way back, as sample data in empty tables: what it brought goes with what is taken back
     * before it.
     */
    public Optional<JournalEntry> finalAfter(JournalEntry entry) {
        return entries.reversed().stream().takeWhile(later -> later.number() > entry.number())
            .filter(later -> !changes(later) && !later.kind().endsWith(" failed") && later.counts().values().stream().anyMatch(rows -> !Objects.equals(rows.before(), rows.after()))).findFirst();
    }

    /** The newest entry that can be taken back: it changed something, is not undone, and is no undo. */
    public Optional<JournalEntry> newest() {
        return entries.reversed().stream().filter(entry -> changes(entry) && undoneBy(entry).isEmpty() && entry.undoes() == null).findFirst();
    }
}
