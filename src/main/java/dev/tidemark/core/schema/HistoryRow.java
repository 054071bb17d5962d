package dev.tidemark.core.schema;

import java.time.Instant;

/**
 * One row of the schema history table that Flyway keeps in the database.
 *
 * @param rank the order of the row
 * @param version null for a repeatable migration
 * @param type SQL, BASELINE, DELETE … as Flyway writes it
 * @param script the file, relative to its folder
 * @param checksum null when none was recorded
 * @param installedBy who ran it; empty when that was not recorded
 * @param installedOn when, or null when the text in the table is no time
 * @param milliseconds how long it ran
 */
public record HistoryRow(int rank, Version version, String description, String type, String script, Integer checksum,
                         String installedBy, Instant installedOn, long milliseconds, boolean success) {
    /** Whether this row takes an earlier one back: DELETE as repair and Tidemark write it, UNDO_… as Flyway's paid editions do. */
    public boolean takesBack() {
        return type.equals("DELETE") || type.startsWith("UNDO_");
    }

    /** Whether only Flyway's paid editions read this row: what they write when they undo a migration. */
    public boolean isPaidUndo() {
        return type.startsWith("UNDO_");
    }

    /**
     * Whether this row says that the database began at a version without running the scripts up to there: BASELINE as Flyway's baseline command
     * writes it, SQL_BASELINE as its migrate does after a baseline script.
     */
    public boolean isBaseline() {
        return type.equals("BASELINE") || type.endsWith("_BASELINE");
    }
}
