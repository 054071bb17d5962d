package dev.tidemark.core.pruning;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.undo.Lineage;
import dev.tidemark.core.workspace.TidemarkToml;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets old backups go. The newest verified one always stays, pinned ones stay, and so do those without which a change could not be taken back. Blocking. */
public final class PruneService {
    private static final String DOING = "Prune backups";

    private final Workspace workspace;
    private final BackupService backups;
    private final Journal journal;
    private final Clock clock;

    public PruneService(Workspace workspace, BackupService backups, Journal journal, Clock clock) {
        this.workspace = workspace;
        this.backups = backups;
        this.journal = journal;
        this.clock = clock;
    }

    /** The rules of the workspace's settings. @throws Problem CONFIG_UNREADABLE */
    public Retention settings() {
        return Retention.of(TidemarkToml.of(workspace));
    }

    /** What would go by these rules. Removes nothing. */
    public PrunePlan plan(Retention rules) {
        Instant now = clock.instant();
        Map<String, Integer> needed = neededByUndo();
        List<Backup> goes = new ArrayList<>();
        Map<Backup, String> spared = new LinkedHashMap<>();
        boolean verifiedStays = false;
        long bytes = 0;
        int stays = 0;
        for (Backup backup : backups.list()) {
            boolean newest = backup.verified() && !verifiedStays;
            boolean tooMany = rules.keep().isPresent() && stays >= rules.keep().get();
            boolean tooOld = rules.olderThan().isPresent() && backup.createdAt().isBefore(now.minus(rules.olderThan().get()));
            boolean tooLarge = rules.maxBytes().isPresent() && bytes + backup.bytes() > rules.maxBytes().get();
            if (tooMany || tooOld || tooLarge) {
                String why = backup.pinned() ? "it is pinned" : newest ? "it is the newest verified one"
                    : needed.containsKey(backup.name()) ? "entry " + needed.get(backup.name()) + " of the journal is taken back by it" : null;
                if (why == null) {
                    goes.add(backup);
                    continue;
                }
                spared.put(backup, why);
            }
            verifiedStays |= backup.verified();
            bytes += backup.bytes();
            stays++;
        }
        return new PrunePlan(List.copyOf(goes), spared, stays);
    }

    /**
     * Removes the backups of a plan, and writes that into the journal. One that was pinned, or that an undo came to need, since the plan was made stays.
     *
     * @return what has gone
     * @throws Problem WORKSPACE_BUSY, CANCELLED, INPUT_OUTPUT; those that are gone by then are in the journal
     */
    public List<Backup> prune(PrunePlan shown, Progress progress, Cancellation cancellation) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, DOING)) {
            Map<String, Integer> needed = neededByUndo();
            List<Backup> gone = new ArrayList<>();
            try {
                for (Backup backup : shown.goes()) {
                    cancellation.check("the prune");
                    progress.report("Removing " + backup.name(), (double) gone.size() / shown.goes().size());
                    if (!needed.containsKey(backup.name()) && backups.remove(backup)) {
                        gone.add(backup);
                    }
                }
            } finally {
                if (!gone.isEmpty()) {
                    journal.add(Draft.of("prune", sentence(gone), null, gone.stream().map(Backup::name).toList(), new Undo.None("backups that were removed are gone")));
                }
            }
            return gone;
        }
    }

    /** "Removed 3 backups, 1.2 GB." */
    public static String sentence(List<Backup> gone) {
        return "Removed " + Texts.count(gone.size(), "backup", "backups") + (gone.isEmpty() ? "" : ", " + Texts.size(gone.stream().mapToLong(Backup::bytes).sum())) + ".";
    }

    private Map<String, Integer> neededByUndo() {
        Lineage lineage = new Lineage(journal.entries());
        Map<String, Integer> needed = new HashMap<>();
        for (JournalEntry entry : lineage.entries()) {
            if (Lineage.way(entry) instanceof Undo.Restore(String backup, String _) && lineage.undoneBy(entry).isEmpty()) {
                needed.put(backup, entry.number());
            }
        }
        return needed;
    }
}
