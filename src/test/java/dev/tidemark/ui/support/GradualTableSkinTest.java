package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.FxTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class GradualTableSkinTest extends FxTest {
    private final TableView<Integer> table = new TableView<>(FXCollections.observableArrayList());

    @Override protected Scene scene(Stage stage) {
        TableColumn<Integer, Integer> column = new TableColumn<>("number");
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        table.getColumns().add(column);
        table.setFixedCellSize(20);
        table.setSkin(new GradualTableSkin<>(table));
        return new Scene(table, 300, 600);
    }

    @Test void aFewRowsComeAtOnceAndTheOthersInLaterPulses() {
        List<Integer> seen = new ArrayList<>();
        onFx(() -> {
            table.getItems().setAll(IntStream.range(0, 500).boxed().toList());
            table.layout();
            seen.add(rows());
            return null;
        });
        await(() -> rows() > 25);
        assertThat(seen.getFirst()).isBetween(1, 12);
    }

    private int rows() {
        return (int) table.lookupAll(".table-row-cell").stream().filter(Node::isVisible).filter(row -> !((TableRow<?>) row).isEmpty()).count();
    }
}
