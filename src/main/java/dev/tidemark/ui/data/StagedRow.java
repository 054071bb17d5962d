package dev.tidemark.ui.data;

import dev.tidemark.core.data.Value;
import java.util.Map;

/**
 * What is staged for a row.
 *
 * @param deleted whether it is to be deleted
 * @param changed the new values by column name
 */
record StagedRow(boolean deleted, Map<String, Value> changed) {
    StagedRow {
        changed = Map.copyOf(changed);
    }
}
