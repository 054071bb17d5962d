package dev.tidemark.ui.chats;

import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Tips;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A row with a name, a quieter line under it, and perhaps a sign at that line's right. */
final class TwoLineCell<T> extends ListCell<T> {
    private final Label first = new Label();
    private final Label second = new Label();
    private final HBox lower = new HBox();
    private final VBox lines = new VBox(first, lower);
    private final Function<? super T, String> name;
    private final Function<? super T, String> line;
    private final Function<? super T, Node> sign;
    private final Function<? super T, String> more;
    private final Runnable onNearEnd;

    /**
     * A row.
     *
     * @param more for the tooltip
     * @param sign made for each row; its result may be null
     * @param onNearEnd runs when one of the last rows comes into view
     */
    TwoLineCell(Function<? super T, String> name, Function<? super T, String> line, Function<? super T, String> more, Function<? super T, Node> sign, Runnable onNearEnd) {
        this.name = name;
        this.line = line;
        this.more = more;
        this.sign = sign;
        this.onNearEnd = onNearEnd;
        first.getStyleClass().add("strong");
        second.getStyleClass().addAll("muted", "secondary");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        lower.getChildren().addAll(second, gap);
        lower.getStyleClass().add("cell-lower");
        lines.getStyleClass().add("cell-lines");
        getStyleClass().add("two-line-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            Tips.on(this, null);
            return;
        }
        String named = name.apply(item);
        first.setText(named == null ? null : Texts.line(named));
        second.setText(line.apply(item));
        Node mark = sign.apply(item);
        lower.getChildren().setAll(lower.getChildren().subList(0, 2));
        if (mark != null) {
            lower.getChildren().add(mark);
        }
        setGraphic(lines);
        Tips.on(this, more.apply(item));
        setAccessibleText(first.getText() + ", " + second.getText());
        if (getIndex() >= getListView().getItems().size() - 1) {
            onNearEnd.run();
        }
    }
}
