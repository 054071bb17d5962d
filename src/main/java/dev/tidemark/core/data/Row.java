package dev.tidemark.core.data;

import java.util.List;

/**
 * A row as it was read.
 *
 * @param key null in a view, whose rows have none
 * @param values of the selected columns, in their order
 * @param place where it stands in the order it was read in, for {@link Anchor}; meaningful only there
 */
public record Row(RowKey key, List<Value> values, Object place) {
    public Row {
        values = List.copyOf(values);
    }
}
