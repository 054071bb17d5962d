package dev.tidemark.core.backups;

import dev.tidemark.core.common.Texts;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a restore did.
 *
 * @param restored the backup whose content the database now has
 * @param samePages whether all pages of both were compared byte by byte; else every value was
 * @param safety the backup of what was there before; empty when there was no readable database
 * @param setAside an unreadable database file that was kept beside the backups; empty when there was none
 * @param content the check of the database as it is now
 * @param files the stored files that came back with it; empty when they stayed as they were
 */
public record RestoreReport(Backup restored, boolean samePages, Optional<Backup> safety, Optional<Path> setAside, Verification content, Optional<StoredFiles> files) {
    /** "Restored app.db.….backup: V7, 2,481 rows, compared byte by byte." */
    public String sentence() {
        return "Restored " + restored.name() + ": " + content.version().map(v -> v.label() + ", ").orElse("")
            + Texts.count(content.totalRows(), "row", "rows") + ", compared " + (samePages ? "byte by byte" : "value by value") + files.map(stored -> "; with it " + stored.words()).orElse("") + ".";
    }
}
