package dev.tidemark.ui.data;

import dev.tidemark.core.data.Edit;
import dev.tidemark.core.data.Relation;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The sheet in which a new row is filled in; a column whose box is not ticked gets its default. */
final class InsertSheet {
    private final Map<Column, TextField> fields = new LinkedHashMap<>();
    private final Map<Column, CheckBox> given = new LinkedHashMap<>();

    private InsertSheet() { }

    static void show(Sheets sheets, Relation relation, Consumer<Map<String, Value>> onFilled) {
        new InsertSheet().open(sheets, relation, onFilled);
    }

    private void open(Sheets sheets, Relation relation, Consumer<Map<String, Value>> onFilled) {
        SheetPane pane = new SheetPane(Messages.text("data.insertTitle", relation.name()), Messages.text("data.insertSentence"));
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(8);
        int line = 0;
        for (Column column : relation.columns().stream().filter(c -> !c.generated()).toList()) {
            CheckBox box = new CheckBox(column.name());
            box.setMnemonicParsing(false);
            box.setSelected(column.notNull() && column.defaultSql() == null && column.primaryKey() == 0);
            TextField field = new TextField();
            field.setPromptText(column.defaultSql() != null ? Messages.text("data.insertDefault", column.defaultSql()) : column.primaryKey() > 0 ? Messages.text("data.insertKey") : "NULL");
            field.setAccessibleText(column.name());
            field.textProperty().addListener((source, before, now) -> box.setSelected(true));
            GridPane.setHgrow(field, Priority.ALWAYS);
            Label type = new Label(column.type());
            type.getStyleClass().addAll("muted", "secondary");
            grid.addRow(line++, box, field, type);
            fields.put(column, field);
            given.put(column, box);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        pane.setBody(scroll);
        Sheets.Sheet sheet = sheets.show(pane, Messages.text("data.insertTitle", relation.name()), Sheets.Size.MEDIUM);
        pane.setButtons(SheetPane.button(Messages.text("dialog.cancel"), sheet::close), SheetPane.button(Messages.text("data.insertVerb"), () -> {
            sheet.close();
            onFilled.accept(values());
        }, "primary"));
    }

    private Map<String, Value> values() {
        Map<String, Value> values = new LinkedHashMap<>();
        given.forEach((column, box) -> {
            if (box.isSelected()) {
                values.put(column.name(), Edit.typed(new Value.Null(), fields.get(column).getText()));
            }
        });
        return values;
    }
}
