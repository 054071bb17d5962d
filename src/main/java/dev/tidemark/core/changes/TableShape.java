package dev.tidemark.core.changes;

import java.util.List;

/**
 * How the rows of a table are named in statements.
 *
 * @param rowid the name by which the row id can be reached; null for a table without row ids
 * @param key the row id's name, or the columns of the primary key
 * @param columns the columns that store values, in order
 */
public record TableShape(String name, String rowid, List<String> key, List<String> columns) {
    public TableShape {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }
}
