package dev.tidemark.ui.migrations;

import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.CureSheet;
import dev.tidemark.ui.support.CureViewModel;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Tips;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is wrong with the chosen layer, and the cures for it, where they apply. Empty for a layer in order. On the window's thread only. */
final class LayerCures extends VBox {
    private static final Set<MigrationState> TROUBLED = Set.of(MigrationState.CHANGED, MigrationState.MISSING, MigrationState.FAILED, MigrationState.LATE);

    private final FeatureContext context;
    private final Runnable afterFailure;
    private final Runnable afterwards;

    /**
     * @param afterFailure reads the timeline again, which a cure that failed stood on
     * @param afterwards takes the focus, when a cure that had it is no longer offered
     */
    LayerCures(FeatureContext context, Runnable afterFailure, Runnable afterwards) {
        this.context = context;
        this.afterFailure = afterFailure;
        this.afterwards = afterwards;
        getStyleClass().add("layer-cures");
        setMinHeight(USE_PREF_SIZE);
        clear();
    }

    void clear() {
        show(List.of());
    }

    void show(Layer layer) {
        clear();
        String place = layer.version() == null ? layer.description() : layer.versionLabel();
        boolean troubled = TROUBLED.contains(layer.state());
        context.jobs().<List<Finding>>read("migrations.cures", (progress, cancellation) -> troubled ? context.session().services().health().about(place, progress, cancellation) : List.of(),
            this::show);
    }

    private void show(List<Finding> findings) {
        if (isFocusWithin()) {
            afterwards.run();
        }
        getChildren().clear();
        findings.forEach(this::add);
        setVisible(!findings.isEmpty());
        setManaged(!findings.isEmpty());
    }

    private void add(Finding finding) {
        Label words = Cells.wrapped(finding.sentence());
        words.setMinHeight(USE_PREF_SIZE);
        HBox sentence = new HBox(10, Icons.of("fth-alert-triangle", "warning"), words);
        HBox.setHgrow(words, Priority.ALWAYS);
        sentence.getStyleClass().add("sentence");
        FlowPane buttons = new FlowPane(8, 8);
        buttons.setMinHeight(USE_PREF_SIZE);
        finding.cures().forEach(cure -> buttons.getChildren().add(button(cure)));
        getChildren().addAll(sentence, finding.cures().isEmpty() ? TextPane.sentence(Messages.text("migrations.noCure")) : buttons);
    }

    private Button button(Cure cure) {
        Button button = SheetPane.button(cure.verb() + "…", () ->
            new CureSheet(new CureViewModel(cure, context.session(), context.jobs(), context.dialogs(), afterFailure), context.sheets()).open(), "small");
        button.setId("cure-" + cure.id());
        button.setAccessibleHelp(cure.sentence());
        Tips.on(button, cure.sentence());
        return button;
    }
}
