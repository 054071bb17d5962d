package dev.tidemark.ui.support;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a cure will do, line by line, before it is carried out. Cancel has the focus. */
public final class CureSheet {
    private static final double SPINNER = 18;
    private static final double LINE_HEIGHT = 20;
    private static final double AROUND = 36;
    private static final int MOST_LINES = 18;
    private static final int FEWEST_LINES = 3;

    private final CureViewModel model;
    private final Sheets sheets;
    private final VBox body = new VBox(12);
    private Sheets.Sheet sheet;

    public CureSheet(CureViewModel model, Sheets sheets) {
        this.model = model;
        this.sheets = sheets;
    }

    /** Opens the sheet and works the preview out. On the window's thread. */
    public void open() {
        SheetPane pane = new SheetPane(model.verb(), model.sentence());
        pane.setId("cureSheet");
        pane.setBody(body);
        pane.noteProperty().set(model.note());
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), () -> sheet.close());
        cancel.setId("cureCancel");
        Button verb = SheetPane.button(model.verb(), this::carryOut, "primary");
        verb.setId("cureVerb");
        pane.setButtons(cancel, Tips.explained(verb, model.reason()));
        sheet = sheets.show(pane, model.verb(), Sheets.Size.MEDIUM);
        cancel.requestFocus();
        model.previewProperty().subscribe(lines -> show());
        model.problemProperty().subscribe(problem -> show());
        model.load();
    }

    private void carryOut() {
        sheet.close();
        model.run();
    }

    private void show() {
        if (model.problemProperty().get() != null) {
            body.getChildren().setAll(Cells.problem(model.problemProperty().get()), SheetPane.button(Messages.text("cure.tryAgain"), model::load));
        } else if (model.previewProperty().get() == null) {
            ProgressIndicator spinner = new ProgressIndicator();
            spinner.setPrefSize(SPINNER, SPINNER);
            spinner.setAccessibleText(Messages.text("cure.previewLoading"));
            HBox loading = new HBox(10, spinner, new Label(Messages.text("cure.previewLoading")));
            body.getChildren().setAll(loading);
        } else {
            body.getChildren().setAll(lines());
        }
    }

    private VBox lines() {
        Label title = new Label(Messages.text("cure.previewTitle"));
        title.getStyleClass().add("section-title");
        TextArea lines = new TextArea(String.join("\n", model.previewProperty().get()));
        lines.setId("curePreview");
        lines.setEditable(false);
        lines.getStyleClass().add("code-block");
        lines.setAccessibleText(Messages.text("cure.previewTitle"));
        lines.setPrefHeight(AROUND + LINE_HEIGHT * Math.clamp(model.previewProperty().get().size(), FEWEST_LINES, MOST_LINES));
        VBox.setVgrow(lines, Priority.ALWAYS);
        title.setLabelFor(lines);
        return new VBox(8, title, lines);
    }
}
