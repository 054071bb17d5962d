package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The constraints and indexes of the table designer, each edited where it stands. */
final class RuleRows {
    private static final double NAME = 150;
    private static final double ACTION = 132;

    private final TableForm form;
    private final List<String> tables;
    private final Runnable edited;
    private final Runnable restructured;

    /**
     * @param tables that a foreign key can refer to
     * @param edited a value was changed
     * @param restructured something came or went
     */
    RuleRows(TableForm form, List<String> tables, Runnable edited, Runnable restructured) {
        this.form = form;
        this.tables = tables;
        this.edited = edited;
        this.restructured = restructured;
    }

    /** What a column itself says that it refers to. */
    Node reference(int column) {
        String name = form.column(column).name();
        Clause clause = form.column(column).clause(Kind.REFERENCES).orElseThrow();
        String id = "reference-" + column;
        return ForeignKeyForm.of(clause, name).map(key -> foreignKey(id, key, true, now -> form.reference(column, now.clause(name)), () -> form.removeReference(column)))
            .orElseGet(() -> raw(id, clause, now -> form.reference(column, now), () -> form.removeReference(column)));
    }

    /** A constraint of the table. */
    Node constraint(int at) {
        Clause clause = form.table().constraints().get(at);
        String id = "constraint-" + at;
        Runnable remove = () -> form.removeConstraint(at);
        if (clause.kind() == Kind.FOREIGN_KEY) {
            return ForeignKeyForm.of(clause, null).map(key -> foreignKey(id, key, false, now -> form.constraint(at, now.clause(null)), remove))
                .orElseGet(() -> raw(id, clause, now -> form.constraint(at, now), remove));
        }
        int open = clause.text().indexOf('(');
        int close = clause.text().lastIndexOf(')');
        if (open < 0 || close != clause.text().length() - 1) {
            return raw(id, clause, now -> form.constraint(at, now), remove);
        }
        String words = clause.text().substring(0, open).strip();
        TextField inside = grow(field(id, clause.kind() == Kind.CHECK ? "designer.expression" : "designer.columnNames", clause.text().substring(open + 1, close).strip()));
        TextField name = name(id, clause.name());
        Runnable change = () -> take(() -> form.constraint(at, named(clause.kind(), name.getText(), words + " (" + inside.getText().strip() + ")")));
        hear(change, inside, name);
        Label kind = new Label(words);
        kind.getStyleClass().addAll("mono", "muted");
        kind.setMinWidth(Control.USE_PREF_SIZE);
        return card(line(kind, inside, name, gone(id, clause.sql(), remove)));
    }

    Node index(int at) {
        String sql = form.indexes().get(at);
        String id = "index-" + at;
        Runnable remove = () -> form.removeIndex(at);
        return IndexForm.of(sql).<Node>map(index -> {
            TextField name = grow(field(id + "-name", "designer.indexName", index.name()));
            CheckBox unique = tick(id + "-unique", "designer.uniqueIndex", index.unique());
            TextField key = grow(field(id, "designer.indexKey", index.key()));
            TextField where = grow(field(id + "-where", "designer.indexWhere", index.where()));
            Runnable change = () -> take(() -> form.index(at, new IndexForm(name.getText(), unique.isSelected(), key.getText(), where.getText()).sql(form.table().name())));
            hear(change, name, key, where);
            unique.selectedProperty().addListener((source, before, now) -> change.run());
            return card(line(name, unique, gone(id, sql, remove)), line(key, where));
        }).orElseGet(() -> {
            TextField text = grow(field(id, "designer.indexes", sql));
            hear(() -> take(() -> form.index(at, text.getText())), text);
            return card(line(text, gone(id, sql, remove)));
        });
    }

