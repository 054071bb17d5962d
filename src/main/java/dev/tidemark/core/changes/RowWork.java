package dev.tidemark.core.changes;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;

/**
 * A change of rows that is wanted.
 *
 * @param name what is being done, for the status bar and a second Tidemark: "Delete chat"
 * @param kind the journal's word for it: edit, delete, import, cure, undo …
 * @param foreignKeys whether foreign keys are enforced, and deletes cascade
 * @param work makes the change on the connection, inside a write transaction that it must not end; throwing takes it back. It may be run twice: for the preview and in earnest
 * @param undoes the number of the journal's entry that it takes back; null for none
 */
public record RowWork(String name, String kind, BackupReason reason, ForeignKeys foreignKeys, Sql.Work<SafeRoad.Done> work, Integer undoes) {
    public RowWork(String name, String kind, BackupReason reason, ForeignKeys foreignKeys, Sql.Work<SafeRoad.Done> work) {
        this(name, kind, reason, foreignKeys, work, null);
    }
}
