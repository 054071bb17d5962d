package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Repair;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.PreviewSheet;
import dev.tidemark.ui.support.Sheets;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The rows of the schema history that do not agree with the scripts, each with what would be done about it. */
final class RepairSheet {
    private static final double MOST_HEIGHT = 320;

    private final RepairViewModel model;
    private final PreviewSheet sheet;

    RepairSheet(RepairViewModel model, Sheets sheets) {
        this.model = model;
        sheet = new PreviewSheet(sheets, "repair", Messages.text("migrations.repair.title"), Messages.text("migrations.repair.sentence"),
            Messages.text("migrations.repair.title"), model.reason(), model::run);
    }

    void open() {
        sheet.noteProperty().set(Messages.text("cure.touches.database"));
        sheet.verbProperty().bind(Bindings.createStringBinding(() -> Messages.text("migrations.repair.verb", model.chosen().size()), model.chosen()));
        sheet.open(model.repair(), model::load, repair -> List.of(repair.empty() ? TextPane.sentence(Messages.text("migrations.repair.nothing")) : actions(repair)));
    }

    private Node actions(Repair repair) {
        VBox actions = new VBox(10);
        repair.actions().forEach(action -> actions.getChildren().add(box(action)));
        ScrollPane scroll = new ScrollPane(actions);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.getStyleClass().add("code-scroll");
        scroll.setAccessibleText(Messages.text("cure.previewTitle"));
        return scroll;
    }

    private CheckBox box(Repair.Action action) {
        CheckBox box = new CheckBox(action.sentence());
        box.setWrapText(true);
        box.setMnemonicParsing(false);
        box.setSelected(true);
        box.selectedProperty().addListener((source, before, now) -> model.choose(action, now));
        return box;
    }
}
