package dev.tidemark.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.app.AppContext;
import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.support.FxTest;
import dev.tidemark.support.Screenshots;
import dev.tidemark.ui.support.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the chats in both themes and sizes, to be looked at; the test only holds that they can be taken. */
class ChatsPicturesTest extends FxTest {
    @TempDir Path folder;
    private AppContext app;

    @Override
    protected Scene scene(Stage stage) {
        Workspaces workspaces = new Workspaces(Map.of(), folder);
        Services services = Services.of(workspaces.at(folder.resolve("storage")));
        new Setup(workspaces).run(services, true, Progress.NONE, Cancellation.never());
        app = new AppContext(stage, workspaces, folder.resolve("window.properties"));
        app.open(folder.resolve("storage"));
        return app.scene();
    }

    @AfterEach
    void close() {
        onFx(() -> {
            app.close();
            return null;
        });
    }

    @Test
    void everyPartOfTheScreenCanBeDrawn() {
        await(() -> !lookup("#rail-chats").queryAs(ToggleButton.class).isDisabled());
        onFx(() -> {
            lookup("#rail-chats").queryAs(ToggleButton.class).fire();
            return null;
        });
        await(() -> lookup("#chatTitle").tryQuery().isPresent() && lookup("#messagePlace").tryQuery().isPresent());
        pick("#projects", 1);
        await(() -> list("#chats").getItems().size() == 6);
        picture("chats", () -> { });
        picture("chats-metadata", () -> lookup(".metadata-button").queryAllAs(Button.class).stream().limit(1).forEach(Button::fire));
        onFx(() -> {
            lookup("#tabs").queryAs(TabPane.class).getSelectionModel().select(1);
            return null;
        });
        picture("chats-documents", () -> { });
        onFx(() -> {
            lookup("#settings").queryAs(ToggleButton.class).fire();
            return null;
        });
        picture("chats-settings", () -> { });
        onFx(() -> {
            lookup("#search").queryAs(TextField.class).setText("battery");
            return null;
        });
        await(() -> !list("#hits").getItems().isEmpty());
        picture("chats-search", () -> { });
    }

    private void picture(String name, Runnable before) {
        onFx(() -> {
            before.run();
            return null;
        });
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
                Path file = onFx(() -> draw(mode, size, name + "-" + mode.name().toLowerCase(Locale.ROOT) + "-" + size[0] + "x" + size[1]));
                assertThat(file).isRegularFile();
            }
        }
    }

    /** In a scene of its own: the screenless stage draws no higher than 1000. */
    private Path draw(Theme.Mode mode, int[] size, String name) throws IOException {
        app.theme().modeProperty().set(mode);
        Parent root = scene().getRoot();
        scene().setRoot(new Pane());
        Scene large = new Scene(root, size[0], size[1]);
        app.theme().applyTo(large);
        Screenshots.save(large, name);
        Path file = Screenshots.save(large, name);
        large.setRoot(new Pane());
        scene().setRoot(root);
        return file;
    }

    private void pick(String list, int index) {
        onFx(() -> {
            list(list).getSelectionModel().select(index);
            return null;
        });
    }

    private ListView<?> list(String id) {
        return lookup(id).queryAs(ListView.class);
    }
}
