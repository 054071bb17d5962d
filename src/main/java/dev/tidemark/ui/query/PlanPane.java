package dev.tidemark.ui.query;

import dev.tidemark.core.query.QueryPlan;
import dev.tidemark.core.query.QueryPlan.Advice;
import dev.tidemark.core.query.QueryPlan.Cost;
import dev.tidemark.core.query.QueryPlan.Step;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SqlText;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A plan as a tree, with what is expensive marked, and the indexes that would help. */
final class PlanPane extends SplitPane {
    /** @param onMigration makes a migration of a suggested index */
    PlanPane(QueryPlan plan, Consumer<Advice> onMigration, Consumer<String> onCopy) {
        setId("planPane");
        getStyleClass().add("gap-split");
        TreeItem<Step> root = new TreeItem<>();
        plan.steps().forEach(step -> root.getChildren().add(item(step)));
        TreeView<Step> tree = new TreeView<>(root);
        tree.setId("planTree");
        tree.setShowRoot(false);
        tree.setAccessibleText(Messages.text("query.plan"));
        tree.setCellFactory(view -> new StepCell());
        getItems().addAll(tree, advice(plan, onMigration, onCopy));
        setDividerPositions(0.55);
    }

    private static TreeItem<Step> item(Step step) {
        TreeItem<Step> item = new TreeItem<>(step);
        item.setExpanded(true);
        step.steps().forEach(inner -> item.getChildren().add(item(inner)));
        return item;
    }

    private static ScrollPane advice(QueryPlan plan, Consumer<Advice> onMigration, Consumer<String> onCopy) {
        VBox box = new VBox(12);
        box.getStyleClass().add("plan-advice");
        Label sentence = new Label(plan.fullScans() == 0 ? Messages.text("query.noScan") : Messages.text("query.scans", plan.fullScans()));
        sentence.getStyleClass().add("strong");
        sentence.setWrapText(true);
        box.getChildren().add(sentence);
        List<Advice> advice = plan.advice();
        if (advice.isEmpty()) {
            Label none = new Label(Messages.text(plan.fullScans() == 0 ? "query.adviceNotNeeded" : "query.adviceNone"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            box.getChildren().add(none);
        }
        advice.forEach(one -> box.getChildren().add(card(one, onMigration, onCopy)));
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("query.advice"));
        return scroll;
    }

    private static VBox card(Advice advice, Consumer<Advice> onMigration, Consumer<String> onCopy) {
        Label reason = new Label(advice.reason());
        reason.setWrapText(true);
        Button migration = new Button(Messages.text("query.makeMigration"));
        migration.setId("makeMigration");
        migration.getStyleClass().add("primary");
        migration.setOnAction(event -> onMigration.accept(advice));
        Button copy = new Button(Messages.text("query.copy"));
        copy.setOnAction(event -> onCopy.accept(advice.sql()));
        HBox buttons = new HBox(migration, copy);
        buttons.getStyleClass().add("toolbar");
        return new VBox(8, reason, SqlText.block(advice.sql()), buttons);
    }

    private static final class StepCell extends TreeCell<Step> {
        @Override
        protected void updateItem(Step step, boolean empty) {
            super.updateItem(step, empty);
            setText(null);
            setGraphic(null);
            if (!empty && step != null) {
                Label text = new Label(step.text());
                text.getStyleClass().add("mono");
                HBox line = new HBox(text);
                line.getStyleClass().add("toolbar");
                if (step.cost() != Cost.FINE) {
                    line.getChildren().add(Chips.warning(Messages.text("query.cost." + step.cost().name())));
                }
                setGraphic(line);
            }
        }
    }
}
