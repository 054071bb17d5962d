package dev.tidemark.core.migrations;

import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.Version;
import java.util.Optional;

/**
 * One layer of the timeline: a migration with all that is known of it.
 *
 * @param version null for a repeatable migration
 * @param migration its file; empty when that is gone
 * @param applied its row in the schema history; empty while it is pending
 * @param undone the row that took it back last; empty when it never was, or was applied again since
 */
public record Layer(Version version, String description, MigrationState state, Optional<Migration> migration,
                    Optional<HistoryRow> applied, Optional<HistoryRow> undone) {
    public boolean pending() {
        return state == MigrationState.PENDING || state == MigrationState.LATE;
    }

    public boolean hasUndoScript() {
        return migration.flatMap(Migration::undo).isPresent();
    }

    /** Whether its script has another text than the one that was applied; a changed one that has not was renamed. */
    public boolean edited() {
        return migration.isPresent() && applied.filter(row -> row.checksum() != null && row.checksum() != migration.get().checksum()).isPresent();
    }

    /** "V7", or "Repeatable". */
    public String versionLabel() {
        return version == null ? "Repeatable" : version.label();
    }
}
