package dev.tidemark.cli;

import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Timeline;

/** What in a timeline keeps it from moving on. */
final class Troubles {
    private Troubles() { }

    /** One line for each, after a blank line; nothing when all is well. */
    static void show(Page page, Timeline timeline) {
        if (timeline.troubled().isEmpty() && timeline.badlyNamed().isEmpty()) {
            return;
        }
        page.blank();
        timeline.troubled().forEach(layer -> page.wrong(layer.versionLabel() + " " + layer.description() + " is " + words(layer)));
        timeline.badlyNamed().forEach(file -> page.wrong(file.getFileName() + " is not named as a migration, V<version>__<description>.sql"));
    }

    private static String words(Layer layer) {
        return layer.state().word() + switch (layer.state()) {
            case CHANGED -> layer.edited() ? ": its script was edited after it was applied" : ": its script was renamed after it was applied";
            case MISSING -> ": it is applied, and its script is gone";
            case FAILED -> ": it stopped half-way";
            case LATE -> ": it is below the current version and was never applied";
            default -> "";
        };
    }
}
