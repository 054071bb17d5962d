package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.support.FxTest;
import dev.tidemark.support.Screenshots;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Pictures of the frame in both themes and sizes, to be looked at; the test only holds that they can be taken. */
class ShellPicturesTest extends FxTest {
    private Stage stage;

    @Override
    protected Scene scene(Stage stage) {
        this.stage = stage;
        return new ShellWindow(stage, theme(Theme.Mode.LIGHT), 1280, 800).scene;
    }

    @Test
    void everyStateOfTheFrameCanBeDrawn() {
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
                String suffix = "-" + mode.name().toLowerCase(Locale.ROOT) + "-" + size[0] + "x" + size[1];
                Path written = onFx(() -> draw(mode, size, suffix));
                assertThat(written).isRegularFile();
                assertThat(Files.exists(written)).isTrue();
            }
        }
    }

    private Path draw(Theme.Mode mode, int[] size, String suffix) throws Exception {
        ShellWindow window = new ShellWindow(stage, theme(mode), size[0], size[1]);
        window.model.recent().setAll(new RecentWorkspace("DAA Chatbot", Path.of("/srv/chatbot/storage")), new RecentWorkspace("Research", Path.of("/data/research/app.db")));
        Screenshots.save(window.scene, "shell-welcome" + suffix);
        window.openWorkspace();
        Screenshots.save(window.scene, "shell" + suffix);
        window.navigator.open(new Request.OpenFeature("settings"));
        Screenshots.save(window.scene, "settings" + suffix);
        window.dialogs.notify("Backed up, 2.3 MB, verified.", "Show", () -> { });
        window.dialogs.notify("Path copied");
        window.dialogs.confirm(Confirmation.of("Delete the chat “Returns policy”", "The chat and its messages are deleted. A backup is taken before, so you can take this back.", "Delete chat and 12 messages")
            .withDetails(List.of("1 chat", "12 messages", "3 sources")).asDanger().typing("Returns policy"), () -> { });
        Screenshots.save(window.scene, "confirmation" + suffix);
        window.dialogs.showProblem(Problem.of(ProblemCode.LOCKED, "path", "storage/sqlite/app.db", "waited", "5 s"));
        Path last = Screenshots.save(window.scene, "problem" + suffix);
        ShellWindow palette = new ShellWindow(stage, theme(mode), size[0], size[1]);
        palette.openWorkspace();
        CommandPalette.show(palette.layers.sheets(), new Commands(palette.model, palette.navigator, palette.dialogs, new WorkspaceActions(path -> { }, path -> { }, path -> { }, () -> { }, path -> { }, () -> { }, () -> { }), theme(mode)).entries());
        Screenshots.save(palette.scene, "palette" + suffix);
        return last;
    }
}
