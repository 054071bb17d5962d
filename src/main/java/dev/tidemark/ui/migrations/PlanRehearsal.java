package dev.tidemark.ui.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.RehearsalReport;
import dev.tidemark.core.migrations.RehearsalReport.Pass;
import dev.tidemark.core.migrations.RehearsalReport.TableResult;
import dev.tidemark.core.schema.SchemaDifference.Change;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The rehearsal tab of the plan: what came of running it on a private copy of the data. */
final class PlanRehearsal {
    private PlanRehearsal() { }

    static Node of(RehearsalReport report) {
        VBox box = new VBox(line(report.passed(), report.sentence(), "strong"));
        box.getStyleClass().addAll("plan-tab", "plan-rows");
        report.failure().flatMap(problem -> FailedStatement.of(report.plan(), problem)).ifPresent(failed -> box.getChildren().add(PlanRun.statement(failed)));
        box.getChildren().add(line(true, Messages.text("plan.rehearsal.bounds", report.plan().transactions().words()), "muted"));
        report.failure().map(Problem::next).ifPresent(next -> box.getChildren().add(line(false, next, "muted")));
        report.findings().forEach(finding -> box.getChildren().add(line(false, finding, "muted")));
        for (Change change : report.structure().map(difference -> difference.changes()).orElse(List.of())) {
            box.getChildren().add(line(false, Messages.text("plan.rehearsal.otherwise", change.type(), change.name()), "muted"));
        }
        for (TableResult table : report.tables()) {
            box.getChildren().add(line(table.same(), table.sentence(), "muted"));
        }
        for (Pass pass : report.passes()) {
            box.getChildren().add(line(true, Messages.text("plan.rehearsal.pass", pass.plan().title(), Texts.duration(pass.total())), "muted"));
        }
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("plan.rehearsal"));
        return scroll;
    }

    private static Node line(boolean good, String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(styleClass);
        HBox row = new HBox(Icons.of(good ? "fth-check" : "fth-alert-triangle", good ? "good" : "warning"), label);
        row.getStyleClass().addAll("list-row", "plan-done");
        return row;
    }
}
