package dev.tidemark.ui.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.schema.Version;
import java.util.Optional;

/** One line of the timeline as it is drawn, newest at the top. */
sealed interface TimelineItem {
    /**
     * A migration.
     *
     * @param depth 1 for the newest applied layer to 7 for the oldest, which is its colour; 0 for one that is not in the database
     */
    record LayerItem(Layer layer, int depth) implements TimelineItem { }

    /**
     * The tide mark.
     *
     * @param up the version that one step up ends on; empty at the top
     * @param down what one step down ends on: a version, or "base"; empty at the bottom
     */
    record TideMark(Optional<Version> current, Optional<Version> up, Optional<String> down) implements TimelineItem { }

    /** A backup, pinned above the layer that was the newest when it was taken. */
    record Pin(Backup backup) implements TimelineItem { }

    /** The ground under the oldest layer: no migration applied. */
    record Ground() implements TimelineItem { }
}
