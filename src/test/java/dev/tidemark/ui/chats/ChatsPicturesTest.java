package dev.tidemark.ui.chats;

import dev.tidemark.app.AppContext;
import dev.tidemark.support.AppPictures;
import dev.tidemark.support.AppWindow;
import dev.tidemark.ui.support.Request;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class ChatsPicturesTest extends AppPictures {
    @Test
    void everyPartOfTheScreenInEveryThemeAndSize() throws Exception {
        AppWindow workspace = new AppWindow(folder).filled(null);
        take("chats", workspace, this::open);
        take("chats-metadata", workspace, window -> {
            open(window);
            onFx(window, root -> ((Button) root.lookupAll(".metadata-button").iterator().next()).fire());
        });
        take("chats-table", workspace, window -> {
            open(window);
            onFx(window, root -> ((Button) root.lookup("#lastMessage")).fire());
            await(() -> window.scene().lookup("#messagePlace") instanceof Label place && place.getText().endsWith("18 of 18"));
        });
        take("chats-documents", workspace, window -> {
            open(window);
            onFx(window, root -> {
                ((TabPane) root.lookup("#tabs")).getSelectionModel().select(1);
                list(root, "#documents").getSelectionModel().select(1);
            });
        });
        take("chats-settings", workspace, window -> {
            open(window);
            onFx(window, root -> ((ToggleButton) root.lookup("#settings")).fire());
        });
        take("chats-search", workspace, window -> {
            open(window);
            onFx(window, root -> ((TextField) root.lookup("#search")).setText("handbook"));
            await(() -> !list(window.scene().getRoot(), "#hits").getItems().isEmpty());
            onFx(window, root -> {
                list(root, "#hits").getSelectionModel().select(6);
                list(root, "#hits").getOnMouseClicked().handle(null);
            });
            await(() -> window.scene().getRoot().lookupAll(".bubble").stream().anyMatch(bubble -> bubble.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("found"))));
        });
    }

    @Test
    void anOlderVersionAndAnEmptyDatabase() throws Exception {
        take("chats-at-v1", new AppWindow(folder.resolve("one")).filled("1"), window -> {
            onFx(window, root -> window.navigator().open(new Request.OpenFeature("chats")));
            await(() -> !list(window.scene().getRoot(), "#projects").getItems().isEmpty());
        });
        take("chats-at-base", new AppWindow(folder.resolve("base")).filled("base"), window -> {
            onFx(window, root -> window.navigator().open(new Request.OpenFeature("chats")));
            await(() -> window.scene().lookup("#nothing").isVisible());
        });
    }

    private void open(AppContext window) {
        onFx(window, root -> window.navigator().open(new Request.OpenFeature("chats")));
        await(() -> !list(window.scene().getRoot(), "#projects").getItems().isEmpty() && ((Region) window.scene().lookup("#columns")).isVisible());
        onFx(window, root -> list(root, "#projects").getSelectionModel().select(1));
        await(() -> !window.scene().getRoot().lookupAll(".bubble").isEmpty() && list(window.scene().getRoot(), "#chats").getItems().size() == 6);
        onFx(window, root -> {
            root.applyCss();
            root.layout();
        });
    }

    private static void onFx(AppContext window, Consumer<Parent> action) {
        onFx(() -> {
            action.accept(window.scene().getRoot());
            return null;
        });
    }

    private static ListView<?> list(Parent root, String id) {
        return (ListView<?>) root.lookup(id);
    }
}
