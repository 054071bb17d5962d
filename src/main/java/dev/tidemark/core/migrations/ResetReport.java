package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a reset did.
 *
 * @param version the schema version of the new database
 * @param safety the backup of what was there before; empty when there was no readable database
 * @param setAside an unreadable database file that was kept; empty when there was none
 */
public record ResetReport(Optional<Version> version, Optional<Backup> safety, Optional<Path> setAside) {
    /** "Reset: the database is empty and at V9; what was there is in app.db.….backup." */
    public String sentence() {
        return "Reset: the database is empty and at " + Timeline.label(version)
            + safety.map(b -> "; what was there is in " + b.name() + ".").or(() -> setAside.map(f -> "; the old file is kept as " + f.getFileName() + ".")).orElse(".");
    }
}
