package dev.tidemark.core.chats;

import java.util.List;

/**
 * Some rows of a list, and what stands between them and the whole.
 *
 * @param rows in the promised order; never null
 * @param more whether further rows follow after (or, when paging back, before) these
 * @param missing the tables and columns that this database does not have at its version, such as "settings" or
 *     "documents.status": what they would hold is null or 0 in the rows; empty at the newest version
 */
public record Listing<T>(List<T> rows, boolean more, List<String> missing) {
    public Listing {
        rows = List.copyOf(rows);
        missing = List.copyOf(missing);
    }

    /** The first {@code limit} of rows that were asked for with one more, to know whether more follow. */
    static <T> Listing<T> upTo(int limit, List<T> rows, List<String> missing) {
        boolean more = rows.size() > limit;
        return new Listing<>(more ? rows.subList(0, limit) : rows, more, missing);
    }
}
