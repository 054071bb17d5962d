package dev.tidemark.ui.migrations;

import dev.tidemark.core.migrations.Direction;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Tips;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The plan sheet: what will happen, then how it goes, then what was done or why not. */
final class PlanController {
    private final PlanViewModel model;
    private final Sheets sheets;
    private final SheetPane pane;
    private final PlanSql sql;
    private final Tab checklist;
    private Sheets.Sheet sheet;

    PlanController(PlanViewModel model, Sheets sheets, Dialogs dialogs) {
        this.model = model;
        this.sheets = sheets;
        this.sql = new PlanSql(model, dialogs);
        this.checklist = PlanChecklist.tab(model);
        this.pane = new SheetPane(model.verb(), "");
        pane.setId("planSheet");
        pane.getStylesheets().add(PlanController.class.getResource("Migrations.css").toExternalForm());
        model.stageProperty().addListener((source, before, now) -> show(now));
        model.planProperty().subscribe(plan -> pane.subtitleProperty().set(plan.sentence() + " " + Messages.text("plan.backupFirst")));
    }

    /** Opens the sheet with Cancel focused: nothing happens by a stray Enter. */
    void open() {
        Button cancel = preview();
        sheet = sheets.show(pane, model.verb(), Sheets.Size.LARGE, this::escape);
        cancel.requestFocus();
        model.look();
    }

    private void escape() {
        switch (model.stageProperty().get()) {
            case PREVIEW, DONE, FAILED -> model.close();
            case REHEARSING, RUNNING -> model.cancelRun();
            case CLOSED -> { }
        }
    }

    private void show(PlanViewModel.Stage stage) {
        sheet.resize(stage == PlanViewModel.Stage.DONE || stage == PlanViewModel.Stage.FAILED ? Sheets.Size.REPORT : Sheets.Size.LARGE);
        switch (stage) {
            case PREVIEW -> preview().requestFocus();
            case REHEARSING -> running("plan.rehearsing", "plan.rehearsing.note");
            case RUNNING -> running("plan.running", model.oneByOneProperty().get() ? "plan.running.noteEach" : "plan.running.note");
            case DONE -> done();
            case FAILED -> failed();
            case CLOSED -> sheet.close();
        }
    }

    private Button preview() {
        pane.titleProperty().set(model.verb());
        pane.subtitleProperty().set(model.plan().sentence() + " " + Messages.text("plan.backupFirst"));
        Tab sqlTab = tab("plan.sql", sql.node());
        TabPane tabs = new TabPane(tab("plan.steps", PlanSteps.of(model)), sqlTab, tab("plan.impact", PlanImpact.of(model.plan())), checklist);
        model.rehearsal().ifPresent(report -> {
            tabs.getTabs().add(tab("plan.rehearsal", PlanRehearsal.of(report)));
            tabs.getSelectionModel().selectLast();
        });
        tabs.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen == sqlTab) {
                model.sawSql();
            }
        });
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("planTabs");
        tabs.setAccessibleText(model.verb());
        pane.setBody(tabs);
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), model::close);
        cancel.setId("planCancel");
        cancel.setCancelButton(true);
        Button verb = SheetPane.button(model.deed(), model::run, model.losesSomething() ? "danger" : "primary");
        verb.setId("planVerb");
        verb.setGraphic(Icons.of(model.plan().direction() == Direction.MIGRATE ? "fth-arrow-up" : "fth-arrow-down"));
        pane.noteProperty().set(model.wayBack());
        Button rehearse = SheetPane.button(Messages.text(model.rehearsal().isPresent() ? "plan.rehearseAgain" : "plan.rehearse"), model::rehearse);
        rehearse.setId("planRehearse");
        pane.setButtons(cancel, rehearse, Tips.explained(verb, model.reason()));
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

    private void failed() {
        pane.titleProperty().set(Messages.text("plan.failed", model.verb()));
        pane.subtitleProperty().set("");
        pane.setBody(PlanRun.failed(model.plan(), model.problem()));
        pane.noteProperty().set(model.problem().code().id());
        Button close = SheetPane.button(Messages.text("plan.failed.close"), model::close);
        close.setId("planFailedClose");
        Button again = SheetPane.button(Messages.text("plan.failed.again"), model::planAgain, "primary");
        again.setId("planAgain");
        pane.setButtons(close, again);
        close.requestFocus();
    }

    private static Tab tab(String key, Node content) {
        return new Tab(Messages.text(key), content);
    }
}
