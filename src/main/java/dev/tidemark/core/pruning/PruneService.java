package dev.tidemark.core.pruning;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
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
import java.util.Set;
import java.util.stream.Collectors;

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

    /** What would go by these rules, which do not count backups of a time to come. Removes nothing. */
    public PrunePlan plan(Retention rules) {
        Instant now = clock.instant();
        Map<String, Integer> needed = neededByUndo();
        List<Backup> goes = new ArrayList<>();
        Map<Backup, String> spared = new LinkedHashMap<>();
        boolean verifiedStays = false;
        long bytes = 0;
        int stays = 0;
        int future = 0;
        for (Backup backup : backups.list()) {
            if (backup.isOfTheFuture(now)) {
                // Counted as the newest, it would push out those that really are.
                spared.put(backup, "its time lies in the future, a clock was or is wrong");
                future++;
                continue;
            }
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
        return new PrunePlan(List.copyOf(goes), spared, stays + future);
    }

    /**
     * Removes the backups of a plan, and writes that into the journal. One that was pinned, or that an undo came to need, since the plan was made stays. Before the first goes, one that stays
     * is checked as {@link BackupService#verify} does: a file can have changed since it was made.
     *
     * @return what has gone
     * @throws Problem WORKSPACE_BUSY, CANCELLED, INPUT_OUTPUT; those that are gone by then are in the journal. BACKUP_NOT_VERIFIED when none of those that stay passes; nothing is gone then
     */
    public List<Backup> prune(PrunePlan shown, Progress progress, Cancellation cancellation) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, DOING)) {
            if (shown.goes().stream().anyMatch(Backup::verified)) {
                requireOneThatIsSound(shown, progress.part(0, 0.8), cancellation);
            }
            Map<String, Integer> needed = neededByUndo();
            List<Backup> gone = new ArrayList<>();
            Progress removing = progress.part(0.8, 1);
            try {
                for (Backup backup : shown.goes()) {
                    cancellation.check("the prune");
                    removing.report("Removing " + backup.name(), (double) gone.size() / shown.goes().size());
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

    private void requireOneThatIsSound(PrunePlan shown, Progress progress, Cancellation cancellation) {
        Set<String> goes = shown.goes().stream().map(Backup::name).collect(Collectors.toSet());
        Problem newest = null;
        for (Backup backup : backups.list()) {
            if (backup.verified() && !goes.contains(backup.name())) {
                try {
                    backups.verify(backup.file(), progress, cancellation);
                    return;
                } catch (Problem problem) {
                    if (problem.code() != ProblemCode.BACKUP_NOT_VERIFIED && problem.code() != ProblemCode.BACKUP_MISSING) {
                        throw problem;
                    }
                    newest = newest == null ? problem : newest;
                }
            }
        }
        String why = newest == null ? "there is no other one that was verified" : newest.details().getOrDefault("detail", "it is gone");
        throw Problem.because(newest, ProblemCode.BACKUP_NOT_VERIFIED, "path", newest == null ? workspace.backups() : newest.details().get("path"), "detail", why + "; no backup was removed, since no sound one would stay");
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
