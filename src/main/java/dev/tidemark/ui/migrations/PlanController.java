package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Direction;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Dialogs.FileQuestion;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.SqlText;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The plan sheet: what will happen, then how it goes, then what was done. */
final class PlanController {
    private final PlanViewModel model;
    private final Sheets sheets;
    private final Dialogs dialogs;
    private final SheetPane pane;
    private Sheets.Sheet sheet;

    PlanController(PlanViewModel model, Sheets sheets, Dialogs dialogs) {
        this.model = model;
        this.sheets = sheets;
        this.dialogs = dialogs;
        this.pane = new SheetPane(model.verb(), model.plan().sentence() + " " + Messages.text("plan.backupFirst"));
        pane.setId("planSheet");
        pane.getStylesheets().add(PlanController.class.getResource("Migrations.css").toExternalForm());
        model.stageProperty().addListener((source, before, now) -> show(now));
    }

    /** Opens the sheet with Cancel focused: nothing happens by a stray Enter. */
    void open() {
        Button cancel = preview();
        sheet = sheets.show(pane, model.verb(), Sheets.Size.LARGE, this::escape);
        cancel.requestFocus();
    }

    private void escape() {
        switch (model.stageProperty().get()) {
            case PREVIEW, DONE -> model.close();
            case REHEARSING, RUNNING -> model.cancelRun();
            case CLOSED -> { }
        }
    }

    private void show(PlanViewModel.Stage stage) {
        switch (stage) {
            case PREVIEW -> preview().requestFocus();
            case REHEARSING -> running("plan.rehearsing", "plan.rehearsing.note");
            case RUNNING -> running("plan.running", "plan.running.note");
            case DONE -> done();
            case CLOSED -> sheet.close();
        }
    }

    private Button preview() {
        Tab steps = tab("plan.steps", PlanSteps.of(model.plan()));
        Tab sql = tab("plan.sql", sql());
        TabPane tabs = new TabPane(steps, sql, tab("plan.impact", PlanImpact.of(model.plan())));
        model.rehearsal().ifPresent(report -> {
            tabs.getTabs().add(tab("plan.rehearsal", PlanRehearsal.of(report)));
            tabs.getSelectionModel().selectLast();
        });
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("planTabs");
        tabs.setAccessibleText(model.verb());
        pane.setBody(tabs);
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), model::close);
        cancel.setId("planCancel");
        cancel.setCancelButton(true);
        Button verb = SheetPane.button(model.verb(), model::run, model.losesSomething() ? "danger" : "primary");
        verb.setId("planVerb");
        verb.setGraphic(Icons.of(model.plan().direction() == Direction.MIGRATE ? "fth-arrow-up" : "fth-arrow-down"));
        pane.noteProperty().set(model.wayBack());
        Button rehearse = SheetPane.button(Messages.text(model.rehearsal().isPresent() ? "plan.rehearseAgain" : "plan.rehearse"), model::rehearse);
        rehearse.setId("planRehearse");
        pane.setButtons(cancel, rehearse, verb);
        return cancel;
    }

    private void running(String title, String note) {
        pane.setBody(PlanRun.running(model, Messages.text(title)));
        pane.noteProperty().set(Messages.text(note));
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), model::cancelRun);
        cancel.setId("planCancelRun");
        pane.setButtons(cancel);
        cancel.requestFocus();
    }

    private void done() {
        pane.titleProperty().set(model.report().sentence());
        pane.subtitleProperty().set(Messages.text("plan.done.subtitle"));
        pane.setBody(PlanRun.report(model.report()));
        pane.noteProperty().set("");
        Button close = SheetPane.button(Messages.text("plan.done.close"), model::close, "primary");
        close.setId("planDone");
        if (model.report().backup().isPresent()) {
            pane.setButtons(SheetPane.button(Messages.text("plan.done.backup"), model::showBackup), close);
        } else {
            pane.setButtons(close);
        }
        close.requestFocus();
    }

    private Node sql() {
        ScrollPane scroll = new ScrollPane(SqlText.block(model.plan().sql()));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("code-scroll");
        scroll.setAccessibleText(Messages.text("plan.sql"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label exact = new Label(Messages.text("plan.sql.exact"));
        exact.getStyleClass().addAll("muted", "secondary");
        exact.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(exact, Priority.ALWAYS);
        HBox bar = new HBox(exact, SheetPane.button(Messages.text("plan.sql.copy"), this::copy, "small"), SheetPane.button(Messages.text("plan.sql.save"), this::save, "small"));
        bar.getStyleClass().add("toolbar");
        VBox box = new VBox(bar, scroll);
        box.getStyleClass().add("plan-tab");
        return box;
    }

    private void copy() {
        ClipboardContent text = new ClipboardContent();
        text.putString(model.plan().sql());
        Clipboard.getSystemClipboard().setContent(text);
        dialogs.notify(Messages.text("migrations.copied"));
    }

    private void save() {
        dialogs.saveFile(FileQuestion.of(Messages.text("plan.sql.save")).named(model.fileName()).only("SQL", "*.sql"), model::save);
    }

    private static Tab tab(String key, Node content) {
        return new Tab(Messages.text(key), content);
    }
}
