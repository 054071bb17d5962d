package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.schema.Version;
import dev.tidemark.ui.migrations.TimelineItem.LayerItem;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Looks for layers by what a person types: "V412", "41", "rows". */
final class TimelineSearch {
    private TimelineSearch() { }

    /** The layers that are meant: the one of that version; else those whose version begins so; else those with these words in their description. */
    static List<TimelineItem> in(List<TimelineItem> items, String wanted) {
        String text = wanted.strip().toLowerCase(Locale.ROOT);
        String version = text.startsWith("v") ? text.substring(1) : text;
        if (text.isEmpty()) {
            return List.of();
        }
        for (Predicate<Layer> meant : List.<Predicate<Layer>>of(layer -> Version.isValid(version) && Version.of(version).equals(layer.version()),
            layer -> !version.isEmpty() && layer.version() != null && beginsWith(layer.version(), version),
            layer -> layer.description().toLowerCase(Locale.ROOT).contains(text))) {
            List<TimelineItem> found = items.stream().filter(item -> item instanceof LayerItem(Layer layer, int depth) && meant.test(layer)).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Also of a version that is written with zeros before it. */
    private static boolean beginsWith(Version version, String typed) {
        return version.toString().startsWith(typed) || version.toString().replaceFirst("^0+", "").startsWith(typed);
    }
}
