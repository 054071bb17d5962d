package dev.tidemark.ui.schema;

import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.draft.DraftModel;
import dev.tidemark.ui.support.draft.DraftPane;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The table designer: a table as a form at the left, what changes and the scripts alive at the right. Nothing touches the database. */
final class DesignSheet {
    private static final Duration PAUSE = Duration.millis(150);

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
    private final CheckBox strict = option("designStrict", "strict");
    private final CheckBox withoutRowid = option("designWithoutRowid", "withoutRowid");
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final SheetPane pane;
    private boolean showing;
    private Sheets.Sheet sheet;

    private DesignSheet(FeatureContext context, TableForm form, Schema schema) {
        this.context = context;
        this.form = form;
        this.tables = schema.ownTables().stream().map(Table::name).toList();
        this.model = new DraftModel(context.session(), context.jobs());
        this.draft = new DraftPane(model, context.jobs(), context.session().services().lint());
        this.pane = new SheetPane(form.isNew() ? Messages.text("designer.titleNew") : Messages.text("designer.title", form.table().name()), Messages.text("designer.subtitle"));
        pause.setOnFinished(event -> model.from(form.source(), form.renames()));
        strict.selectedProperty().addListener((source, before, now) -> options());
        withoutRowid.selectedProperty().addListener((source, before, now) -> options());
    }

    private static CheckBox option(String id, String name) {
        CheckBox box = new CheckBox(Messages.text("designer.option." + name));
        box.setId(id);
        Tips.on(box, Messages.text("designer.tip." + name));
        return box;
    }

    private void options() {
        if (!showing) {
            form.options(strict.isSelected(), withoutRowid.isSelected());
            edited();
        }
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
        String title = pane.titleProperty().get();
        pane.setId("designSheet");
        VBox right = new VBox(8, draft.head(), split());
        SplitPane both = new SplitPane(form(), right);
        both.getStyleClass().add("gap-split");
        both.setDividerPositions(0.57);
        pane.setBody(both);
        Button create = SheetPane.button(Messages.text("newMigration.create"), this::create, "primary");
        create.setId("draftCreate");
        pane.setButtons(SheetPane.button(Messages.text("dialog.cancel"), this::escape), Tips.explained(create, model.hindranceProperty()));
        pane.onControlEnter(create);
        // Before the field, which swallows the key.
        pane.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.INSERT) {
                key.consume();
                addColumn();
            }
        });
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
        Button add = SheetPane.button(Messages.text("designer.addColumn"), this::addColumn, "small");
        add.setId("designAddColumn");
        Tips.on(add, Messages.text("designer.addColumn.tip"));
        VBox content = new VBox(12, head, new HBox(24, strict, withoutRowid), columns, add, rules);
        content.getStyleClass().add("designer-form");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("designer.form"));
        return scroll;
    }

    /** Everything anew, as the form has it; the keyboard stays where it was. */
    private void rebuild() {
        String focused = pane.getScene() == null || pane.getScene().getFocusOwner() == null ? null : pane.getScene().getFocusOwner().getId();
        showing = true;
        if (!name.getText().equals(form.table().name())) {
            name.setText(form.table().name());
        }
        columns.getChildren().setAll(title("designer.columns"), ColumnRow.heads());
        for (int i = 0; i < form.table().columns().size(); i++) {
            columns.getChildren().add(new ColumnRow(form, i, this::edited, this::rebuild));
        }
        rules.getChildren().setAll(title("designer.foreignKeys"));
        RuleRows rows = new RuleRows(form, tables, this::edited, this::rebuild);
        for (int i = 0; i < form.table().columns().size(); i++) {
            if (form.column(i).has(Kind.REFERENCES)) {
                rules.getChildren().add(rows.reference(i));
            }
        }
        constraints(rows, kind -> kind == Kind.FOREIGN_KEY);
        rules.getChildren().addAll(addReference(), title("designer.rules"));
        constraints(rows, kind -> kind != Kind.FOREIGN_KEY);
        rules.getChildren().add(addRule("designer.addUnique", "designer.columnNames", "designUnique", text -> form.addUnique(RuleRows.names(text))));
        rules.getChildren().add(addRule("designer.addCheck", "designer.expression", "designCheck", form::addCheck));
        rules.getChildren().add(title("designer.indexes"));
        for (int i = 0; i < form.indexes().size(); i++) {
            rules.getChildren().add(rows.index(i));
        }
        rules.getChildren().add(addRule("designer.addIndex", "designer.columnNames", "designIndex", text -> form.addIndex(IndexForm.on(form.table().name(), RuleRows.names(text)))));
        strict.setSelected(form.table().strict());
        withoutRowid.setSelected(form.table().withoutRowid());
        showing = false;
        edited();
        if (focused != null) {
            Optional.ofNullable(pane.lookup("#" + focused)).ifPresent(Node::requestFocus);
        }
    }

    private void addColumn() {
        form.addColumn();
        rebuild();
        TextField added = (TextField) columns.lookup("#column-name-" + (form.table().columns().size() - 1));
        added.requestFocus();
        added.selectAll();
    }

    private void constraints(RuleRows rows, Predicate<Kind> wanted) {
        for (int i = 0; i < form.table().constraints().size(); i++) {
            if (wanted.test(form.table().constraints().get(i).kind())) {
                rules.getChildren().add(rows.constraint(i));
            }
        }
    }

    /** Drafted a moment after the last key; until then there is nothing to create. */
    private void edited() {
        undo.setDisable(!form.canUndo());
        redo.setDisable(!form.canRedo());
        columns.getChildren().forEach(node -> {
            if (node instanceof ColumnRow row) {
                row.refreshKey();
            }
        });
        model.outdated();
        pause.playFromStart();
    }

    private static Label title(String key) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().add("section-title");
        return label;
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
        ComboBox<String> own = RuleRows.choice("designReferenceColumn", "designer.reference.column", form.table().columns().stream().map(ColumnDefinition::name).toList(), null);
        ComboBox<String> parent = RuleRows.choice("designReferenceTable", "designer.reference.table", tables, null);
        ComboBox<String> onDelete = RuleRows.choice("designReferenceDelete", "designer.reference.onDelete", ForeignKeyForm.ACTIONS, null);
        Button add = SheetPane.button(Messages.text("designer.addReference"), () -> {
            if (own.getValue() != null && parent.getValue() != null) {
                form.addForeignKey(new ForeignKeyForm("", List.of(own.getValue()), parent.getValue(), List.of(), onDelete.getValue(), ForeignKeyForm.NOTHING, false));
                rebuild();
            }
        }, "small");
        add.setId("designAddReference");
        add.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, own, parent, onDelete, add);
        line.getStyleClass().add("toolbar");
        return line;
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
