package dev.tidemark.core.schema;

import java.util.List;

/**
 * A reference from a table's columns to the columns of a parent table.
 *
 * @param columns the referring columns, in order
 * @param parentTable the table referred to, which need not exist
 * @param parentColumns the columns referred to, in order; a short form without columns is filled in with the parent's primary key,
 *     and stays empty when there is no such table
 * @param onUpdate the action: NO ACTION, RESTRICT, SET NULL, SET DEFAULT or CASCADE
 * @param onDelete the action, as above
 */
public record ForeignKey(List<String> columns, String parentTable, List<String> parentColumns, String onUpdate, String onDelete) {
    public ForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }

    /** True when deleting the parent row deletes the referring rows. */
    public boolean cascades() {
        return onDelete.equals("CASCADE");
    }
}
