package dev.tidemark.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.SampleWorkspace;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Pictures of the chats, to be looked at. */
class ChatsPicturesTest extends AppJourney {
    @Test
    void aConversationCanBeDrawn() {
        open();
        pictures("chats");
        onFx(() -> {
            lookup(".metadata-button").<Button>query().fire();
            return null;
        });
        pictures("chats-metadata");
        clickOn("#chats");
        type(KeyCode.F2);
        awaitShown("#newName");
        pictures("chats-rename");
        type(KeyCode.ESCAPE);
        await(() -> list("#chats").isFocused());
        type(KeyCode.DELETE);
        awaitShown("#confirmationVerb");
        pictures("chats-delete");
        type(KeyCode.ESCAPE);
        await(() -> list("#chats").isFocused());
        clickOn("#lastMessage");
        await(() -> lookup("#messagePlace").queryAs(Label.class).getText().endsWith("18 of 18"));
        pictures("chats-table");
        assertThat(Path.of("target/screenshots/chats-table-dark-1920x1080.png")).isRegularFile();
    }

    @Test
    void documentsSettingsAndAFindCanBeDrawn() {
        open();
        onFx(() -> {
            lookup("#tabs").queryAs(TabPane.class).getSelectionModel().select(1);
            return null;
        });
        await(() -> list("#documents").getItems().size() == 6);
        choose("#documents", 1);
        pictures("chats-documents");
        onFx(() -> {
            list("#projects").requestFocus();
            return null;
        });
        type(KeyCode.DELETE);
        awaitShown("#confirmationVerb");
        pictures("chats-delete-project");
        type(KeyCode.ESCAPE);
        await(() -> list("#projects").isFocused());
        clickOn("#settings");
        await(() -> !list("#categories").getItems().isEmpty());
        pictures("chats-settings");
        clickOn("#search").write("handbook");
        await(() -> !list("#hits").getItems().isEmpty());
        choose("#hits", 6);
        onFx(() -> {
            list("#hits").getOnMouseClicked().handle(null);
            return null;
        });
        await(() -> lookup(".bubble").queryAll().stream().anyMatch(bubble -> bubble.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("found"))));
        pictures("chats-search");
        assertThat(Path.of("target/screenshots/chats-search-dark-1920x1080.png")).isRegularFile();
    }

    @Test
    void anOlderVersionAndAnEmptyDatabaseCanBeDrawn() {
        SampleWorkspace.rollBack(services(), "1");
        changed();
        go("chats");
        await(() -> !list("#projects").getItems().isEmpty());
        pictures("chats-at-v1");
        SampleWorkspace.rollBack(services(), "base");
        changed();
        awaitShown("#nothing");
        pictures("chats-at-base");
        assertThat(lookup("#columns").query().isVisible()).isFalse();
    }

    private void open() {
        go("chats");
        await(() -> !list("#projects").getItems().isEmpty());
        choose("#projects", 1);
        await(() -> list("#chats").getItems().size() == 6 && !lookup(".bubble").queryAll().isEmpty());
    }

    private void choose(String list, int index) {
        onFx(() -> {
            list(list).getSelectionModel().select(index);
            return null;
        });
    }

    private ListView<?> list(String query) {
        return lookup(query).queryListView();
    }
}
