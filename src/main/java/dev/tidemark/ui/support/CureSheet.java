package dev.tidemark.ui.support;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a cure will do, line by line, before it is carried out. On the window's thread only. */
public final class CureSheet {
    private static final double LINE_HEIGHT = 20;
    private static final double AROUND = 36;
    private static final int MOST_LINES = 18;
    private static final int FEWEST_LINES = 3;

    private final CureViewModel model;
    private final PreviewSheet sheet;

    public CureSheet(CureViewModel model, Sheets sheets) {
        this.model = model;
        this.sheet = new PreviewSheet(sheets, "cure", model.verb(), model.sentence(), model.verb(), model.reason(), model::run);
    }

    /** Opens the sheet and works the preview out. */
    public void open() {
        sheet.noteProperty().set(model.note());
        sheet.open(model.preview(), model::load, known -> List.of(lines(known)));
    }

    private static VBox lines(List<String> known) {
        Label title = new Label(Messages.text("cure.previewTitle"));
        title.getStyleClass().add("section-title");
        TextArea lines = new TextArea(String.join("\n", known));
        lines.setId("curePreview");
        lines.setEditable(false);
        lines.getStyleClass().add("code-block");
        lines.setAccessibleText(Messages.text("cure.previewTitle"));
        lines.setPrefHeight(AROUND + LINE_HEIGHT * Math.clamp(known.size(), FEWEST_LINES, MOST_LINES));
        VBox.setVgrow(lines, Priority.ALWAYS);
        title.setLabelFor(lines);
        return new VBox(8, title, lines);
    }
}
