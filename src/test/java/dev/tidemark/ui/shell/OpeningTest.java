package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.FxTest;
import dev.tidemark.ui.support.Theme;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class OpeningTest extends FxTest {
    private ShellWindow window;

    @Override protected Scene scene(Stage stage) {
        window = new ShellWindow(stage, theme(Theme.Mode.LIGHT), 1280, 800);
        window.model.openingProperty().set(true);
        return window.scene;
    }

    @Test void whileAWorkspaceIsOpenedNothingElseIsOffered() {
        assertThat(lookup("#opening").tryQuery()).isPresent();
        assertThat(lookup("See it before. Undo it after.").tryQuery()).isEmpty();
        onFx(() -> {
            window.model.openingProperty().set(false);
            return null;
        });
        assertThat(lookup("See it before. Undo it after.").tryQuery()).as("nothing could be opened").isPresent();
    }
}
