package dev.tidemark.core.data;

/** Where a page begins. */
public sealed interface Anchor {
    /** At the first row. */
    record First() implements Anchor { }

    /** So that it ends with the last row. */
    record Last() implements Anchor { }

    /** After this row, which was read before. */
    record After(Row row) implements Anchor { }

    /** So that it ends before this row, which was read before. */
    record Before(Row row) implements Anchor { }

    /** At this row itself, or at what comes after its place if it is gone. */
    record At(Row row) implements Anchor { }

    /** About this far into all rows, 0 to 1; the cost does not grow with the distance. */
    record Fraction(double fraction) implements Anchor { }

    /** At the row of this key, or the first after it; only where rows are in the order of their keys. */
    record Key(RowKey key) implements Anchor { }
}
