package dev.tidemark.ui.migrations;

import dev.tidemark.core.authoring.WaysBack.ByScripts;
import dev.tidemark.core.schema.Version;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The sheet for a roll back without undo scripts: each way back on a tab of its own, the finer one first. */
final class WaysBackController {
    private final WaysBackViewModel model;
    private final Sheets sheets;
    private final SheetPane pane;
    private final Button cancel = SheetPane.button(Messages.text("dialog.cancel"), () -> { });
    private Sheets.Sheet sheet;

    WaysBackController(WaysBackViewModel model, Sheets sheets) {
        this.model = model;
        this.sheets = sheets;
        this.pane = new SheetPane(model.title(), Messages.text(model.ways().byScripts().isPresent() && model.ways().byBackup().isPresent() ? "waysBack.subtitle" : model.ways().byScripts().isPresent() ? "waysBack.subtitle.scripts" : model.ways().byBackup().isPresent() ? "waysBack.subtitle.backup" : "waysBack.subtitle.none"));
        pane.setId("waysBackSheet");
        pane.getStylesheets().add(WaysBackController.class.getResource("Migrations.css").toExternalForm());
        cancel.setId("waysBackCancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> model.close());
        model.closedProperty().subscribe(closed -> {
            if (closed) {
                sheet.close();
            }
        });
    }

    /** Opens the sheet with Cancel focused. */
    void open() {
        Tab scripts = new Tab(Messages.text("waysBack.scripts"), WaysBackViews.scripts(model));
        Tab backup = new Tab(Messages.text("waysBack.backup"), WaysBackViews.backup(model));
        TabPane tabs = new TabPane(scripts, backup);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("waysBackTabs");
        tabs.setAccessibleText(model.title());
        tabs.getSelectionModel().selectedItemProperty().subscribe(chosen -> buttons(chosen == scripts));
        pane.setBody(tabs);
        sheet = sheets.show(pane, model.title(), Sheets.Size.LARGE, model::close);
        cancel.requestFocus();
    }

    private void buttons(boolean scripts) {
        if (scripts) {
            List<Version> versions = model.ways().without();
            Button use = SheetPane.button(Messages.text(versions.size() == 1 ? "waysBack.use.one" : "waysBack.use.more"), model::saveAndUse, "primary");
            use.setId("waysBackUse");
            use.setDisable(model.ways().byScripts().map(ByScripts::derived).isEmpty());
            pane.noteProperty().set(use.isDisabled() ? "" : Messages.text("waysBack.use.note"));
            pane.setButtons(cancel, use);
        } else {
            Button restore = SheetPane.button(Messages.text("waysBack.restore"), model::restore, "danger");
            restore.setId("waysBackRestore");
            restore.setGraphic(Icons.of("fth-rotate-ccw"));
            restore.setDisable(model.ways().byBackup().isEmpty());
            pane.noteProperty().set(restore.isDisabled() ? "" : Messages.text("waysBack.restore.note"));
            pane.setButtons(cancel, restore);
        }
    }
}
