package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import javafx.scene.Node;

/** The undo script. */
final class UndoTab implements LayerTab {
    private final Jobs jobs;
    private final TextPane pane = new TextPane(Messages.text("migrations.undo"));
    private String text = "";

    UndoTab(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override public String title() {
        return Messages.text("migrations.undo");
    }

    @Override public boolean fits(Layer layer) {
        return layer.version() != null && layer.migration().isPresent();
    }

    @Override public Node node() {
        return pane;
    }

    @Override public void show(Layer layer) {
        tell("", layer);
        if (layer.hasUndoScript()) {
            jobs.<String>read("migrations.undoText", (progress, cancellation) -> layer.migration().flatMap(Migration::undoText).orElse(""), found -> tell(found, layer),
                problem -> pane.tell(problem.what()));
        }
    }

    @Override public String text() {
        return text;
    }

    private void tell(String found, Layer layer) {
        text = found;
        pane.sql(found, Messages.text(layer.hasUndoScript() ? "migrations.reading" : "migrations.noUndoHint", layer.versionLabel()));
    }
}
