package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.FxTest;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class ThemeTest extends FxTest {
    private Theme theme;

    @Override
    protected Scene scene(Stage stage) {
        theme = theme(Theme.Mode.LIGHT);
        Scene scene = new Scene(new StackPane(), 100, 100);
        theme.applyTo(scene);
        return scene;
    }

    @Test
    void aSceneFollowsTheChoice() {
        onFx(() -> {
            theme.modeProperty().set(Theme.Mode.DARK);
            return null;
        });
        assertThat(scene().getStylesheets()).anyMatch(sheet -> sheet.endsWith("/dark.css")).noneMatch(sheet -> sheet.endsWith("/light.css"));
    }

    @Test
    void zoomStaysWithinItsBounds() {
        onFx(() -> {
            theme.setZoom(9);
            return null;
        });
        assertThat(theme.zoomProperty().get()).isEqualTo(2);
        onFx(() -> {
            theme.setZoom(0.1);
            return null;
        });
        assertThat(theme.zoomProperty().get()).isEqualTo(0.75);
    }

    @Test
    void theBundledFontsAreKnownByTheNamesThatTheStylesheetUses() {
        assertThat(Font.getFamilies()).contains("Inter", "Inter Medium", "Inter SemiBold", "JetBrains Mono", "JetBrains Mono Medium");
    }

    /** JavaFX falls back to the same system font for both families when a bundled one lacks the letters. */
    @Test
    void theBundledFontsHaveTheLettersOfCentralEurope() {
        Text inter = new Text("łąčőřğ");
        inter.setFont(Font.font("Inter", 20));
        Text mono = new Text("łąčőřğ");
        mono.setFont(Font.font("JetBrains Mono", 20));
        assertThat(mono.getLayoutBounds().getWidth()).isEqualTo(6 * 12.0);
        assertThat(inter.getLayoutBounds().getWidth()).isNotEqualTo(mono.getLayoutBounds().getWidth());
    }
}
