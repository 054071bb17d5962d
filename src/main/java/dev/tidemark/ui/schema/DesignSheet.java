package dev.tidemark.ui.schema;

import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.draft.DraftModel;
import dev.tidemark.ui.support.draft.DraftPane;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The table designer: a table as a form at the left, what changes and the scripts alive at the right. Nothing touches the database. */
final class DesignSheet {
    static final double TICK = 40;
    private static final List<String> ACTIONS = List.of("NO ACTION", "RESTRICT", "SET NULL", "SET DEFAULT", "CASCADE");

    private final FeatureContext context;
    private final TableForm form;
    private final List<String> tables;
    private final DraftModel model;
    private final DraftPane draft;
    private final TextField name = new TextField();
    private final VBox columns = new VBox(6);
    private final VBox rules = new VBox(6);
    private final Button undo = SheetPane.button(Messages.text("designer.undo"), () -> { }, "small");
    private final Button redo = SheetPane.button(Messages.text("designer.redo"), () -> { }, "small");
    private boolean showing;
    private Sheets.Sheet sheet;

    private DesignSheet(FeatureContext context, TableForm form, Schema schema) {
        this.context = context;
        this.form = form;
        this.tables = schema.ownTables().stream().map(Table::name).toList();
        this.model = new DraftModel(context.session(), context.jobs());
        this.draft = new DraftPane(model, context.jobs(), context.session().services().lint());
    }

    /** Designs a table that is there; one without a form, a virtual table, is not opened. */
    static void open(FeatureContext context, Schema schema, Table table) {
        TableForm.of(table).ifPresent(form -> new DesignSheet(context, form, schema).show());
    }

    /** Designs a new table. */
    static void openNew(FeatureContext context, Schema schema) {
        String name = "new_table";
        for (int i = 2; schema.table(name).isPresent(); i++) {
            name = "new_table_" + i;
        }
        new DesignSheet(context, TableForm.fresh(name), schema).show();
    }

    private void show() {
        String title = form.isNew() ? Messages.text("designer.titleNew") : Messages.text("designer.title", form.table().name());
        SheetPane pane = new SheetPane(title, Messages.text("designer.subtitle"));
        pane.setId("designSheet");
        VBox right = new VBox(8, draft.head(), split());
        SplitPane both = new SplitPane(form(), right);
        both.getStyleClass().add("gap-split");
        both.setDividerPositions(0.56);
        pane.setBody(both);
        Button create = SheetPane.button(Messages.text("newMigration.create"), this::create, "primary");
        create.setId("draftCreate");
        pane.setButtons(SheetPane.button(Messages.text("dialog.cancel"), this::escape), Tips.explained(create, model.hindranceProperty()));
        model.hindranceProperty().addListener((source, before, now) -> pane.noteProperty().set(now));
        sheet = context.sheets().show(pane, title, Sheets.Size.WIDE, this::escape);
        sheet.guard(form::canUndo);
        name.requestFocus();
        rebuild();
    }

    private Node split() {
        SplitPane split = new SplitPane(draft.changes(), draft.scripts());
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("gap-split");
        split.setDividerPositions(0.3);
        VBox.setVgrow(split, Priority.ALWAYS);
        return split;
    }

