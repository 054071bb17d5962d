package dev.tidemark.ui.journal;

import dev.tidemark.core.undo.UndoPlan;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Tips;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What taking an entry back does, what stands in its way, and what can be done instead. Cancel has the focus. */
final class UndoSheet {
    private static final double SPINNER = 18;
    private static final double LIST_HEIGHT = 360;

    private final UndoViewModel model;
    private final Sheets sheets;
    private final VBox body = new VBox(16);
    private final Button instead = SheetPane.button(Messages.text("journal.undo.instead"), this::restoreInstead);
    private final Button verb = SheetPane.button("", this::carryOut, "primary");
    private final Button cancel = SheetPane.button(Messages.text("dialog.cancel"), this::cancel);
    private final String stylesheet;
    private Sheets.Sheet sheet;

    UndoSheet(UndoViewModel model, Sheets sheets) {
        this.model = model;
        this.sheets = sheets;
        this.stylesheet = Objects.requireNonNull(UndoSheet.class.getResource("Journal.css")).toExternalForm();
    }

    /** Opens the sheet and works the preview out. On the window's thread. */
    void open() {
        SheetPane pane = new SheetPane(Messages.text("journal.undo.title", model.number()), "");
        pane.setId("undoSheet");
        pane.getStylesheets().add(stylesheet);
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(LIST_HEIGHT);
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        pane.setBody(scroll);
        pane.noteProperty().set(Messages.text("journal.undo.backupFirst"));
        cancel.setId("undoCancel");
        verb.setId("undoVerb");
        instead.setId("undoInstead");
        pane.setButtons(cancel, instead, Tips.explained(verb, model.reason()));
        sheet = sheets.show(pane, Messages.text("journal.undo.title", model.number()), Sheets.Size.MEDIUM);
        cancel.requestFocus();
        model.plan().valueProperty().subscribe(plan -> show(pane));
        model.plan().problemProperty().subscribe(problem -> show(pane));
        model.load(false);
    }

    private void restoreInstead() {
        // The pressed button vanishes, and the next one would lose something.
        cancel.requestFocus();
        model.load(true);
    }

    private void cancel() {
        sheet.close();
    }

    private void carryOut() {
        sheet.close();
        model.run();
    }

    private void show(SheetPane pane) {
        UndoPlan plan = model.plan().get();
        verb.setText(model.verb());
        instead.setVisible(model.backupInstead());
        instead.setManaged(model.backupInstead());
        verb.getStyleClass().setAll("button", model.loses() ? "danger" : "primary");
        if (model.plan().problemProperty().get() != null) {
            body.getChildren().setAll(Cells.problem(model.plan().problemProperty().get()));
        } else if (plan == null) {
            ProgressIndicator spinner = new ProgressIndicator();
            spinner.setPrefSize(SPINNER, SPINNER);
            spinner.setAccessibleText(Messages.text("journal.undo.loading"));
            body.getChildren().setAll(new HBox(10, spinner, new Label(Messages.text("journal.undo.loading"))));
        } else {
            pane.subtitleProperty().set(plan.entry().sentence());
            body.getChildren().setAll(sections(plan));
        }
    }

    private List<Node> sections(UndoPlan plan) {
        VBox all = new VBox(16);
        if (!plan.possible()) {
            all.getChildren().add(new VBox(8, Cells.line("fth-alert-triangle", "warning", model.obstacle()), advice()));
        }
        if (!plan.lines().isEmpty()) {
            all.getChildren().add(section(Messages.text(plan.possible() ? "journal.undo.happens" : "journal.undo.wouldHappen"), plan.lines().stream().map(line -> Cells.line("fth-corner-up-left", "accent", line)).toList()));
        }
        if (!plan.warnings().isEmpty()) {
            all.getChildren().add(section(Messages.text("journal.undo.know"), plan.warnings().stream().map(line -> Cells.line("fth-alert-triangle", "warning", line)).toList()));
        }
        if (!plan.possible() && !plan.later().isEmpty()) {
            all.getChildren().add(section(Messages.text("journal.undo.later"), plan.later().reversed().stream().map(e -> Cells.line("fth-clock", "muted", e.number() + "  " + e.sentence())).toList()));
        }
        return List.of(all);
    }

    private Node advice() {
        String words = model.advice();
        return words.isEmpty() ? new VBox() : Cells.line("fth-arrow-right", "accent", words);
    }

    private static VBox section(String title, List<? extends Node> lines) {
        Label head = new Label(title);
        head.getStyleClass().add("section-title");
        VBox box = new VBox(8, head);
        box.getChildren().addAll(lines);
        return box;
    }
}
