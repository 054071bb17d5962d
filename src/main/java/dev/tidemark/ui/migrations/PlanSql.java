package dev.tidemark.ui.migrations;

import dev.tidemark.ui.support.Clipboards;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Dialogs.FileQuestion;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.SqlText;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The SQL tab of the plan: the very statements that run, to read, to copy and to save. */
final class PlanSql {
    private final PlanViewModel model;
    private final Dialogs dialogs;

    PlanSql(PlanViewModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
    }

    /** What the tab shows; it follows the plan. */
    Node node() {
        ScrollPane scroll = new ScrollPane();
        model.planProperty().subscribe(plan -> scroll.setContent(SqlText.block(plan.sql())));
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
        Clipboards.copy(model.plan().sql());
        dialogs.notify(Messages.text("migrations.copied"));
    }

    private void save() {
        dialogs.saveFile(FileQuestion.of(Messages.text("plan.sql.save")).named(model.fileName()).only("SQL", "*.sql"), model::save);
    }
}
