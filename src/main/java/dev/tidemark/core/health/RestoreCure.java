package dev.tidemark.core.health;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.RestoreService;
import dev.tidemark.core.backups.RestoreService.Scope;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Version;
import java.time.ZoneId;
import java.util.List;

/** Going back to a backup, as what a person looks at before. The trouble is the database's: stored files stay as they are, also where the backup has some of its own. */
public final class RestoreCure {
    private RestoreCure() { }

    /** Restores the database from this backup, which may be an archive. */
    public static Cure of(RestoreService restores, Backup backup) {
        return new Cure("restore", "Restore " + backup.name(),
            "Structure and data become those of " + Texts.moment(backup.createdAt(), ZoneId.systemDefault()) + "; what was written since then goes, and stored files stay as they are. "
                + "The database as it is now is kept: as a safety backup, or as the file itself where it cannot be read.", Cure.Touches.DATABASE,
            () -> List.of("Restore " + backup.name() + ": " + backup.version().map(Version::label).orElse("base") + ", " + Texts.count(backup.totalRows(), "row", "rows")),
            (progress, cancellation) -> restores.restore(backup.file(), Scope.DATABASE_ONLY, progress, cancellation).sentence());
    }
}
