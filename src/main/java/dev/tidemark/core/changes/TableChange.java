package dev.tidemark.core.changes;

import dev.tidemark.core.common.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * What a change does to the rows of one table, net: a row that is inserted and deleted again counts nowhere.
 *
 * @param rowsAfter how many rows the table has afterwards
 */
public record TableChange(String table, long inserted, long updated, long deleted, long rowsAfter) {
    /** How many rows the table had before. */
    public long rowsBefore() {
        return rowsAfter - inserted + deleted;
    }

    /** How many rows are touched. */
    public long rows() {
        return inserted + updated + deleted;
    }

    /** "messages: 431 rows deleted, 2 rows updated". */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        add(parts, inserted, "inserted");
        add(parts, updated, "updated");
        add(parts, deleted, "deleted");
        return table + ": " + String.join(", ", parts);
    }

    private static void add(List<String> parts, long rows, String done) {
        if (rows > 0) {
            parts.add(Texts.count(rows, "row", "rows") + " " + done);
        }
    }
}
