package dev.tidemark.core.backups;

import dev.tidemark.core.common.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What is kept from before a restore or a reset and belongs to no backup.
 *
 * @param name what it is called by: a file name beside the backups, or a folder's
 * @param path where a person finds it
 * @param database whether it is a database of which no backup could be made; else stored files
 * @param bytes with what lies beside it, a log for instance
 */
public record Kept(String name, Path path, boolean database, Instant at, long files, long bytes) {
    /** "app.db.….unreadable: a database that could not be read, or not to its end, 3 Nov 2025, 14:02, 4.1 MB" */
    public String line(ZoneId zone) {
        return name + ": " + (database ? "a database that could not be read, or not to its end" : Texts.count(files, "stored file", "stored files") + ", replaced by a restore")
            + ", " + Texts.moment(at, zone) + ", " + Texts.size(bytes);
    }
}