    private Node form() {
        name.setId("designName");
        name.setAccessibleText(Messages.text("designer.tableName"));
        name.textProperty().addListener((source, before, now) -> {
            if (!showing) {
                form.rename(now);
                edited();
            }
        });
        HBox.setHgrow(name, Priority.ALWAYS);
        undo.setId("designUndo");
        undo.setOnAction(event -> {
            form.undo();
            rebuild();
        });
        redo.setOnAction(event -> {
            form.redo();
            rebuild();
        });
        undo.setMinWidth(Region.USE_PREF_SIZE);
        redo.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, name, undo, redo);
        head.getStyleClass().add("toolbar");
        Button add = SheetPane.button(Messages.text("designer.addColumn"), () -> {
            form.addColumn();
            rebuild();
        }, "small");
        add.setId("designAddColumn");
        VBox content = new VBox(12, head, columns, add, rules);
        content.getStyleClass().add("designer-form");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("designer.form"));
        return scroll;
    }

    /** Everything anew, as the form has it. */
    private void rebuild() {
        showing = true;
        if (!name.getText().equals(form.table().name())) {
            name.setText(form.table().name());
        }
        showing = false;
        columns.getChildren().setAll(title("designer.columns"));
        columns.getChildren().add(heads());
        for (int i = 0; i < form.table().columns().size(); i++) {
            columns.getChildren().add(new ColumnRow(form, i, this::edited, this::rebuild));
        }
        rules.getChildren().setAll(title("designer.rules"));
        for (int i = 0; i < form.table().constraints().size(); i++) {
            int at = i;
            Clause clause = form.table().constraints().get(i);
            rules.getChildren().add(line(clause.sql(), () -> form.removeConstraint(at)));
        }
        rules.getChildren().add(addReference());
        rules.getChildren().add(addRule("designer.addUnique", "designer.columnNames", "designUnique", text -> form.addUnique(names(text))));
        rules.getChildren().add(addRule("designer.addCheck", "designer.expression", "designCheck", form::addCheck));
        rules.getChildren().add(title("designer.indexes"));
        for (int i = 0; i < form.indexes().size(); i++) {
            int at = i;
            rules.getChildren().add(line(form.indexes().get(i), () -> form.removeIndex(at)));
        }
        rules.getChildren().add(addRule("designer.addIndex", "designer.columnNames", "designIndex", text ->
            form.addIndex(IndexForm.on(form.table().name(), names(text)))));
        edited();
    }

    private void edited() {
        undo.setDisable(!form.canUndo());
        redo.setDisable(!form.canRedo());
        model.from(form.source(), form.renames());
    }

    private static Node heads() {
        HBox heads = new HBox(8);
        Label grow = head("designer.name", 60);
        grow.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(grow, Priority.ALWAYS);
        heads.getChildren().addAll(grow, head("designer.type", 124), head("designer.default", 96), head("designer.notNull.short", TICK), head("designer.key.short", TICK),
            head("designer.unique.short", TICK), head("designer.none", 4 * 28 + 3 * 8));
        return heads;
    }

    private static Label head(String key, double width) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().addAll("muted", "secondary");
        label.setMinWidth(Math.min(width, TICK));
        label.setPrefWidth(width);
        return label;
    }

    private static Label title(String key) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().add("section-title");
        return label;
    }

    private Node line(String sql, Runnable remove) {
        Label text = new Label(sql);
        text.setWrapText(true);
        text.getStyleClass().add("mono");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button gone = new Button(null, Icons.of("fth-x"));
        gone.getStyleClass().addAll("ghost", "icon-button", "designer-icon");
        gone.setAccessibleText(Messages.text("designer.remove", sql));
        gone.setOnAction(event -> {
            remove.run();
            rebuild();
        });
        HBox line = new HBox(8, text, gone);
        line.getStyleClass().add("toolbar");
        return line;
    }

    private Node addRule(String key, String prompt, String id, Consumer<String> add) {
        TextField text = new TextField();
        text.setId(id);
        text.setPromptText(Messages.text(prompt));
        text.setAccessibleText(Messages.text(key));
        HBox.setHgrow(text, Priority.ALWAYS);
        Runnable take = () -> {
            if (!text.getText().isBlank()) {
                add.accept(text.getText());
                rebuild();
            }
        };
        text.setOnAction(event -> take.run());
        Button button = SheetPane.button(Messages.text(key), take, "small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, text, button);
        line.getStyleClass().add("toolbar");
        return line;
    }

    private Node addReference() {
        ComboBox<String> own = choice(form.table().columns().stream().map(c -> c.name()).toList(), "designer.reference.column");
        ComboBox<String> parent = choice(tables, "designer.reference.table");
        ComboBox<String> onDelete = choice(ACTIONS, "designer.reference.onDelete");
        ComboBox<String> onUpdate = choice(ACTIONS, "designer.reference.onUpdate");
        Button add = SheetPane.button(Messages.text("designer.addReference"), () -> {
            if (own.getValue() != null && parent.getValue() != null) {
                form.addForeignKey(new ForeignKeyForm("", List.of(own.getValue()), parent.getValue(), List.of(), onDelete.getValue(), onUpdate.getValue(), false));
                rebuild();
            }
        }, "small");
        return new FlowPane(8, 6, own, parent, onDelete, onUpdate, add);
    }

    private static ComboBox<String> choice(List<String> items, String key) {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(items);
        choice.setPromptText(Messages.text(key));
        choice.setAccessibleText(Messages.text(key));
        choice.setPrefWidth(132);
        return choice;
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    private void create() {
        model.create((Draft made) -> {
            sheet.close();
            context.dialogs().notify(Messages.text("newMigration.done", made.name().file('V')));
            context.navigator().open(new Request.OpenVersion(made.version().toString()));
        });
    }

    private void escape() {
        if (draft.escape()) {
            return;
        }
        if (!form.canUndo()) {
            sheet.close();
            return;
        }
        context.dialogs().confirm(Confirmation.of(Messages.text("designer.discard"), Messages.text("designer.discard.sentence"), Messages.text("designer.discard.verb")).asDanger()
            .refusedBy(Messages.text("designer.discard.keep")), sheet::close);
    }
}
