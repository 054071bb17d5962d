package dev.tidemark.ui.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.RunReport;
import dev.tidemark.ui.support.CurrentJob;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SqlText;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The plan sheet while it runs and when it is done. */
final class PlanRun {
    private PlanRun() { }

    static Node running(PlanViewModel model, String heading) {
        CurrentJob job = model.job();
        Label doing = new Label();
        doing.textProperty().bind(job.doingProperty());
        doing.getStyleClass().add("muted");
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(job.fractionProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Messages.text("status.progress"));
        Label title = new Label(heading);
        title.getStyleClass().add("section-title");
        VBox box = new VBox(title, bar, doing);
        box.getStyleClass().addAll("plan-tab", "plan-running");
        return box;
    }

    static Node report(RunReport report) {
        VBox lines = new VBox();
        report.backup().ifPresent(backup -> lines.getChildren().add(line(Messages.text("plan.done.backupTaken", backup.name()))));
        report.lines().forEach(line -> lines.getChildren().add(line(line)));
        lines.getChildren().add(line(Messages.text("plan.done.checked")));
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("plan.done.subtitle"));
        return scroll;
    }

    /** Why a run failed, what is as it was, what to do, and the statement that is at fault. */
    static Node failed(Plan plan, Problem problem) {
        VBox lines = new VBox(sentence("fth-alert-triangle", "warning", problem.what()), sentence("fth-shield", "good", problem.unchanged()), sentence("fth-arrow-right", "accent", problem.next()));
        FailedStatement.of(plan, problem).ifPresent(failed -> lines.getChildren().add(statement(failed)));
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(problem.what());
        return scroll;
    }

    /** A statement with its place over it. */
    static Node statement(FailedStatement failed) {
        Label place = new Label(Messages.text("plan.failed.place", failed.file(), failed.line()));
        place.getStyleClass().add("section-title");
        VBox box = new VBox(place, SqlText.block(failed.sql()));
        box.getStyleClass().addAll("plan-tab", "failed-statement");
        return box;
    }

    private static HBox sentence(String icon, String tone, String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        HBox row = new HBox(Icons.of(icon, tone), label);
        row.getStyleClass().add("checklist-line");
        return row;
    }

    private static Node line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        HBox row = new HBox(Icons.of("fth-check", "good"), label);
        row.getStyleClass().addAll("list-row", "plan-done");
        return row;
    }
}
