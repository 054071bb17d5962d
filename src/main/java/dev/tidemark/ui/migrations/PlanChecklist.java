package dev.tidemark.ui.migrations;

import dev.tidemark.core.checklist.Checklist;
import dev.tidemark.core.checklist.ChecklistItem;
import dev.tidemark.core.checklist.PersonalItem;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The checklist tab of the plan: what the machine can know, and boxes for what only a person can. */
final class PlanChecklist {
    private PlanChecklist() { }

    static Tab tab(PlanViewModel model) {
        VBox known = new VBox();
        Tab tab = new Tab(Messages.text("plan.checklist"));
        model.checklistProperty().subscribe(checklist -> show(checklist, known, tab));
        VBox personal = new VBox();
        for (PersonalItem item : PersonalItem.values()) {
            personal.getChildren().add(box(model, item));
        }
        personal.getStyleClass().add("checklist-personal");
        VBox box = new VBox(known, Cells.section(Messages.text("plan.checklist.personal")), personal, muted(Messages.text("plan.checklist.journal")));
        box.getStyleClass().add("plan-tab");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("plan.checklist"));
        tab.setContent(scroll);
        tab.setId("planChecklist");
        return tab;
    }

    private static void show(Checklist checklist, VBox known, Tab tab) {
        if (checklist == null) {
            known.getChildren().setAll(muted(Messages.text("plan.checklist.reading")));
            return;
        }
        int open = checklist.open().size();
        int all = checklist.items().size();
        Label head = Cells.section(open == 0 ? Messages.text("plan.checklist.knownAll", all) : Messages.text("plan.checklist.known", all - open, all));
        known.getChildren().setAll(head);
        known.getChildren().addAll(checklist.items().stream().map(PlanChecklist::line).toList());
        tab.setText(open == 0 ? Messages.text("plan.checklist") : Messages.text("plan.checklist.open", open));
    }

    private static HBox line(ChecklistItem item) {
        Label label = new Label(item.sentence());
        label.setWrapText(true);
        label.setAccessibleText(item.status().word() + ": " + item.sentence());
        HBox row = new HBox(switch (item.status()) {
            case DONE -> Icons.of("fth-check", "good");
            case TO_DO -> Icons.of("fth-circle", "muted");
            case WARNING -> Icons.of("fth-alert-triangle", "warning");
            case NOT_KNOWN -> Icons.of("fth-help-circle", "muted");
        }, label);
        row.getStyleClass().addAll("checklist-line", "checklist-" + item.id());
        return row;
    }

    private static CheckBox box(PlanViewModel model, PersonalItem item) {
        CheckBox box = new CheckBox(item.sentence());
        box.setId("tick-" + item.id());
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(model.tickProperty(item));
        return box;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("muted", "secondary");
        return label;
    }
}
