package dev.tidemark.core.backups;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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
 * @param rows the rows of each table, the schema history among them; empty without a manifest
 * @param verified whether it was verified when it was made, its manifest being written only after the check, and has the size of then; {@link BackupService#verify} reads all of it
 * @param sha256 the hash of the file when it was made, 64 hexadecimal digits
 * @param source the database that it is a copy of
 * @param files the stored files that belong to it: in an archive, or kept beside the backup from before a restore
 * @param pinned whether a person pinned it: it is never pruned
 */
public record Backup(Path file, Instant createdAt, Optional<BackupReason> reason, Optional<Version> version, Optional<String> note,
                     long bytes, Map<String, Long> rows, boolean verified, Optional<String> sha256, Optional<String> source, Optional<StoredFiles> files, boolean pinned) {
    /** Clocks of two computers differ by that much at most where they are set by the network. */
    private static final Duration USUAL = Duration.ofMinutes(10);

    public String name() {
        return file.getFileName().toString();
    }

    /** Whether its time cannot be: a clock was wrong when it was made, or is wrong now. It says nothing then of which backup is newer. */
    public boolean isOfTheFuture(Instant now) {
        return createdAt.isAfter(now.plus(USUAL));
    }

    /** Whether it is one file of database and stored files together, rather than a database file. */
    public boolean isArchive() {
        return ArchiveReader.isArchive(file);
    }

    /** The rows of each of the person's tables, by name: {@link #rows} without housekeeping. */
    public Map<String, Long> ownRows() {
        Map<String, Long> own = new LinkedHashMap<>(rows);
        own.keySet().removeIf(Table::isHousekeeping);
        return own;
    }

    /** The rows of the person's tables together. */
    public long totalRows() {
        return ownRows().values().stream().mapToLong(Long::longValue).sum();
    }

    /** "Backed up app.db.….backup: V7, 2,481 rows, 2.3 MB, verified." */
    public String sentence() {
        return "Backed up " + name() + ": " + version.map(v -> v.label() + ", ").orElse("") + Texts.count(totalRows(), "row", "rows") + ", "
            + Texts.size(bytes) + files.filter(_ -> isArchive()).map(stored -> " with " + stored.words()).orElse("") + (verified ? ", verified." : ", not verified.");
    }
}
