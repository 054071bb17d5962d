package dev.tidemark.ui.migrations;

import dev.tidemark.core.Services;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import javafx.scene.Node;

/** The script; of one that is gone, the text that was applied, where the journal has kept it. */
final class ScriptTab implements LayerTab {
    private final Session session;
    private final Jobs jobs;
    private final TextPane pane = new TextPane(Messages.text("migrations.script"));
    private String text = "";

    ScriptTab(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    @Override public String title() {
        return Messages.text("migrations.script");
    }

    @Override public boolean fits(Layer layer) {
        return true;
    }

    @Override public Node node() {
        return pane;
    }

    @Override public void show(Layer layer) {
        tell(layer.migration().map(Migration::sql).orElse(""));
        if (layer.migration().isEmpty() && layer.applied().isPresent()) {
            HistoryRow row = layer.applied().get();
            Services services = session.services();
            jobs.<String>read("migrations.appliedText", (progress, cancellation) -> services.recovery().appliedText(row).orElse(""), this::tell);
        }
    }

    @Override public String text() {
        return text;
    }

    private void tell(String found) {
        text = found;
        pane.sql(found, Messages.text("migrations.fileGone"));
    }
}
