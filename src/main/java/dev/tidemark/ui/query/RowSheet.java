package dev.tidemark.ui.query;

import dev.tidemark.core.data.Value;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SearchField;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.ValueText;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The sheet with all values of one row, one line each, for a result with more columns than a table can show. Only the lines in view are made. */
final class RowSheet {
    private RowSheet() { }

    /** @param onValue gets a column's name and the value that the person wants to see whole */
    static void show(Sheets sheets, List<String> columns, List<Value> row, BiConsumer<String, Value> onValue) {
        List<Integer> all = IntStream.range(0, Math.min(columns.size(), row.size())).boxed().toList();
        ObservableList<Integer> listed = FXCollections.observableArrayList(all);
        SearchField search = new SearchField();
        search.setId("rowSearch");
        search.setPromptText(Messages.text("query.rowSearch"));
        search.textProperty().addListener((source, before, now) -> {
            String words = now.strip().toLowerCase(Locale.ROOT);
            listed.setAll(all.stream().filter(i -> columns.get(i).toLowerCase(Locale.ROOT).contains(words)).toList());
        });
        ListView<Integer> list = new ListView<>(listed);
        list.setId("rowValues");
        list.setAccessibleText(Messages.text("query.rowValues"));
        list.setPlaceholder(Cells.emptyState("fth-search", Messages.text("query.rowNoColumn")));
        list.setCellFactory(view -> new ValueLine(columns, row));
        Runnable open = () -> {
            Integer chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                onValue.accept(columns.get(chosen), row.get(chosen));
            }
        };
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                open.run();
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                key.consume();
                open.run();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        SheetPane pane = new SheetPane(Messages.text("query.rowValues"), Messages.text("query.rowSentence"));
        pane.setBody(new VBox(8, search, list));
        Sheets.Sheet[] sheet = new Sheets.Sheet[1];
        pane.setButtons(SheetPane.button(Messages.text("problem.close"), () -> sheet[0].close(), "primary"));
        sheet[0] = sheets.show(pane, Messages.text("query.rowValues"), Sheets.Size.LARGE);
    }

    private static final class ValueLine extends ListCell<Integer> {
        private final List<String> columns;
        private final List<Value> row;

        ValueLine(List<String> columns, List<Value> row) {
            this.columns = columns;
            this.row = row;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Integer at, boolean empty) {
            super.updateItem(at, empty);
            setText(null);
            setGraphic(empty || at == null ? null : Cells.keyValue(columns.get(at), ValueText.of(row.get(at))));
        }
    }
}
