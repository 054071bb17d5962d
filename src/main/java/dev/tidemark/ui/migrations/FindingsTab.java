package dev.tidemark.ui.migrations;

import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What lint says of the layer. */
final class FindingsTab implements LayerTab {
    private final FeatureContext context;
    private final FindingsModel model;
    private final Consumer<LintFinding> goTo;
    private final TextPane pane = new TextPane(Messages.text("findings.title"));
    private ObservableValue<List<LintFinding>> findings;
    private Subscription subscription = Subscription.EMPTY;
    private Layer layer;

    /** @param goTo shows a finding's place in the script */
    FindingsTab(FeatureContext context, FindingsModel model, Consumer<LintFinding> goTo) {
        this.context = context;
        this.model = model;
        this.goTo = goTo;
        model.problemProperty().subscribe(() -> draw(null));
    }

    @Override public String title() {
        return Messages.text("findings.title");
    }

    @Override public boolean fits(Layer layer) {
        return layer.migration().isPresent();
    }

    @Override public Node node() {
        return pane;
    }

    @Override public void show(Layer chosen) {
        subscription.unsubscribe();
        layer = chosen;
        findings = model.of(chosen);
        subscription = findings.subscribe(this::draw);
        model.want(chosen);
    }

    private void draw(List<LintFinding> found) {
        if (found == null) {
            pane.tell(model.problemProperty().get() == null ? Messages.text("findings.reading") : model.problemProperty().get().what());
        } else if (found.isEmpty()) {
            Label none = TextPane.sentence(Messages.text("findings.none"));
            none.setGraphic(Icons.of("fth-check", "good"));
            pane.show(none);
        } else {
            VBox box = new VBox();
            box.getStyleClass().add("findings");
            found.forEach(finding -> box.getChildren().add(FindingRow.of(finding, goTo, FindingRow.isUndo(finding) || layer.pending() ? this::mend : null)));
            pane.show(box);
        }
    }

    private void mend(LintFinding finding) {
        layer.migration().ifPresent(migration -> ScriptSheet.open(context, migration, finding));
    }
}
