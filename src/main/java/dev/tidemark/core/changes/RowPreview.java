package dev.tidemark.core.changes;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a change of rows would do, found by doing it in a transaction and taking it back.
 *
 * @param done what the work itself says of it
 * @param tables the tables whose rows it touches, cascades and triggers included, by name
 * @param examples the first rows of each table, before and after
 * @param onlyByBackup why it can be taken back by restoring the backup only; null when every row can be put back by itself
 */
public record RowPreview(SafeRoad.Done done, List<TableChange> tables, List<RowChange> examples, String onlyByBackup) {
    public RowPreview {
        tables = List.copyOf(tables);
        examples = List.copyOf(examples);
    }

    public boolean empty() {
        return tables.isEmpty();
    }

    /** Whether nothing at all would change. */
    public boolean nothing() {
        return empty() && onlyByBackup == null;
    }

    /** "chats: 8 rows deleted; messages: 431 rows deleted", or that nothing would change. */
    public String sentence() {
        if (empty()) {
            return nothing() ? "No row would change." : "Rows would change that are not known one by one.";
        }
        return tables.stream().map(TableChange::sentence).collect(Collectors.joining("; ")) + ".";
    }

    /** The rows that are touched, all tables together. */
    public long rows() {
        return tables.stream().mapToLong(TableChange::rows).sum();
    }

    /** Whether the same work now does the same to as many rows; the sizes of the tables may have grown meanwhile. */
    boolean samePlanAs(List<TableChange> now) {
        return tables.stream().map(RowPreview::withoutSize).toList().equals(now.stream().map(RowPreview::withoutSize).toList());
    }

    static String difference(List<TableChange> shown, List<TableChange> now) {
        String then = shown.isEmpty() ? "no rows" : shown.stream().map(TableChange::sentence).collect(Collectors.joining("; "));
        return "shown were " + then + ", and now it would be " + (now.isEmpty() ? "no rows" : now.stream().map(TableChange::sentence).collect(Collectors.joining("; ")));
    }

    private static TableChange withoutSize(TableChange change) {
        return new TableChange(change.table(), change.inserted(), change.updated(), change.deleted(), 0);
    }
}
