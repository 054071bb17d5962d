package dev.tidemark.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.app.AppContext;
import dev.tidemark.ui.support.Theme;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of a screen of the whole app: both themes, both sizes, on sample data. */
public abstract class AppPictures extends FxTest {
    @TempDir protected Path folder;
    private Stage stage;
    private AppContext first;

    @Override protected final Scene scene(Stage shown) {
        stage = shown;
        first = new AppWindow(folder.resolve("unused")).window(shown, Theme.Mode.LIGHT, 1280, 800);
        return first.scene();
    }

    /** What is done in a window before its picture is taken; runs on the test's thread. */
    @FunctionalInterface
    protected interface Steps {
        void in(AppContext window) throws Exception;
    }

    /** Takes {@code name-light-1280x800.png} and its three siblings. */
    protected final void take(String name, AppWindow workspace, Steps steps) throws Exception {
        for (Theme.Mode mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
            for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
                AppContext window = onFx(() -> workspace.window(stage, mode, size[0], size[1]));
                onFx(() -> {
                    window.open(workspace.root());
                    return null;
                });
                await(() -> window.session().statusProperty().get() != null);
                steps.in(window);
                Path file = onFx(() -> Screenshots.save(window.scene(), name + "-" + mode.name().toLowerCase(Locale.ROOT) + "-" + size[0] + "x" + size[1]));
                assertThat(file).isNotEmptyFile();
                onFx(() -> {
                    window.close();
                    return null;
                });
            }
        }
    }
}
