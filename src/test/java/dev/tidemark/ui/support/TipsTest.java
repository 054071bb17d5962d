package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.FxTest;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class TipsTest extends FxTest {
    private final Label first = new Label("first");
    private final Label second = new Label("second");

    @Override protected Scene scene(Stage stage) {
        first.setId("first");
        second.setId("second");
        VBox box = new VBox(60, first, second);
        box.setPadding(new Insets(60));
        return new Scene(box, 300, 300);
    }

    @Test void theWordsOfTheMomentComeUpWhereThePointerRests() {
        tell(first, "before");
        tell(first, "these words");
        tell(second, "other words");
        assertThat(first.getAccessibleHelp()).isEqualTo("these words");
        moveTo("#first");
        await(() -> shown().equals(List.of("these words")));
        moveTo("#second");
        await(() -> shown().equals(List.of("other words")));
    }

    @Test void wordsThatChangeUnderThePointerAreTheNewOnesAndNoneComeUpWhenTheyAreGone() {
        tell(first, "old");
        moveTo("#first");
        await(() -> shown().equals(List.of("old")));
        tell(first, "new");
        moveBy(1, 0);
        await(() -> shown().equals(List.of("new")));
        tell(first, null);
        await(() -> shown().isEmpty());
        moveTo("#second");
        moveTo("#first");
        sleep(700);
        assertThat(onFx(TipsTest::shown)).isEmpty();
    }

    private static void tell(Label label, String words) {
        onFx(() -> {
            Tips.on(label, words);
            return null;
        });
    }

    private static List<String> shown() {
        return Window.getWindows().stream().filter(Tooltip.class::isInstance).filter(Window::isShowing).map(tip -> ((Tooltip) tip).getText()).toList();
    }
}
