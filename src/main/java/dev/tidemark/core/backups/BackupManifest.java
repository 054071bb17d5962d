package dev.tidemark.core.backups;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of a backup, kept in a small JSON file beside it.
 *
 * @param version the schema version inside, or null at base
 * @param note the person's own words, or null
 * @param bytes the size of the backup file
 * @param sha256 the hash of the backup file, 64 hexadecimal digits
 * @param rows the rows of each table
 * @param sourceFile the database that it is a copy of
 * @param tool what made it, with its version
 */
record BackupManifest(Instant createdAt, BackupReason reason, String version, String note, long bytes, String sha256,
                      Map<String, Long> rows, String sourceFile, String tool) { }
