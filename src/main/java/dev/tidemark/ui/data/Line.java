package dev.tidemark.ui.data;

import dev.tidemark.core.data.Row;

/**
 * A loaded row of the grid.
 *
 * @param fraction about how far into all rows it is, 0 to 1; negative when that is unknown
 */
record Line(Row row, double fraction) { }
