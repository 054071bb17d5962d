package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;

/** What the timeline says of a layer, in words and by sign, so that no state is told by colour alone. */
final class LayerWords {
    private LayerWords() { }

    /** At the right of a layer: "3 Nov · 12 ms", "pending", "undone 3 Nov", "file missing". */
    static String note(Layer layer) {
        return switch (layer.state()) {
            case APPLIED -> applied(layer);
            case PENDING -> layer.undone().map(row -> row.installedOn() == null ? Messages.text("migrations.undoneOnce") : Messages.text("migrations.undoneOn", Dates.day(row.installedOn()))).orElse(Messages.text("migrations.pending"));
            case CHANGED -> Messages.text(layer.edited() ? "migrations.changed" : "migrations.renamed");
            case MISSING -> Messages.text("migrations.missing");
            case FAILED -> Messages.text("migrations.failed");
            case LATE -> Messages.text("migrations.late");
            case BASELINE -> Messages.text("migrations.baseline");
        };
    }

    /** The sign of a layer's state, an Ikonli literal; null for the two that need none. An edited script has another than a renamed one. */
    static String icon(Layer layer) {
        return switch (layer.state()) {
            case APPLIED, PENDING -> null;
            case CHANGED -> layer.edited() ? "fth-edit-3" : "fth-tag";
            case MISSING -> "fth-file-minus";
            case FAILED -> "fth-x-octagon";
            case LATE -> "fth-clock";
            case BASELINE -> "fth-anchor";
        };
    }

    /** How a layer's box is drawn, a style class: the states differ by their lines and edges, not by colour alone. */
    static String shape(Layer layer) {
        return switch (layer.state()) {
            case APPLIED -> "applied";
            case PENDING -> "pending";
            case CHANGED -> layer.edited() ? "changed" : "renamed";
            case MISSING -> "missing";
            case FAILED -> "failed";
            case LATE -> "late";
            case BASELINE -> "baseline";
        };
    }

    /** "undone 3 Nov 2025 14:02 by anna", as far as the history knows it. */
    static String undone(HistoryRow row) {
        return Messages.text("migrations.undoneBy", byWhom(row));
    }

    /** "3 Nov 2025 14:02 by anna", as far as the history knows it. */
    static String byWhom(HistoryRow row) {
        String when = row.installedOn() == null ? "" : Dates.moment(row.installedOn());
        return row.installedBy().isEmpty() ? when : (when + " " + Messages.text("migrations.journal.by", row.installedBy())).strip();
    }

    /** What a screen reader says of a layer. */
    static String accessible(Layer layer) {
        return layer.versionLabel() + ", " + layer.description() + ", " + layer.state().word() + ", " + note(layer) + layer.undone().map(row -> ", " + undone(row)).orElse("")
            + (layer.hasUndoScript() ? ", " + Messages.text("migrations.canBeUndone") : "");
    }

    private static String applied(Layer layer) {
        HistoryRow row = layer.applied().orElseThrow();
        String day = row.installedOn() == null ? "" : Dates.day(row.installedOn()) + " · ";
        return day + Messages.text("migrations.milliseconds", row.milliseconds());
    }
}
