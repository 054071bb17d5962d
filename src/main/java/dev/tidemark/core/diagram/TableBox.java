package dev.tidemark.core.diagram;

import java.util.List;

/**
 * A table, drawn.
 *
 * @param table its name as it was written
 * @param kind what stands behind it
 * @param rows the columns that are shown, in order
 * @param more how many columns are not shown
 * @param x the left edge
 * @param y the upper edge
 */
public record TableBox(String table, Kind kind, List<BoxRow> rows, int more, double x, double y, double width, double height) {
    public TableBox {
        rows = List.copyOf(rows);
    }

    /** What stands behind a box. */
    public enum Kind {
        TABLE,
        /** A module's table, for example FTS5. */
        VIRTUAL,
        /** Nothing: a foreign key names a table that is not there. */
        MISSING
    }

    /** Whether the place lies in the box or on its edge. */
    public boolean holds(double atX, double atY) {
        return atX >= x && atX <= x + width && atY >= y && atY <= y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    TableBox at(double newX, double newY) {
        return new TableBox(table, kind, rows, more, newX, newY, width, height);
    }
}
