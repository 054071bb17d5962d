package dev.tidemark.core.pruning;

import dev.tidemark.core.changes.TrashContents;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The trash: what deletes have moved there, and what becomes of it. It grows until a person empties it. Blocking. */
public final class TrashService {
    private final Workspace workspace;
    private final TrashContents trash;
    private final Journal journal;
    private final Clock clock;

    public TrashService(Workspace workspace, Journal journal, Clock clock) {
        this.workspace = workspace;
        this.trash = new TrashContents(workspace);
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What one change has moved to the trash.
     *
     * @param entry its number in the journal
     * @param sentence what it did; empty when the journal does not tell
     * @param at when
     * @param names of its files and folders, from the workspace folder
     */
    public record Bag(int entry, String sentence, Instant at, List<String> names, long bytes) {
        /** "12 · 3 Nov 2025 14:02 · 4.1 MB · Deleted the chat …" */
        public String line(ZoneId zone) {
            return entry + " · " + Texts.moment(at, zone) + " · " + Texts.size(bytes) + " · " + (sentence.isEmpty() ? String.join(", ", names) : sentence);
        }
    }

    /** What lies in the trash, oldest first. @param olderThan only what was moved longer ago; null for all */
    public List<Bag> bags(Duration olderThan) {
        Map<Integer, JournalEntry> entries = journal.entries().stream().collect(Collectors.toMap(JournalEntry::number, Function.identity(), (a, b) -> a));
        Instant before = olderThan == null ? Instant.MAX : clock.instant().minus(olderThan);
        List<Bag> bags = new ArrayList<>();
        for (TrashContents.OfEntry contents : trash.all()) {
            Optional<JournalEntry> entry = Optional.ofNullable(entries.get(contents.entry()));
            Instant at = entry.map(JournalEntry::at).orElse(contents.at());
            if (at.isBefore(before)) {
                bags.add(new Bag(contents.entry(), entry.map(JournalEntry::sentence).orElse(""), at, contents.names(), contents.bytes()));
            }
        }
        return List.copyOf(bags);
    }

    /** How much that is. */
    public static long bytes(List<Bag> bags) {
        return bags.stream().mapToLong(Bag::bytes).sum();
    }

    /**
     * Removes files from the trash for good, and writes that into the journal. The undo of those entries brings rows back afterwards, and no files.
     *
     * @param shown what the person agreed to
     * @return what has gone
     * @throws Problem WORKSPACE_BUSY, CANCELLED, INPUT_OUTPUT; what is gone by then is in the journal, also an entry of which only a part could be removed
     */
    public List<Bag> empty(List<Bag> shown, Progress progress, Cancellation cancellation) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Empty the trash")) {
            List<Bag> gone = new ArrayList<>();
            Optional<Bag> begun = Optional.empty();
            try {
                for (Bag bag : shown) {
                    cancellation.check("emptying the trash");
                    progress.report("Removing the files of entry " + bag.entry(), (double) gone.size() / shown.size());
                    begun = Optional.of(bag);
                    trash.remove(bag.entry());
                    gone.add(bag);
                    begun = Optional.empty();
                }
            } catch (RuntimeException failure) {
                tellBeside(failure, gone, begun.filter(bag -> trash.isEmptied(bag.entry())));
                throw failure;
            }
            tell(gone, Optional.empty());
            return gone;
        }
    }

    private void tellBeside(RuntimeException failure, List<Bag> gone, Optional<Bag> inPart) {
        try {
            tell(gone, inPart);
        } catch (Problem untold) {
            failure.addSuppressed(untold);
        }
    }

    private void tell(List<Bag> gone, Optional<Bag> inPart) {
        List<String> lines = new ArrayList<>(gone.stream().map(bag -> "of entry " + line(bag)).toList());
        inPart.ifPresent(bag -> lines.add("in part, of entry " + line(bag)));
        if (!lines.isEmpty()) {
            String sentence = inPart.isEmpty() ? sentence(gone) : gone.isEmpty() ? "Removed the files of 1 entry from the trash, in part." : sentence(gone).replaceFirst("\\.$", ", and of 1 entry in part.");
            journal.add(Draft.of("empty trash", sentence, null, lines, new Undo.None("files that were removed from the trash are gone")));
        }
    }

    private static String line(Bag bag) {
        return bag.entry() + ": " + String.join(", ", bag.names());
    }

    /** "Removed the files of 3 entries from the trash, 12 MB." */
    public static String sentence(List<Bag> gone) {
        return gone.isEmpty() ? "There was nothing to remove." : "Removed the files of " + Texts.count(gone.size(), "entry", "entries") + " from the trash, " + Texts.size(bytes(gone)) + ".";
    }
}
