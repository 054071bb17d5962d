package dev.tidemark.core.pruning;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Texts;
import java.util.List;
import java.util.Map;

/**
 * What a prune would do.
 *
 * @param goes the backups that go, newest first
 * @param spared those that the rules would let go and that stay all the same, each with the reason
 * @param stays how many backups are there afterwards
 */
public record PrunePlan(List<Backup> goes, Map<Backup, String> spared, int stays) {
    /** What becomes free. */
    public long bytes() {
        return goes.stream().mapToLong(Backup::bytes).sum();
    }

    /** "3 backups go, 1.2 GB; 5 stay." */
    public String sentence() {
        return goes.isEmpty() ? "No backup has to go; " + Texts.grouped(stays) + (stays == 1 ? " stays" : " stay") + "."
            : Texts.count(goes.size(), "backup goes", "backups go") + ", " + Texts.size(bytes()) + "; " + Texts.grouped(stays) + (stays == 1 ? " stays" : " stay") + ".";
    }
}
