package dev.tidemark.core.changes;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.journal.JournalEntry;
import java.util.List;
import java.util.Optional;

/**
 * What a change of rows did.
 *
 * @param done what the work itself says of it
 * @param tables the tables whose rows it touched
 * @param backup the backup that has the state before, also when no row was changed
 * @param entry the journal's entry; empty when no row was changed
 */
public record RowReport(SafeRoad.Done done, List<TableChange> tables, Backup backup, Optional<JournalEntry> entry) {
    public RowReport {
        tables = List.copyOf(tables);
    }
}
