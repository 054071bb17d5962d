package dev.tidemark.core.backups;

import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A backup in the list.
 *
 * @param file the copy; a complete database of its own
 * @param createdAt from its manifest, or from its name
 * @param reason empty for a file that has no manifest
 * @param version the schema version inside; empty at base or when it has no manifest
 * @param note the person's own words
 * @param rows the rows of each table; empty without a manifest
 * @param verified whether it was verified when it was made: its manifest is written only after the check
 */
public record Backup(Path file, Instant createdAt, Optional<BackupReason> reason, Optional<Version> version, Optional<String> note,
                     long bytes, Map<String, Long> rows, boolean verified) {
    public String name() {
        return file.getFileName().toString();
    }

    /** The rows of all tables together. */
    public long totalRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
