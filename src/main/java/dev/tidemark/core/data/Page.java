package dev.tidemark.core.data;

import java.util.List;

/**
 * Some rows that follow each other.
 *
 * @param first whether no row comes before them
 * @param last whether no row comes after them
 */
public record Page(List<Row> rows, boolean first, boolean last) {
    public Page {
        rows = List.copyOf(rows);
    }
}
