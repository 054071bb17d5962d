package dev.tidemark.core.rescue;

import java.util.ArrayList;
import java.util.List;

/** What could not be read of one table: pages with the rowids that belong there, and single rows. */
final class Loss {
    private final List<Gap> gaps = new ArrayList<>();
    private long rows;

    /**
     * A page that could not be read, and all below it.
     *
     * @param after the rowids there are greater than this, or anything
     * @param to and not greater than this
     */
    record Gap(long page, long after, long to) {
        boolean holds(long rowid) {
            return rowid <= to && (rowid > after || after == Long.MIN_VALUE);
        }
    }

    void page(Gap gap) {
        gaps.add(gap);
    }

    void row() {
        rows++;
    }

    /** In the order of the rowids. */
    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** Single rows in pages that can be read. */
    long rows() {
        return rows;
    }
}
