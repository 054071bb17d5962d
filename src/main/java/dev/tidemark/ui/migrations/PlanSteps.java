package dev.tidemark.ui.migrations;

import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Direction;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The first tab of the plan: each step with what comes back of it, and what the data loses. */
final class PlanSteps {
    private static final double CHIP_COLUMN = 150;

    private PlanSteps() { }

    static Node of(PlanViewModel model) {
        Plan plan = model.plan();
        VBox box = new VBox();
        box.getStyleClass().add("plan-tab");
        VBox steps = new VBox(head());
        int number = 1;
        for (PlanStep step : plan.steps()) {
            steps.getChildren().add(step(number++, step));
        }
        box.getChildren().add(steps);
        if (plan.steps().size() > 1) {
            box.getChildren().add(bounds(model));
        }
        box.getChildren().addAll(losses(plan), findings(model));
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("plan.steps"));
        return scroll;
    }

    /** What lint says of the scripts, before every run. */
    private static Node findings(PlanViewModel model) {
        Label title = new Label(Messages.text("plan.findings"));
        title.getStyleClass().add("section-title");
        VBox rows = new VBox();
        rows.setId("planFindings");
        rows.getStyleClass().add("findings");
        Runnable draw = () -> {
            List<LintFinding> found = model.findingsProperty().get();
            String gap = model.findingsGapProperty().get();
            if (found == null || found.isEmpty() || !gap.isEmpty()) {
                rows.getChildren().setAll(!gap.isEmpty() ? Cells.line("fth-help-circle", "muted", gap)
                    : found == null ? Cells.line("fth-search", "muted", Messages.text("findings.reading")) : Cells.line("fth-check", "good", Messages.text("findings.none")));
            } else {
                rows.getChildren().setAll(found.stream().map(FindingRow::of).toList());
            }
        };
        model.findingsProperty().subscribe(found -> draw.run());
        model.findingsGapProperty().subscribe(gap -> draw.run());
        VBox box = new VBox(title, rows);
        box.getStyleClass().add("plan-losses");
        return box;
    }

    /** One transaction for all, or one each: what that means is said beside the switch, as it stands. */
    private static Node bounds(PlanViewModel model) {
        CheckBox each = new CheckBox(Messages.text("plan.oneByOne"));
        each.setId("planOneByOne");
        each.selectedProperty().bindBidirectional(model.oneByOneProperty());
        Label meaning = new Label();
        meaning.textProperty().bind(model.oneByOneProperty().map(on -> Messages.text(on ? "plan.oneByOne.on" : "plan.oneByOne.off")));
        meaning.setWrapText(true);
        meaning.getStyleClass().addAll("muted", "secondary", "plan-bounds");
        return new VBox(each, meaning);
    }

    /** What the two columns of signs are about. */
    private static Node head() {
        Label order = new Label(Messages.text("plan.column.step"));
        order.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(order, Priority.ALWAYS);
        HBox row = new HBox(order, column(new Label(Messages.text("plan.column.structure"))), column(new Label(Messages.text("plan.column.data"))));
        row.getStyleClass().addAll("list-row", "plan-step", "plan-head");
        return row;
    }

    private static Node step(int number, PlanStep step) {
        Label count = new Label(String.valueOf(number));
        count.getStyleClass().add("step-number");
        Label verb = new Label(Messages.text(step.direction() == Direction.MIGRATE ? "plan.apply" : "plan.undoStep", step.migration().repeatable() ? "" : step.migration().version().label()));
        verb.getStyleClass().add("strong");
        verb.setMinWidth(Region.USE_PREF_SIZE);
        Label description = new Label("· " + step.migration().description());
        description.setMinWidth(0);
        description.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(description, Priority.ALWAYS);
        HBox row = new HBox(count, verb, description, column(structure(step)), column(data(step)));
        row.getStyleClass().addAll("list-row", "plan-step");
        return row;
    }

    private static Node column(Node chip) {
        StackPane column = new StackPane(chip);
        column.setMinWidth(CHIP_COLUMN);
        column.setPrefWidth(CHIP_COLUMN);
        column.getStyleClass().add("chip-column");
        return column;
    }

    private static Node structure(PlanStep step) {
        return step.structureComesBack() ? Chips.good(Messages.text("plan.structure")) : Chips.warning(Messages.text("plan.structureStays"));
    }

    private static Node data(PlanStep step) {
        if (step.dataComesBack().isEmpty()) {
            return Chips.of("neutral", "fth-help-circle", Messages.text("plan.dataUnknown"));
        }
        if (step.losses().isEmpty()) {
            return Chips.good(Messages.text("plan.data"));
        }
        long values = step.losses().stream().mapToLong(Impact::values).sum();
        boolean rows = step.losses().stream().anyMatch(loss -> loss.column() == null);
        return Chips.warning(Texts.grouped(values) + " " + Messages.text(rows ? "plan.rowsLost" : "plan.valuesLost"));
    }

    private static Node losses(Plan plan) {
        VBox box = new VBox();
        box.getStyleClass().add("plan-losses");
        Label title = new Label(Messages.text("plan.losses"));
        title.getStyleClass().add("section-title");
        box.getChildren().add(title);
        if (plan.losses().isEmpty()) {
            boolean known = plan.steps().stream().allMatch(step -> step.forecastGap() == null);
            box.getChildren().add(known ? Cells.line("fth-check", "good", Messages.text("plan.noLosses")) : Cells.line("fth-help-circle", "muted", Messages.text("plan.lossesUnknown", gap(plan))));
            return box;
        }
        box.getChildren().add(row("plan-head", Messages.text("plan.where"), Messages.text("plan.now"), Messages.text("plan.after"), Messages.text("plan.comesBack")));
        for (Impact loss : plan.losses()) {
            String now = loss.column() == null ? Texts.count(loss.values(), "row", "rows") : Texts.count(loss.values(), "value", "values");
            box.getChildren().add(row("plan-loss", loss.place(), now, Messages.text("plan.gone"), Messages.text("plan.byBackup")));
        }
        return box;
    }

    private static String gap(Plan plan) {
        return plan.steps().stream().map(PlanStep::forecastGap).filter(reason -> reason != null).findFirst().orElse("");
    }

    private static Node row(String styleClass, String... cells) {
        HBox row = new HBox();
        row.getStyleClass().addAll("list-row", styleClass);
        for (int i = 0; i < cells.length; i++) {
            Label cell = new Label(cells[i]);
            cell.setMaxWidth(Double.MAX_VALUE);
            cell.setPrefWidth(100);
            HBox.setHgrow(cell, Priority.ALWAYS);
            if (i == 0 && styleClass.equals("plan-loss")) {
                cell.getStyleClass().add("mono");
            }
            row.getChildren().add(cell);
        }
        return row;
    }
}
