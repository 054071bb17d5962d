package dev.tidemark.ui.migrations;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The data-impact tab of the plan: step by step, what happens to the rows and values that are in the database now, counted there. */
final class PlanImpact {
    private PlanImpact() { }

    static Node of(Plan plan) {
        VBox box = new VBox();
        box.getStyleClass().add("plan-tab");
        for (PlanStep step : plan.steps()) {
            box.getChildren().add(step(step));
        }
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("plan.impact"));
        return scroll;
    }

    private static Node step(PlanStep step) {
        VBox box = new VBox(Cells.section(step.sentence()));
        box.getStyleClass().add("plan-impact");
        for (Impact impact : step.impacts()) {
            box.getChildren().add(impact(impact));
        }
        if (step.impacts().isEmpty() && step.forecastGap() == null) {
            box.getChildren().add(Cells.line("fth-check", "good", Messages.text("plan.impact.none")));
        }
        if (step.forecastGap() != null) {
            box.getChildren().add(Cells.line("fth-help-circle", "muted", Messages.text("plan.impact.unknown", step.forecastGap())));
        }
        return box;
    }

    private static Node impact(Impact impact) {
        Label place = new Label(impact.place());
        place.getStyleClass().add("mono");
        place.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(place, Priority.ALWAYS);
        HBox row = new HBox(Icons.of(impact.isLoss() ? "fth-alert-triangle" : "fth-refresh-cw", impact.isLoss() ? "warning" : "muted"), place, new Label(what(impact)));
        row.getStyleClass().addAll("list-row", "plan-done");
        return row;
    }

    private static String what(Impact impact) {
        String rows = Texts.count(impact.values(), "row", "rows");
        return switch (impact.kind()) {
            case ROWS_DROPPED -> Messages.text("plan.impact.rowsDropped", rows);
            case VALUES_DROPPED -> Messages.text("plan.impact.valuesDropped", Texts.count(impact.values(), "value", "values"));
            case ROWS_DELETED -> Messages.text("plan.impact.rowsDeleted", rows);
            case ROWS_REWRITTEN -> Messages.text(impact.overwrites() ? "plan.impact.overwritten" : "plan.impact.rewritten", rows);
        };
    }
}
