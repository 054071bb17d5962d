package dev.tidemark.ui.migrations;

import dev.tidemark.core.Services;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import javafx.scene.Node;

/** What a layer does to the schema. */
final class SchemaTab implements LayerTab {
    private final Session session;
    private final Jobs jobs;
    private final TextPane pane = new TextPane(Messages.text("migrations.schema"));

    SchemaTab(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    @Override public String title() {
        return Messages.text("migrations.schema");
    }

    @Override public boolean fits(Layer layer) {
        return layer.version() != null && layer.migration().isPresent();
    }

    @Override public Node node() {
        return pane;
    }

    @Override public void show(Layer layer) {
        pane.tell(Messages.text("migrations.schema.reading"));
        Services services = session.services();
        jobs.<SchemaChange>read("migrations.schemaChange", (progress, cancellation) -> SchemaChange.of(services, layer),
            change -> pane.show(SchemaChangeView.of(change)), problem -> pane.tell(problem.what()));
    }
}
