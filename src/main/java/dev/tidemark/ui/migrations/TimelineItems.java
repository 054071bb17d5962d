package dev.tidemark.ui.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.schema.Version;
import dev.tidemark.ui.migrations.TimelineItem.Ground;
import dev.tidemark.ui.migrations.TimelineItem.LayerItem;
import dev.tidemark.ui.migrations.TimelineItem.Pin;
import dev.tidemark.ui.migrations.TimelineItem.TideMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays the timeline out: layers newest first, the tide mark between what is in the database and what is not, backups where they were taken. */
final class TimelineItems {
    private static final int COLOURS = 7;
    /** The newest pins say all; a hundred under one layer would bury it. */
    private static final int PINS_PER_VERSION = 2;

    private TimelineItems() { }

    static List<TimelineItem> of(Timeline timeline, List<Backup> backups) {
        List<Layer> newestFirst = timeline.layers().reversed();
        List<Layer> solid = newestFirst.stream().filter(layer -> layer.state().inDatabase()).toList();
        List<TimelineItem> items = new ArrayList<>();
        boolean marked = false;
        int fromTop = 0;
        for (Layer layer : newestFirst) {
            boolean inDatabase = layer.state().inDatabase();
            if (inDatabase && layer.version() != null && !marked) {
                items.add(mark(timeline));
                marked = true;
            }
            if (layer.version() != null) {
                backups.stream().filter(backup -> backup.version().equals(Optional.of(layer.version()))).limit(PINS_PER_VERSION)
                    .forEach(backup -> items.add(new Pin(backup)));
            }
            items.add(new LayerItem(layer, inDatabase ? depth(fromTop++, solid.size()) : 0));
        }
        if (!marked && !newestFirst.isEmpty()) {
            items.add(mark(timeline));
        }
        if (!newestFirst.isEmpty()) {
            items.add(new Ground());
        }
        return items;
    }

    private static TideMark mark(Timeline timeline) {
        Optional<Version> up = timeline.pending().stream().map(Layer::version).filter(version -> version != null).findFirst();
        List<Layer> applied = timeline.inDatabase();
        Optional<String> down = applied.isEmpty() ? Optional.empty()
            : Optional.of(applied.size() == 1 ? "base" : applied.get(applied.size() - 2).version().toString());
        return new TideMark(timeline.current(), up, down);
    }

    private static int depth(int fromTop, int count) {
        return count <= COLOURS ? fromTop + 1 : 1 + fromTop * COLOURS / count;
    }
}
