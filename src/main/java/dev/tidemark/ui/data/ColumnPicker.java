package dev.tidemark.ui.data;

import dev.tidemark.core.data.Selection;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SearchField;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The sheet in which the columns to show are picked. */
final class ColumnPicker {
    private final Map<Column, BooleanProperty> picked = new HashMap<>();
    private final List<Column> all;

    private ColumnPicker(Selection selection) {
        all = selection.relation().columns();
        all.forEach(c -> picked.put(c, new SimpleBooleanProperty(selection.columns().contains(c))));
    }

    static void show(Sheets sheets, Selection selection, Consumer<List<Column>> onPicked) {
        new ColumnPicker(selection).open(sheets, selection.relation().name(), onPicked);
    }

    private void open(Sheets sheets, String table, Consumer<List<Column>> onPicked) {
        SheetPane pane = new SheetPane(Messages.text("data.columnsOf", table), Messages.text("data.columnsMost", String.valueOf(Selection.MOST_COLUMNS)));
        ListView<Column> list = new ListView<>();
        list.setId("columnList");
        list.getItems().setAll(all);
        list.setPrefHeight(320);
        list.setAccessibleText(Messages.text("data.columns"));
        list.setCellFactory(CheckBoxListCell.forListView(picked::get, new StringConverter<>() {
            @Override public String toString(Column column) {
                return column == null ? "" : column.name() + (column.type().isEmpty() ? "" : "  " + column.type());
            }

            @Override public Column fromString(String text) {
                return null;
            }
        }));
        SearchField search = new SearchField();
        search.setPromptText(Messages.text("data.columnSearch"));
        search.textProperty().addListener((source, before, now) -> list.getItems().setAll(all.stream().filter(c -> c.name().toLowerCase(Locale.ROOT).contains(now.toLowerCase(Locale.ROOT))).toList()));
        pane.setBody(new VBox(8, search, list));
        Sheets.Sheet sheet = sheets.show(pane, Messages.text("data.columnsOf", table), Sheets.Size.SMALL);
        Button none = SheetPane.button(Messages.text("data.columnsNone"), () -> list.getItems().forEach(c -> picked.get(c).set(false)));
        Button every = SheetPane.button(Messages.text("data.columnsAll"), () -> list.getItems().forEach(c -> picked.get(c).set(true)));
        Button apply = SheetPane.button(Messages.text("data.columnsShow"), () -> {
            List<Column> wanted = new ArrayList<>(all.stream().filter(c -> picked.get(c).get()).toList());
            if (!wanted.isEmpty()) {
                sheet.close();
                onPicked.accept(wanted);
            }
        }, "primary");
        apply.setId("columnsShow");
        pane.setButtons(SheetPane.button(Messages.text("dialog.cancel"), sheet::close), none, every, apply);
    }
}
