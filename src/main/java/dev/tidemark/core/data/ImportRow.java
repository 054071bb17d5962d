package dev.tidemark.core.data;

import java.util.List;

/**
 * A row as it stands in a file.
 *
 * @param line on which it begins, counted from 1
 * @param cells in the order of the file's names; fewer where the last ones are missing
 * @param wrong why it is no row; null when it is one
 */
record ImportRow(long line, List<Cell> cells, String wrong) {
    /**
     * A value as it stands in the file.
     *
     * @param bare a text without quotes, which may stand for a number
     */
    record Cell(Value value, boolean bare) {
        static final Cell NOTHING = new Cell(new Value.Null(), true);

        static Cell of(Value value) {
            return new Cell(value, false);
        }
    }

    Cell cell(int index) {
        return index < cells.size() && cells.get(index) != null ? cells.get(index) : Cell.NOTHING;
    }
}
