package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The signs of a layer: those that go with its words, and the one at its right end that tells whether there is a way back. */
final class LayerBadges {
    /**
     * A sign.
     *
     * @param icon an Ikonli literal
     * @param tip what it means, for the pointer
     */
    record Badge(String icon, String tip) { }

    /** The one list of badges before a layer's words, in the order in which they stand. */
    private static final List<Function<Layer, Optional<Badge>>> ALL = List.of(LayerBadges::repeatable, LayerBadges::state, LayerBadges::undone);

    private LayerBadges() { }

    static List<Badge> of(Layer layer) {
        return ALL.stream().flatMap(badge -> badge.apply(layer).stream()).toList();
    }

    private static Optional<Badge> repeatable(Layer layer) {
        return layer.version() == null ? Optional.of(new Badge("fth-repeat", Messages.text("migrations.repeatable"))) : Optional.empty();
    }

    private static Optional<Badge> state(Layer layer) {
        return Stream.ofNullable(LayerWords.icon(layer)).findFirst().map(icon -> new Badge(icon, LayerWords.note(layer)));
    }

    private static Optional<Badge> undone(Layer layer) {
        return layer.undone().map(row -> new Badge("fth-rotate-ccw", LayerWords.undone(row)));
    }

    /** Whether it has an undo script; empty where there is none to have. */
    static Optional<Badge> wayBack(Layer layer) {
        if (layer.version() == null || layer.state() == MigrationState.BASELINE) {
            return Optional.empty();
        }
        return Optional.of(layer.hasUndoScript() ? new Badge("fth-corner-up-left", Messages.text("migrations.canBeUndone")) : new Badge("fth-slash", Messages.text("migrations.noUndo")));
    }
}
