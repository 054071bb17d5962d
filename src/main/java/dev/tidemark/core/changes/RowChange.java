package dev.tidemark.core.changes;

import java.util.List;

/**
 * One row as it was before and after a change. Values are null, Long, Double, String, byte[], or {@link RawText} for text that is no valid Unicode.
 *
 * @param key the row id, or the values of the primary key of a table without row ids
 * @param before the values of the table's stored columns, in their order; null for a row that was not there
 * @param after likewise; null for a row that is gone
 */
public record RowChange(String table, List<Object> key, List<Object> before, List<Object> after) {
    /** The bytes of a text that Java's strings cannot hold without changing them. */
    public record RawText(byte[] bytes) {
        @Override public boolean equals(Object other) {
            return other instanceof RawText(byte[] theirs) && java.util.Arrays.equals(bytes, theirs);
        }

        @Override public int hashCode() {
            return java.util.Arrays.hashCode(bytes);
        }
    }
}
