package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.ui.schema.SchemaItem.Kind;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The parts of a table or view as grids under their headings; names of other objects are links to them. */
final class Cards {
    private static final int DEFAULT = 3;
    private static final int NONE = -1;
    private static final double NARROWEST = 120;
    private static final double WIDEST = 360;

    private final SchemaViewModel model;

    Cards(SchemaViewModel model) {
        this.model = model;
    }

    VBox columns(List<Column> columns, List<ForeignKey> foreignKeys) {
        List<List<Node>> rows = new ArrayList<>();
        for (Column column : columns) {
            List<ForeignKey> keys = foreignKeys.stream().filter(key -> key.columns().stream().anyMatch(name -> name.equalsIgnoreCase(column.name()))).toList();
            rows.add(List.of(mono(column.name(), column.primaryKey() > 0 ? "strong-mono" : "mono"), mono(column.type(), "muted"),
                text(column.notNull() ? Messages.text("schema.notNull") : ""), mono(column.defaultSql() == null ? "" : column.defaultSql(), "mono"), signs(column, keys)));
        }
        return card("schema.columns", columns.size(), grid(List.of("schema.name", "schema.type", "schema.null", "schema.default", "schema.key"), DEFAULT, rows));
    }

    VBox indexes(List<Index> indexes) {
        List<List<Node>> rows = indexes.stream().map(index -> List.of(link(Kind.INDEX, index.name(), index.name()), mono(key(index), "mono"), signs(index))).toList();
        return card("schema.indexes", indexes.size(), grid(List.of("schema.name", "schema.on", "schema.sort"), 1, rows));
    }

    VBox foreignKeys(List<ForeignKey> keys) {
        List<List<Node>> rows = keys.stream().map(key -> List.of(mono(String.join(", ", key.columns()), "mono"), target(key), action(key.onDelete()), action(key.onUpdate()))).toList();
        return card("schema.foreignKeys", keys.size(), grid(List.of("schema.columnsOfKey", "schema.pointsTo", "schema.onDelete", "schema.onUpdate"), NONE, rows));
    }

    VBox referencedBy(List<Schema.Reference> references) {
        List<List<Node>> rows = references.stream().map(reference -> List.of(
            link(Kind.TABLE, reference.table(), reference.table() + " (" + String.join(", ", reference.key().columns()) + ")"),
            mono(String.join(", ", reference.key().parentColumns()), "mono"), action(reference.key().onDelete()), action(reference.key().onUpdate()))).toList();
        return card("schema.referencedBy", references.size(), grid(List.of("schema.table", "schema.pointsTo", "schema.onDelete", "schema.onUpdate"), NONE, rows));
    }

    VBox triggers(List<Trigger> triggers) {
        List<List<Node>> rows = triggers.stream().map(trigger -> List.of(link(Kind.TRIGGER, trigger.name(), trigger.name()), mono(trigger.event(), "mono"))).toList();
        return card("schema.triggers", triggers.size(), grid(List.of("schema.name", "schema.fires"), 1, rows));
    }

    /** A link to another object; plain text where there is no such object. */
    Node link(Kind kind, String name, String shown) {
        if (model.find(kind, name).isEmpty()) {
            return mono(shown, "mono");
        }
        Hyperlink link = new Hyperlink(shown);
        link.getStyleClass().add("mono");
        link.setOnAction(event -> model.choose(kind, name));
        return link;
    }

    static String key(Index index) {
        return index.columns().stream().map(part -> part.text() + (part.descending() ? " DESC" : "") + (part.collation() == null || part.collation().equals("BINARY") ? "" : " COLLATE " + part.collation()))
            .collect(Collectors.joining(", "));
    }

    static HBox signs(Index index) {
        HBox signs = signs();
        if (index.origin() != Index.Origin.CREATE_INDEX) {
            signs.getChildren().add(Chips.neutral(Messages.text("schema.origin." + index.origin().name())));
        } else if (index.unique()) {
            signs.getChildren().add(Chips.accent(Messages.text("schema.unique")));
        }
        if (index.origin() == Index.Origin.CREATE_INDEX && !index.unique() && !index.partial()) {
            signs.getChildren().add(text(Messages.text("schema.plain")));
        }
        if (index.partial()) {
            signs.getChildren().add(Chips.neutral(Messages.text("schema.partial")));
        }
        return signs;
    }

    private HBox signs(Column column, List<ForeignKey> keys) {
        HBox signs = signs();
        if (column.primaryKey() > 0) {
            signs.getChildren().add(Chips.of("accent", "fth-key", Messages.text("schema.primary")));
        }
        keys.forEach(key -> signs.getChildren().addAll(text("→"), target(key)));
        if (column.generated()) {
            signs.getChildren().add(Chips.neutral(Messages.text("schema.generated." + column.kind().name())));
        } else if (column.kind() == Column.Kind.HIDDEN) {
            signs.getChildren().add(Chips.neutral(Messages.text("schema.hidden")));
        }
        return signs;
    }

    private Node target(ForeignKey key) {
        String shown = key.parentTable() + (key.parentColumns().isEmpty() ? "" : " (" + String.join(", ", key.parentColumns()) + ")");
        if (model.find(Kind.TABLE, key.parentTable()).isPresent()) {
            return link(Kind.TABLE, key.parentTable(), shown);
        }
        HBox broken = signs();
        broken.getChildren().addAll(mono(shown, "mono"), Chips.warning(Messages.text("schema.noTable")));
        return broken;
    }

    private static HBox signs() {
        HBox signs = new HBox();
        signs.getStyleClass().add("signs");
        return signs;
    }

    /** An action that takes rows along is worth a second look, so it stands out. */
    private static Node action(String action) {
        return action.equals("NO ACTION") ? mono(action, "muted") : mono(action, "strong-mono");
    }

    private static Label mono(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().addAll("mono", styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(WIDEST);
        return label;
    }

    private static Label text(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "secondary");
        return label;
    }

    private static VBox card(String titleKey, int count, Node content) {
        Label title = new Label(Messages.text(titleKey, count));
        title.getStyleClass().add("card-title");
        VBox card = new VBox(title, content);
        card.getStyleClass().add("card");
        return card;
    }

    /** @param wrapping the column that gives way where it is narrow, or {@link #NONE} */
    private static GridPane grid(List<String> headings, int wrapping, List<List<Node>> rows) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        for (int column = 0; column < headings.size(); column++) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHgrow(column == headings.size() - 1 ? Priority.ALWAYS : Priority.SOMETIMES);
            constraints.setMinWidth(column == wrapping ? NARROWEST : Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(constraints);
            Label heading = text(Messages.text(headings.get(column)));
            grid.add(heading, column, 0);
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                grid.add(rows.get(row).get(column), column, row + 1);
            }
        }
        return grid;
    }
}
