package dev.tidemark.ui.data;

import dev.tidemark.core.data.Filter;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The conditions on the rows, one line each: column, comparison, value. Enter in a value applies them. */
final class FilterPane extends VBox {
    private final Consumer<List<Filter>> apply;
    private final Runnable onLeft;
    private List<Column> columns = List.of();

    /** @param onLeft runs when the last condition is gone that had the focus */
    FilterPane(Consumer<List<Filter>> apply, Runnable onLeft) {
        this.apply = apply;
        this.onLeft = onLeft;
        setId("filters");
        getStyleClass().add("filter-pane");
        setManaged(false);
        setVisible(false);
    }

    /** Shows the conditions of a selection. */
    void show(List<Column> all, List<Filter> filters) {
        columns = all;
        boolean focused = isFocusWithin();
        getChildren().clear();
        filters.forEach(f -> getChildren().add(new Condition(f)));
        appear(!filters.isEmpty());
        if (focused && filters.isEmpty()) {
            onLeft.run();
        } else if (focused) {
            ((Condition) getChildren().getLast()).value.requestFocus();
        }
    }

    /** Adds a condition to fill in, on that column. */
    void add(String column) {
        Condition condition = new Condition(Filter.of(column, Filter.Test.CONTAINS, ""));
        getChildren().add(condition);
        appear(true);
        condition.value.requestFocus();
    }

    private void appear(boolean shown) {
        setManaged(shown);
        setVisible(shown);
    }

    private void commit() {
        List<Filter> filters = new ArrayList<>();
        getChildren().forEach(c -> filters.add(((Condition) c).filter()));
        apply.accept(filters.stream().filter(f -> !f.test().takesValue() || !f.value().isEmpty() || f.test() == Filter.Test.EQUALS).toList());
    }

    private final class Condition extends HBox {
        private final ComboBox<String> column = new ComboBox<>();
        private final ComboBox<Filter.Test> test = new ComboBox<>();
        private final TextField value = new TextField();
        private final TextField upTo = new TextField();

        Condition(Filter filter) {
            getStyleClass().add("toolbar");
            columns.forEach(c -> column.getItems().add(c.name()));
            column.setValue(filter.column());
            column.setAccessibleText(Messages.text("data.filterColumn"));
            test.getItems().setAll(Filter.Test.values());
            test.setConverter(new StringConverter<>() {
                @Override public String toString(Filter.Test named) {
                    return named == null ? "" : Messages.text("data.test." + named);
                }

                @Override public Filter.Test fromString(String text) {
                    return null;
                }
            });
            test.setValue(filter.test());
            test.setAccessibleText(Messages.text("data.filterTest"));
            value.setText(filter.value() == null ? "" : filter.value());
            value.setPromptText(Messages.text("data.filterValue"));
            value.setAccessibleText(Messages.text("data.filterValue"));
            value.setPrefColumnCount(18);
            value.setMinWidth(60);
            HBox.setHgrow(value, Priority.ALWAYS);
            column.setMinWidth(120);
            test.setPrefWidth(170);
            upTo.setText(filter.upTo() == null ? "" : filter.upTo());
            upTo.setPromptText(Messages.text("data.filterUpTo"));
            upTo.setAccessibleText(Messages.text("data.filterUpTo"));
            value.visibleProperty().bind(test.valueProperty().map(Filter.Test::takesValue));
            value.managedProperty().bind(value.visibleProperty());
            upTo.visibleProperty().bind(test.valueProperty().map(t -> t == Filter.Test.BETWEEN));
            upTo.managedProperty().bind(upTo.visibleProperty());
            value.setOnAction(event -> commit());
            upTo.setOnAction(event -> commit());
            Button run = new Button(Messages.text("data.filterApply"));
            run.getStyleClass().add("small");
            run.setMinWidth(USE_PREF_SIZE);
            run.setOnAction(event -> commit());
            Button remove = new Button(null, Icons.of("fth-x"));
            remove.getStyleClass().addAll("ghost", "icon-button");
            remove.setAccessibleText(Messages.text("data.filterRemove"));
            remove.setOnAction(event -> {
                FilterPane.this.requestFocus();
                FilterPane.this.getChildren().remove(this);
                commit();
            });
            getChildren().addAll(column, test, value, upTo, run, remove);
        }

        Filter filter() {
            boolean between = test.getValue() == Filter.Test.BETWEEN;
            return new Filter(column.getValue(), test.getValue(), test.getValue().takesValue() ? value.getText() : null, between ? upTo.getText() : null);
        }
    }
}
