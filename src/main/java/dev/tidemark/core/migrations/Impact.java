package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Texts;

/**
 * Data that a step takes away for good, counted on the live database.
 *
 * @param table where it is
 * @param column null when the whole table goes
 * @param values rows of the table, or values in the column that are not NULL
 */
public record Impact(String table, String column, long values) {
    /** "documents.metadata", or "documents" for a whole table. */
    public String place() {
        return column == null ? table : table + "." + column;
    }

    /** "documents.metadata: 212 values will be lost". */
    public String sentence() {
        return place() + ": " + (column == null ? Texts.count(values, "row", "rows") : Texts.count(values, "value", "values")) + " will be lost";
    }
}
