package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One column of the table designer. */
final class ColumnRow extends VBox {
    private static final double NAME = 84;
    private static final double TYPE = 142;
    private static final double DEFAULT = 96;
    private static final double TICK = 50;
    private static final double ICON = 28;

    private final TableForm form;
    private final int at;
    private final Runnable edited;
    private final List<TextField> checks = new ArrayList<>();
    private final List<String> checkNames = new ArrayList<>();
    private boolean refreshing;

    /**
     * @param edited a value was changed
     * @param restructured columns came, went or moved
     */
    ColumnRow(TableForm form, int at, Runnable edited, Runnable restructured) {
        super(6);
        this.form = form;
        this.at = at;
        this.edited = edited;
        ColumnDefinition column = form.column(at);
        TextField name = field("designer.name", "column-name-" + at, column.name(), text -> form.renameColumn(at, text));
        HBox.setHgrow(name, Priority.ALWAYS);
        Button up = icon("fth-arrow-up", "designer.up", "column-up-" + at, () -> form.moveColumn(at, -1), restructured);
        up.setDisable(at == 0);
        Button down = icon("fth-arrow-down", "designer.down", "column-down-" + at, () -> form.moveColumn(at, 1), restructured);
        down.setDisable(at == form.table().columns().size() - 1);
        CheckBox stored = new CheckBox(Messages.text("designer.stored"));
        stored.setId("column-stored-" + at);
        Tips.on(stored, Messages.text("designer.stored.tip"));
        stored.setMinWidth(USE_PREF_SIZE);
        stored.setSelected(column.clause(Kind.GENERATED).filter(c -> c.text().toUpperCase(Locale.ROOT).endsWith("STORED")).isPresent());
        stored.selectedProperty().addListener((source, before, now) -> take(() -> form.stored(at, now)));
        checks(column);
        HBox line2 = line(collation(column), checks.getFirst(), grow(field("designer.generated", "column-generated-" + at, inside(column, Kind.GENERATED), text -> {
                form.generated(at, text);
                stored.setDisable(text.isBlank());
            })), stored, up, down);
        VBox more = new VBox(6, line2);
        checks.stream().skip(1).forEach(check -> more.getChildren().add(line(check)));
        stored.setDisable(!column.generated());
        boolean shown = column.has(Kind.CHECK) || column.has(Kind.GENERATED) || column.collation() != null;
        more.setVisible(shown);
        more.setManaged(shown);
        HBox line = line(name, type(column), fixed(field("designer.default", "column-default-" + at, column.defaultSql() == null ? "" : column.defaultSql(), text -> form.defaultSql(at, text)), DEFAULT),
            check("designer.notNull", "column-notnull-" + at, column.notNull(), wanted -> form.notNull(at, wanted)),
            check("designer.key", "column-key-" + at, form.primaryKey().stream().anyMatch(column.name()::equalsIgnoreCase), wanted -> {
                form.primaryKey(at, wanted);
                // The key can be a constraint of the table, which stands below.
                restructured.run();
            }),
            check("designer.unique", "column-unique-" + at, column.has(Kind.UNIQUE), wanted -> form.unique(at, wanted)),
            icon("fth-more-horizontal", "designer.more", "column-more-" + at, () -> {
                more.setVisible(!more.isVisible());
                more.setManaged(more.isVisible());
            }, () -> { }), icon("fth-x", "designer.removeColumn", "column-remove-" + at, () -> form.removeColumn(at), restructured));
        getChildren().addAll(line, more);
    }

    /** A field for each check of the column, or an empty one. */
    private void checks(ColumnDefinition column) {
        List<Clause> clauses = column.clauses().stream().filter(c -> c.kind() == Kind.CHECK).toList();
        for (int i = 0; i < Math.max(1, clauses.size()); i++) {
            Clause clause = i < clauses.size() ? clauses.get(i) : null;
            checkNames.add(clause == null ? null : clause.name());
            checks.add(grow(field("designer.check", "column-check-" + at + (i == 0 ? "" : "-" + i), clause == null ? "" : inside(clause), text -> form.checks(at, written()))));
        }
    }

