package dev.tidemark.ui.chats;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A row with a name, a quieter line under it, and perhaps a sign at its right. */
final class TwoLineCell<T> extends ListCell<T> {
    private final Label first = new Label();
    private final Label second = new Label();
    private final HBox row;
    private final Function<? super T, String> name;
    private final Function<? super T, String> line;
    private final Function<? super T, Node> sign;
    private final Runnable onNearEnd;

    /**
     * A row.
     *
     * @param sign made for each row; its result may be null
     * @param onNearEnd runs when one of the last rows comes into view
     */
    TwoLineCell(Function<? super T, String> name, Function<? super T, String> line, Function<? super T, Node> sign, Runnable onNearEnd) {
        this.name = name;
        this.line = line;
        this.sign = sign;
        this.onNearEnd = onNearEnd;
        first.getStyleClass().add("strong");
        second.getStyleClass().addAll("muted", "secondary");
        second.setWrapText(true);
        VBox lines = new VBox(first, second);
        lines.getStyleClass().add("cell-lines");
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        row = new HBox(lines);
        row.getStyleClass().add("cell-row");
        getStyleClass().add("two-line-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        first.setText(name.apply(item));
        second.setText(line.apply(item));
        Node mark = sign.apply(item);
        if (mark == null) {
            row.getChildren().setAll(row.getChildren().getFirst());
        } else {
            row.getChildren().setAll(row.getChildren().getFirst(), mark);
        }
        setGraphic(row);
        setAccessibleText(first.getText() + ", " + second.getText());
        if (getIndex() >= getListView().getItems().size() - 1) {
            onNearEnd.run();
        }
    }
}
