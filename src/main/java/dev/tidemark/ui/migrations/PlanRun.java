package dev.tidemark.ui.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.RunReport;
import dev.tidemark.core.migrations.Transactions;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.CurrentJob;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SqlText;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
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
        lines.getStyleClass().add("plan-lines");
        report.backup().ifPresent(backup -> lines.getChildren().add(good(Messages.text("plan.done.backupTaken", backup.name()))));
        report.lines().forEach(line -> lines.getChildren().add(good(line)));
        lines.getChildren().add(good(Messages.text("plan.done.checked")));
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("plan.done.subtitle"));
        return scroll;
    }

    /** Why a run failed, what is as it was, what to do, the statement that is at fault, and what became of each step. */
    static Node failed(Plan plan, Problem problem) {
        Optional<FailedStatement> failed = FailedStatement.of(plan, problem);
        VBox lines = new VBox(Cells.line("fth-alert-triangle", "warning", failed.map(statement -> cause(problem, statement)).orElseGet(problem::what)),
            Cells.line("fth-shield", "good", problem.unchanged()), Cells.line("fth-arrow-right", "accent", problem.next()));
        lines.getStyleClass().add("plan-lines");
        failed.ifPresent(statement -> {
            lines.getChildren().add(statement(statement));
            if (plan.steps().size() > 1) {
                lines.getChildren().addAll(Cells.section(Messages.text("plan.failed.step")), steps(plan, statement.step()));
            }
        });
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(problem.what());
        return scroll;
    }

    /** Without the place and the statement, which stand below. */
    private static String cause(Problem problem, FailedStatement failed) {
        String cause = Messages.text("plan.failed.cause", failed.reason());
        Map<String, String> details = problem.details();
        return problem.code() == ProblemCode.RUN_STOPPED ? Messages.text("plan.failed.first", details.get("done"), details.get("all")) + " " + cause : cause;
    }

    private static Node steps(Plan plan, int failed) {
        VBox lines = new VBox();
        lines.getStyleClass().add("plan-lines");
        boolean kept = plan.transactions() == Transactions.ONE_EACH;
        for (int i = 0; i < plan.steps().size(); i++) {
            String step = plan.steps().get(i).sentence();
            lines.getChildren().add(i == failed ? Cells.line("fth-x", "danger", Messages.text("plan.failed.step.failed", step))
                : i > failed ? Cells.line("fth-circle", "muted", Messages.text("plan.failed.step.notRun", step))
                : kept ? Cells.line("fth-check", "good", Messages.text("plan.failed.step.kept", step))
                : Cells.line("fth-rotate-ccw", "muted", Messages.text("plan.failed.step.takenBack", step)));
        }
        return lines;
    }

    /** A statement with its place over it. */
    static Node statement(FailedStatement failed) {
        Label place = new Label(Messages.text("plan.failed.place", failed.file(), failed.line()));
        place.getStyleClass().add("section-title");
        VBox box = new VBox(place, SqlText.block(failed.sql()));
        box.getStyleClass().addAll("plan-tab", "failed-statement");
        return box;
    }

    private static Node good(String text) {
        return Cells.line("fth-check", "good", text);
    }
}
