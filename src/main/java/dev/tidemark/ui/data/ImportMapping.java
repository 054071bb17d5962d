package dev.tidemark.ui.data;

import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.StringConverter;

/** The columns of the table, each with what it takes of the file, what becomes of it, and the first values. */
final class ImportMapping extends TableView<ImportModel.Line> {
    private static final double LINE = 40;

    private final ImportModel model;

    ImportMapping(ImportModel model) {
        this.model = model;
        setId("importMapping");
        getStyleClass().add("import-mapping");
        setAccessibleText(Messages.text("data.import.mapping"));
        setFixedCellSize(LINE);
        setSelectionModel(null);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add("column", 130, line -> line.column().name());
        TableColumn<ImportModel.Line, ImportModel.Line> takes = made("takes", 180);
        takes.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        takes.setCellFactory(column -> new Takes());
        add("storedAs", 180, line -> line.takes().isEmpty() ? without(line.column()) : line.storedAs());
        add("first", 180, line -> String.join(" · ", line.first().stream().map(value -> value.isEmpty() ? "“”" : value).toList()));
        model.plan().valueProperty().subscribe(this::show);
        model.plan().problemProperty().subscribe(this::show);
        model.look().valueProperty().subscribe(this::show);
    }

    /** What a column holds that takes nothing. */
    private String without(Column column) {
        if (model.relation().table().rowidAlias().filter(column.name()::equalsIgnoreCase).isPresent()) {
            return Messages.text("data.import.without.number");
        }
        if (column.defaultSql() != null) {
            return Messages.text("data.import.without.default");
        }
        return Messages.text(column.notNull() ? "data.import.without.missing" : "data.import.without.null");
    }

    private void show() {
        if (model.plan().get() != null || model.plan().problemProperty().get() != null) {
            getItems().setAll(model.lines());
        }
    }

    private <T> TableColumn<ImportModel.Line, T> made(String key, double width) {
        TableColumn<ImportModel.Line, T> column = new TableColumn<>(Messages.text("data.import.column." + key));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        getColumns().add(column);
        return column;
    }

    private void add(String key, double width, Function<ImportModel.Line, String> text) {
        TableColumn<ImportModel.Line, String> column = made(key, width);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(text.apply(line.getValue())));
        column.setCellFactory(owner -> new Told());
    }

    /** A text that may be longer than its place. */
    private static final class Told extends TableCell<ImportModel.Line, String> {
        @Override protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            Tips.on(this, empty ? null : text);
        }
    }

    /** A choice among the names of the file. */
    private final class Takes extends TableCell<ImportModel.Line, ImportModel.Line> {
        private final ComboBox<String> names = new ComboBox<>();
        private boolean showing;

        Takes() {
            names.setMaxWidth(Double.MAX_VALUE);
            names.setConverter(new StringConverter<>() {
                @Override public String toString(String name) {
                    return name == null || name.isEmpty() ? Messages.text("data.import.nothing") : model.orderProperty().get().header() ? name : Messages.text("data.import.value", name);
                }

                @Override public String fromString(String text) {
                    throw new UnsupportedOperationException("The box is not editable");
                }
            });
            names.valueProperty().addListener((source, before, now) -> {
                if (!showing && now != null && getItem() != null && !now.equals(getItem().takes())) {
                    model.map(getItem().column(), now);
                }
            });
        }

        @Override protected void updateItem(ImportModel.Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            showing = true;
            List<String> all = new ArrayList<>(List.of(""));
            all.addAll(model.names());
            Column column = line.column();
            names.setId("import-" + column.name());
            names.setAccessibleText(Messages.text("data.import.takes", column.name()));
            if (!names.getItems().equals(all)) {
                names.getItems().setAll(all);
            }
            names.setValue(line.takes());
            showing = false;
            setGraphic(names);
        }
    }
}
