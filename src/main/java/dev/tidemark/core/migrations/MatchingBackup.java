package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.schema.HistoryRow;
import java.util.List;
import java.util.Optional;

/** The backup that holds a database as it was before a migration. */
public final class MatchingBackup {
    private MatchingBackup() { }

    /**
     * The newest verified backup whose version is below the applied migration's and that was taken before it was applied.
     *
     * @param backups newest first
     */
    public static Optional<Backup> before(HistoryRow applied, List<Backup> backups) {
        return backups.stream().filter(Backup::verified)
            .filter(b -> applied.installedOn() != null && b.createdAt().isBefore(applied.installedOn()))
            .filter(b -> applied.version() == null || b.version().isEmpty() || b.version().get().compareTo(applied.version()) < 0)
            .findFirst();
    }
}
