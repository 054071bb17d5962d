package dev.tidemark.ui.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.RehearsalReport;
import dev.tidemark.core.migrations.RehearsalReport.Pass;
import dev.tidemark.core.migrations.RehearsalReport.TableResult;
import dev.tidemark.core.schema.SchemaDifference.Change;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The rehearsal tab of the plan: what came of running it on a private copy of the data. */
final class PlanRehearsal {
    private PlanRehearsal() { }

    static Node of(RehearsalReport report) {
        boolean good = report.passed() && report.dataComesBack().orElse(true);
        HBox verdict = line(good, report.sentence());
        verdict.getChildren().getLast().getStyleClass().add("strong");
        VBox box = new VBox(verdict);
        box.getStyleClass().addAll("plan-tab", "plan-lines");
        report.failure().flatMap(problem -> FailedStatement.of(report.plan(), problem)).ifPresent(failed -> box.getChildren().add(PlanRun.statement(failed)));
        report.failure().map(Problem::next).ifPresent(next -> box.getChildren().add(Cells.line("fth-arrow-right", "accent", next)));
        report.caution().ifPresent(caution -> box.getChildren().add(line(false, caution)));
        report.findings().forEach(finding -> box.getChildren().add(line(false, finding)));
        for (Change change : report.structure().map(difference -> difference.changes()).orElse(List.of())) {
            box.getChildren().add(line(false, Messages.text("plan.rehearsal.otherwise", change.type(), change.name())));
        }
        box.getChildren().add(line(true, Messages.text("plan.rehearsal.bounds", report.plan().transactions().words())));
        section(box, "plan.rehearsal.there", report.there().stream().map(table -> Cells.line("fth-info", "muted", table.sentence())).toList());
        section(box, "plan.rehearsal.rows", report.tables().stream().map(table -> line(table.same(), table.sentence())).toList());
        section(box, "plan.rehearsal.runs", report.passes().stream().map(PlanRehearsal::time).toList());
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("plan.rehearsal"));
        return scroll;
    }

    private static void section(VBox box, String title, List<HBox> lines) {
        if (!lines.isEmpty()) {
            box.getChildren().add(Cells.section(Messages.text(title)));
            box.getChildren().addAll(lines);
        }
    }

    private static HBox time(Pass pass) {
        return Cells.line("fth-clock", "muted", Messages.text("plan.rehearsal.pass", pass.plan().title(), Texts.duration(pass.total())));
    }

    private static HBox line(boolean good, String text) {
        return Cells.line(good ? "fth-check" : "fth-alert-triangle", good ? "good" : "warning", text);
    }
}
