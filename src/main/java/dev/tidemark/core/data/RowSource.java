package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.sqlite.Database;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The rows of a selection, page by page and from any place, in memory that does not grow with them. Blocking; safe for any thread, one
 * read at a time. Every method may throw the {@link Problem} of reading; a cancelled one throws CANCELLED and can be asked again.
 */
public interface RowSource extends AutoCloseable {
    /** At most {@code limit} rows at an anchor; fewer only where the rows end. */
    Page page(Anchor anchor, int limit, Cancellation cancellation);

    /** About how far into all rows this one is, 0 to 1; empty when that cannot be told cheaply. */
    OptionalDouble fraction(Row row, Cancellation cancellation);

    /** The row's exact number, counted from 1; empty when it is not known. {@code count} is what {@link #count} told, or negative. Does not block. */
    OptionalLong number(Row row, long count);

    /** About how many rows there are, told at once; empty when that cannot be. */
    OptionalLong estimate(Cancellation cancellation);

    /** Exactly how many rows there are; reads an index or the whole table, except where they are listed. */
    long count(Cancellation cancellation);

    /** Lets go of the file until the next page is asked for. */
    void release();

    @Override void close();

    /**
     * The rows of a selection in the way that is cheapest for it: by key where an index has the order, from a list of keys sorted
     * beforehand where none has, by counting in a view.
     */
    static RowSource of(Database database, Selection selection) {
        if (!selection.relation().hasKey()) {
            return new CountedRows(database, selection);
        }
        return selection.sort() == null || Cost.of(database, selection).ordered() ? new KeyedRows(database, selection) : new ListedRows(database, selection);
    }
}
