package dev.tidemark.ui.migrations;

import dev.tidemark.core.Services;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import javafx.scene.Node;

/** How a script was edited after it was applied, line by line. */
final class ChangeTab implements LayerTab {
    private static final int LINES_AROUND = 3;

    private final Session session;
    private final Jobs jobs;
    private final TextPane pane = new TextPane(Messages.text("migrations.edits"));

    ChangeTab(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    @Override public String title() {
        return Messages.text("migrations.edits");
    }

    @Override public boolean fits(Layer layer) {
        return layer.version() != null && layer.edited();
    }

    @Override public Node node() {
        return pane;
    }

    @Override public void show(Layer layer) {
        pane.tell(Messages.text("migrations.edits.reading"));
        Services services = session.services();
        jobs.<String>read("migrations.edits", (progress, cancellation) -> services.recovery().change(layer.version())
            .map(change -> String.join("\n", change.shortened(LINES_AROUND))).orElse(""), text -> pane.sql(text, Messages.text("migrations.edits.unknown")),
            problem -> pane.tell(problem.what()));
    }
}