    private List<Clause> written() {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            String text = checks.get(i).getText().strip();
            clauses.add(text.isEmpty() ? null : new Clause(Kind.CHECK, checkNames.get(i), "CHECK (" + text + ")"));
        }
        return clauses;
    }

    /** The key can be edited as a constraint of the table too. */
    void refreshKey() {
        Node tick = lookup("#column-key-" + at);
        boolean inKey = form.primaryKey().stream().anyMatch(form.column(at).name()::equalsIgnoreCase);
        if (tick instanceof CheckBox box && box.isSelected() != inKey) {
            refreshing = true;
            box.setSelected(inKey);
            refreshing = false;
        }
    }

    /** The headings over the fields of the rows. */
    static Node heads() {
        Label name = head("designer.name", NAME);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        return line(name, fixed(head("designer.type", TYPE), TYPE), fixed(head("designer.default", DEFAULT), DEFAULT), fixed(head("designer.notNull.short", TICK), TICK),
            fixed(head("designer.key.short", TICK), TICK), fixed(head("designer.unique.short", TICK), TICK), fixed(new Region(), ICON), fixed(new Region(), ICON));
    }

    private static Label head(String key, double width) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().addAll("muted", "secondary");
        label.setPrefWidth(width);
        return label;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(6, nodes);
        line.getStyleClass().add("designer-line");
        return line;
    }

    /** So wide and no other, so that what stands below each other is aligned. */
    private static <R extends Region> R fixed(R region, double width) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
        return region;
    }

    private Node type(ColumnDefinition column) {
        ComboBox<String> type = new ComboBox<>();
        type.getItems().setAll("INTEGER", "TEXT", "REAL", "BLOB", "NUMERIC", "VARCHAR(255)", "DATETIME", "BOOLEAN");
        type.setEditable(true);
        type.setValue(column.type());
        type.setId("column-type-" + at);
        type.setAccessibleText(Messages.text("designer.type"));
        type.getEditor().setAccessibleText(Messages.text("designer.type"));
        type.getEditor().textProperty().addListener((source, before, now) -> take(() -> form.type(at, now)));
        return fixed(type, TYPE);
    }

    private Node collation(ColumnDefinition column) {
        ComboBox<String> collation = new ComboBox<>();
        collation.getItems().setAll("", "BINARY", "NOCASE", "RTRIM");
        collation.setValue(column.collation());
        collation.setPromptText(Messages.text("designer.collation"));
        collation.setAccessibleText(Messages.text("designer.collation"));
        Tips.on(collation, Messages.text("designer.collation"));
        collation.valueProperty().addListener((source, before, now) -> take(() -> form.collation(at, now)));
        return fixed(collation, TYPE);
    }

    private TextField field(String key, String id, String value, Consumer<String> change) {
        TextField field = new TextField(value);
        field.setId(id);
        field.setMinWidth(NAME);
        field.setPromptText(Messages.text(key));
        field.setAccessibleText(Messages.text(key));
        field.textProperty().addListener((source, before, now) -> take(() -> change.accept(now)));
        return field;
    }

    private CheckBox check(String key, String id, boolean value, Consumer<Boolean> change) {
        CheckBox box = new CheckBox();
        box.setSelected(value);
        box.setId(id);
        box.setAccessibleText(Messages.text(key));
        Tips.on(box, Messages.text(key));
        box.selectedProperty().addListener((source, before, now) -> take(() -> change.accept(now)));
        return fixed(box, TICK);
    }

    private void take(Runnable change) {
        if (refreshing) {
            return;
        }
        change.run();
        edited.run();
    }

    private static Button icon(String icon, String key, String id, Runnable action, Runnable after) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("ghost", "icon-button", "designer-icon");
        button.setAccessibleText(Messages.text(key));
        Tips.on(button, Messages.text(key));
        button.setOnAction(event -> {
            action.run();
            after.run();
        });
        return fixed(button, ICON);
    }

    private static TextField grow(TextField field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    /** What stands in the brackets of the clause. */
    private static String inside(ColumnDefinition column, Kind kind) {
        return column.clause(kind).map(ColumnRow::inside).orElse("");
    }

    private static String inside(Clause clause) {
        return clause.text().substring(clause.text().indexOf('(') + 1, clause.text().lastIndexOf(')')).strip();
    }
}
