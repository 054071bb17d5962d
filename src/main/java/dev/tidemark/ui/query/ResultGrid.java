package dev.tidemark.ui.query;

import dev.tidemark.core.data.Value;
import dev.tidemark.core.query.Results;
import dev.tidemark.ui.support.Clipboards;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.ValueText;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** The rows of a result; only those in view are read. Ctrl+C copies the row, Enter or a double click shows the value. */
final class ResultGrid extends TableView<List<Value>> {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");
    private static final double ROW = 28;
    private static final int LOOKED_AT = 50;
    /** How many values are looked at for the widths. */
    private static final int LOOKED_AT_VALUES = 10_000;
    private static final double LETTER = 7.4;
    /** So wide a column is at the most where room is scarce. */
    private static final double NARROW = 320;
    private static final double BAR = 14;
    /** More of them make the table slow; the others are in the list of a row's values. */
    static final int SHOWN_COLUMNS = 100;

    private final Results results;

    /** @param onValue gets a column's name and the value that the person wants to see whole */
    ResultGrid(Results results, BiConsumer<String, Value> onValue) {
        this.results = results;
        setId("resultGrid");
        getStyleClass().add("result-grid");
        setAccessibleText(Messages.text("query.grid"));
        setFixedCellSize(ROW);
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        getSelectionModel().setCellSelectionEnabled(true);
        TableColumn<List<Value>, Number> number = new TableColumn<>("");
        number.setSortable(false);
        number.setReorderable(false);
        number.setPrefWidth(64);
        number.setCellFactory(column -> new NumberCell());
        getColumns().add(number);
        List<List<Value>> first = results.page(0, Math.clamp(LOOKED_AT_VALUES / Math.max(1, results.columns().size()), 1, LOOKED_AT));
        for (int i = 0; i < Math.min(SHOWN_COLUMNS, results.columns().size()); i++) {
            getColumns().add(column(i, first));
        }
        setItems(new ResultRows(results));
        widthProperty().addListener((source, before, now) -> spread());
        setPlaceholder(new Label(Messages.text("query.noRows")));
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (COPY.match(key)) {
                key.consume();
                copy();
            } else if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                key.consume();
                show(onValue);
            }
        });
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                show(onValue);
            }
        });
    }

    private TableColumn<List<Value>, Value> column(int index, List<List<Value>> first) {
        String name = results.columns().get(index);
        TableColumn<List<Value>, Value> column = new TableColumn<>(name);
        column.setSortable(false);
        column.setReorderable(false);
        int letters = Math.max(name.length() + 1, first.stream().mapToInt(row -> ValueText.of(row.get(index)).length()).max().orElse(0));
        double wanted = Math.max(64, letters * LETTER + 20);
        column.setUserData(wanted);
        column.setPrefWidth(Math.min(wanted, NARROW));
        if (first.stream().map(row -> row.get(index)).allMatch(value -> isNumber(value) || value instanceof Value.Null) && first.stream().map(row -> row.get(index)).anyMatch(ResultGrid::isNumber)) {
            column.getStyleClass().add("number-column");
        }
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().get(index)));
        column.setCellFactory(view -> new ValueCell());
        return column;
    }

    /** Columns whose values were cut take the room that is left. */
    private void spread() {
        List<TableColumn<List<Value>, ?>> cut = getColumns().stream().filter(column -> column.getUserData() instanceof Double wanted && wanted > NARROW && Math.abs(column.getWidth() - column.getPrefWidth()) < 1).toList();
        double others = getColumns().stream().filter(column -> !cut.contains(column)).mapToDouble(TableColumn::getWidth).sum();
        double each = cut.isEmpty() ? 0 : Math.floor((getWidth() - BAR - others) / cut.size());
        cut.forEach(column -> column.setPrefWidth(Math.max(NARROW, Math.min((Double) column.getUserData(), each))));
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Int || value instanceof Value.Real;
    }

    /** The chosen row, else the first; null where there is none. */
    List<Value> row() {
        List<Value> chosen = getSelectionModel().getSelectedItem();
        return chosen != null ? chosen : getItems().isEmpty() ? null : getItems().getFirst();
    }

    private void copy() {
        List<Value> row = getSelectionModel().getSelectedItem();
        if (row != null) {
            Clipboards.copy(row.stream().map(value -> value.plain().replace('\t', ' ').replace('\n', ' ')).collect(Collectors.joining("\t")));
        }
    }

    private void show(BiConsumer<String, Value> onValue) {
        TablePosition<?, ?> place = getFocusModel().getFocusedCell();
        int column = place == null ? -1 : place.getColumn() - 1;
        List<Value> row = getSelectionModel().getSelectedItem();
        if (row != null && column >= 0 && column < row.size()) {
            onValue.accept(results.columns().get(column), row.get(column));
        }
    }

    private static final class ValueCell extends TableCell<List<Value>, Value> {
        @Override
        protected void updateItem(Value value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : ValueText.of(value));
            pseudoClassStateChanged(QUIET, !empty && value != null && ValueText.isQuiet(value));
            pseudoClassStateChanged(NUMBER, isNumber(value));
        }
    }

    private static final class NumberCell extends TableCell<List<Value>, Number> {
        NumberCell() {
            getStyleClass().add("row-number");
        }

        @Override
        protected void updateItem(Number ignored, boolean empty) {
            super.updateItem(ignored, empty);
            setText(empty || getIndex() < 0 || getIndex() >= getTableView().getItems().size() ? null : String.valueOf(getIndex() + 1));
        }
    }
}
