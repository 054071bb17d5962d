package dev.tidemark.ui.schema.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.Accessibility;
import dev.tidemark.support.FxTest;
import dev.tidemark.support.NamedTempDir;
import dev.tidemark.support.Screenshots;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Layers;
import dev.tidemark.ui.support.SampleSession;
import dev.tidemark.ui.support.Theme;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A layout that does not come to its end: what stands in its place, Cancel, and the way back. */
class DiagramCancelTest extends FxTest {
    @TempDir(factory = NamedTempDir.class) private Path folder;
    private SampleSession sample;

    @Override
    protected Scene scene(Stage stage) {
        sample = new SampleSession(folder);
        sample.jobs.holdReads();
        Theme theme = theme(Theme.Mode.LIGHT);
        DiagramPane pane = new DiagramPane(new FeatureContext(sample.session, sample.jobs, sample.dialogs, new Layers().sheets(), sample.navigator, theme, shown -> { }), table -> { }, StackPane::new);
        pane.show(sample.services.schema());
        Scene scene = new Scene(pane, 1280, 800);
        theme.applyTo(scene);
        return scene;
    }

    @Test
    void aLayoutIsCancelledAndBegunAgain() {
        assertThat(lookup("Laying out the tables…").tryQuery()).isPresent();
        assertThat(lookup("#diagramDetail").query().isDisabled()).isTrue();
        clickOn("#diagramCancel");
        finish();
        assertThat(lookup("The layout was cancelled.").tryQuery()).isPresent();
        assertThat(lookup("#diagramCancel").tryQuery()).isEmpty();
        assertThat(sample.dialogs.problems()).isEmpty();
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        onFx(() -> {
            Screenshots.save(scene(), "diagram-cancelled-light-1280x800");
            return null;
        });
        clickOn("#diagramAgain");
        assertThat(lookup("#diagramCancel").tryQuery()).isPresent();
        finish();
        assertThat(lookup("#diagramCanvas").query().isVisible()).isTrue();
        assertThat(lookup("#diagramAbout").queryLabeled().getText()).startsWith("5 tables, 3 references.");
    }

    private void finish() {
        onFx(() -> {
            sample.jobs.finishLastRead();
            return null;
        });
    }
}
