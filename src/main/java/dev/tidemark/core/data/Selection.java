package dev.tidemark.core.data;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of what are looked at, and in which order.
 *
 * @param columns the columns to read, at most {@value #MOST_COLUMNS}
 * @param filters all of which hold
 * @param sort null for the order of the key
 */
public record Selection(Relation relation, List<Column> columns, List<Filter> filters, Sort sort) {
    /** How many columns can be read at once; a table may have 2,000 (https://www.sqlite.org/limits.html#max_column). */
    public static final int MOST_COLUMNS = 500;

    public Selection {
        columns = List.copyOf(columns.subList(0, Math.min(columns.size(), MOST_COLUMNS)));
        filters = List.copyOf(filters);
    }

    /** All rows in the order of the key, with as many columns as can be read. */
    public static Selection all(Relation relation) {
        return new Selection(relation, relation.columns(), List.of(), null);
    }

    public Selection filtered(List<Filter> by) {
        return new Selection(relation, columns, by, sort);
    }

    public Selection sorted(Sort by) {
        return new Selection(relation, columns, filters, by);
    }

    public Selection withColumns(List<Column> only) {
        return new Selection(relation, only, filters, sort);
    }

    /** {@code  ORDER BY …} by the sorted column and then the key, both in its direction; empty when there is neither. */
    String orderBy() {
        String direction = sort != null && sort.descending() ? " DESC" : "";
        List<String> terms = new ArrayList<>();
        if (sort != null) {
            terms.add(Identifiers.quote(sort.column()) + direction);
        }
        relation.key().forEach(part -> terms.add(part + direction));
        return terms.isEmpty() ? "" : " ORDER BY " + String.join(", ", terms);
    }
}
