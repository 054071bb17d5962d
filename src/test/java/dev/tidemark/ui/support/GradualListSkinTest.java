package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.FxTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class GradualListSkinTest extends FxTest {
    private final ListView<Integer> list = new ListView<>(FXCollections.observableArrayList());

    @Override protected Scene scene(Stage stage) {
        list.setId("list");
        list.setFixedCellSize(20);
        list.setSkin(new GradualListSkin<>(list));
        return new Scene(list, 200, 600);
    }

    @Test void aFewLinesComeAtOnceAndTheOthersInLaterPulses() {
        List<Integer> seen = new ArrayList<>();
        onFx(() -> {
            list.getItems().setAll(IntStream.range(0, 500).boxed().toList());
            list.layout();
            seen.add(lines());
            return null;
        });
        await(() -> lines() == 30);
        assertThat(seen.getFirst()).isBetween(1, 12);
    }

    @Test void aLineFarDownIsShownAtOnce() {
        onFx(() -> {
            list.getItems().setAll(IntStream.range(0, 500).boxed().toList());
            list.scrollTo(300);
            list.layout();
            return null;
        });
        await(() -> shown().contains(300));
        await(() -> lines() == 30);
    }

    @Test void linesThatComeLaterAndOnesThatGoAreFollowed() {
        for (int size : new int[] {3, 500, 0, 2, 40}) {
            onFx(() -> list.getItems().setAll(IntStream.range(0, size).boxed().toList()));
            await(() -> lines() == Math.min(size, 30));
        }
    }

    private int lines() {
        return shown().size();
    }

    private List<Integer> shown() {
        return list.lookupAll(".list-cell").stream().filter(Node::isVisible).map(node -> ((IndexedCell<?>) node)).filter(cell -> !cell.isEmpty()).map(IndexedCell::getIndex).toList();
    }
}