    private Node foreignKey(String id, ForeignKeyForm key, boolean ofColumn, Consumer<ForeignKeyForm> change, Runnable remove) {
        TextField columns = grow(field(id, "designer.reference.columns", String.join(", ", key.columns())));
        columns.setDisable(ofColumn);
        ComboBox<String> parent = choice(id + "-table", "designer.reference.table", tables, key.parent());
        TextField parentColumns = grow(field(id + "-columns", "designer.reference.parentColumns", String.join(", ", key.parentColumns())));
        ComboBox<String> onDelete = choice(id + "-delete", "designer.reference.onDelete", ForeignKeyForm.ACTIONS, key.onDelete());
        ComboBox<String> onUpdate = choice(id + "-update", "designer.reference.onUpdate", ForeignKeyForm.ACTIONS, key.onUpdate());
        CheckBox deferred = tick(id + "-deferred", "designer.reference.deferred", key.deferred());
        TextField name = grow(name(id, key.name()));
        Runnable changed = () -> take(() -> change.accept(new ForeignKeyForm(name.getText(), ofColumn ? key.columns() : names(columns.getText()), parent.getValue(), names(parentColumns.getText()),
            onDelete.getValue(), onUpdate.getValue(), deferred.isSelected())));
        hear(changed, columns, parentColumns, name);
        for (ComboBox<String> one : List.of(parent, onDelete, onUpdate)) {
            one.valueProperty().addListener((source, before, now) -> changed.run());
        }
        deferred.selectedProperty().addListener((source, before, now) -> changed.run());
        return card(line(columns, words("designer.reference.to"), parent, parentColumns, gone(id, key.clause(ofColumn ? key.columns().getFirst() : null).sql(), remove)),
            line(words("designer.reference.onDelete"), onDelete, words("designer.reference.onUpdate"), onUpdate), line(deferred, name));
    }

    /** What has more to say than there are fields: as it is written. */
    private Node raw(String id, Clause clause, Consumer<Clause> change, Runnable remove) {
        TextField text = grow(field(id, "designer.asWritten", clause.text()));
        TextField name = name(id, clause.name());
        hear(() -> take(() -> change.accept(named(clause.kind(), name.getText(), text.getText().strip()))), text, name);
        return card(line(text, name, gone(id, clause.sql(), remove)));
    }

    /** Names with commas between them. */
    static List<String> names(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    private void take(Runnable change) {
        change.run();
        edited.run();
    }

    private static void hear(Runnable change, TextField... fields) {
        for (TextField field : fields) {
            field.textProperty().addListener((source, before, now) -> change.run());
        }
    }

    private static Clause named(Kind kind, String name, String text) {
        return new Clause(kind, name.isBlank() ? null : name.strip(), text);
    }

    private Button gone(String id, String sql, Runnable remove) {
        Button gone = new Button(null, Icons.of("fth-x"));
        gone.setId(id + "-remove");
        gone.getStyleClass().addAll("ghost", "icon-button", "designer-icon");
        gone.setAccessibleText(Messages.text("designer.remove", sql));
        Tips.on(gone, Messages.text("designer.remove", sql));
        gone.setOnAction(event -> {
            remove.run();
            restructured.run();
        });
        return gone;
    }

    private static TextField name(String id, String name) {
        TextField field = field(id + "-name", "designer.constraintName", name == null ? "" : name);
        field.setPrefWidth(NAME);
        field.setMinWidth(NAME);
        return field;
    }

    private static TextField field(String id, String key, String value) {
        TextField field = new TextField(value);
        field.setId(id);
        field.setMinWidth(90);
        field.setPromptText(Messages.text(key));
        field.setAccessibleText(Messages.text(key));
        Tips.on(field, Messages.text(key));
        return field;
    }

    private static <C extends Control> C grow(C control) {
        HBox.setHgrow(control, Priority.ALWAYS);
        return control;
    }

    private static CheckBox tick(String id, String key, boolean value) {
        CheckBox box = new CheckBox(Messages.text(key));
        box.setId(id);
        box.setSelected(value);
        box.setMinWidth(Control.USE_PREF_SIZE);
        return box;
    }

    static ComboBox<String> choice(String id, String key, List<String> items, String value) {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(items);
        choice.setId(id);
        choice.setValue(value);
        choice.setPromptText(Messages.text(key));
        choice.setAccessibleText(Messages.text(key));
        choice.setPrefWidth(ACTION);
        choice.setMinWidth(ACTION);
        return choice;
    }

    private static Label words(String key) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().addAll("muted", "secondary");
        label.setMinWidth(Control.USE_PREF_SIZE);
        return label;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.getStyleClass().add("designer-line");
        return line;
    }

    private static VBox card(Node... lines) {
        VBox card = new VBox(8, lines);
        card.getStyleClass().add("designer-rule");
        return card;
    }
}
