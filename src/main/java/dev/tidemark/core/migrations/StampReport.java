package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import java.util.Optional;

/**
 * What a stamp did.
 *
 * @param stamp the plan that was carried out
 * @param backup the backup of before; empty when there was nothing to do
 */
public record StampReport(Stamp stamp, Optional<Backup> backup) {
    /** "Stamped base → V7: 7 migrations marked as applied." */
    public String sentence() {
        return stamp.empty() ? "Nothing to do: the history says " + Timeline.label(stamp.from()) + "." : stamp.sentence();
    }
}
