package dev.tidemark.ui.support;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The question before a deed. The refusal has the focus, or the name that has to be typed before the verb can be pressed. */
final class ConfirmationSheet {
    private static final double DETAILS_HEIGHT = 320;

    private final Sheets sheets;
    private final Confirmation question;
    private final Runnable onConfirmed;
    private final TextField name = new TextField();
    private Sheets.Sheet sheet;

    ConfirmationSheet(Sheets sheets, Confirmation question, Runnable onConfirmed) {
        this.sheets = sheets;
        this.question = question;
        this.onConfirmed = onConfirmed;
    }

    void show() {
        Button cancel = SheetPane.button(question.refusal(), () -> sheet.close());
        Button verb = SheetPane.button(question.verb(), this::confirm, question.danger() ? "danger" : "primary");
        cancel.setId("confirmationCancel");
        verb.setId("confirmationVerb");
        VBox body = new VBox(16);
        if (!question.details().isEmpty()) {
            body.getChildren().add(details());
        }
        if (question.typedName() != null) {
            body.getChildren().add(typedName(verb));
        }
        SheetPane pane = new SheetPane(question.title(), question.sentence());
        pane.setBody(body);
        pane.setButtons(cancel, verb);
        sheet = sheets.show(pane, question.title(), Sheets.Size.SMALL);
        (question.typedName() == null ? cancel : name).requestFocus();
    }

    private void confirm() {
        sheet.close();
        onConfirmed.run();
    }

    private ScrollPane details() {
        VBox lines = new VBox(4);
        question.details().forEach(text -> {
            Label line = new Label(text);
            line.setWrapText(true);
            lines.getChildren().add(new HBox(8, new Label("•"), line));
        });
        lines.getStyleClass().add("sheet-details");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.prefViewportHeightProperty().bind(lines.heightProperty());
        scroll.setMaxHeight(DETAILS_HEIGHT);
        scroll.setAccessibleText(question.sentence());
        return scroll;
    }

    private VBox typedName(Button verb) {
        Label prompt = new Label(Messages.text("dialog.typeName", question.typedName()));
        prompt.setWrapText(true);
        name.setId("confirmationName");
        prompt.setLabelFor(name);
        verb.disableProperty().bind(name.textProperty().isNotEqualTo(question.typedName()));
        return new VBox(8, prompt, name);
    }
}
