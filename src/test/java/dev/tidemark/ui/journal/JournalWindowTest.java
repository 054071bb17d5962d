package dev.tidemark.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class JournalWindowTest extends AppJourney {
    @Override
    protected void prepare(Services services) {
        JournalScene.play(services);
    }

    @Test
    void theMouseTakesADeleteBackAndTheUndoToo() {
        open();
        long before = chats();
        clickOn("#undo");
        awaitShown("What happens");
        await(() -> !lookup("#undoVerb").queryAs(Button.class).isDisabled());
        assertThat(onFx(() -> scene().getFocusOwner().getId())).isEqualTo("undoCancel");
        clickOn("#undoVerb");
        awaitShown("Undo…");
        assertThat(chats()).isEqualTo(before + 2);
        await(() -> onFx(() -> list().getItems().getFirst().entry().undoes() != null));
        clickOn("Undo…");
        awaitShown("What happens");
        await(() -> !lookup("#undoVerb").queryAs(Button.class).isDisabled());
        clickOn("#undoVerb");
        await(() -> chats() == before);
    }

    @Test
    void theKeyboardAloneFindsAndUndoes() {
        open();
        push(KeyCode.CONTROL, KeyCode.F);
        write("edited one");
        await(() -> onFx(() -> list().getItems().size() == 1));
        clickOn("#list");
        type(KeyCode.DOWN).type(KeyCode.ENTER);
        await(() -> onFx(() -> "undo".equals(scene().getFocusOwner().getId())));
        type(KeyCode.SPACE);
        awaitShown("#undoSheet");
        await(() -> !lookup("#undoVerb").queryAs(Button.class).isDisabled());
        type(KeyCode.ESCAPE);
        await(() -> lookup("#undoSheet").tryQuery().isEmpty());
        assertThat(title()).isEqualTo("Renamed");
        type(KeyCode.SPACE);
        awaitShown("What happens");
        await(() -> !lookup("#undoVerb").queryAs(Button.class).isDisabled());
        for (int i = 0; i < 4 && !"undoVerb".equals(onFx(() -> scene().getFocusOwner().getId())); i++) {
            type(KeyCode.TAB);
        }
        type(KeyCode.ENTER);
        await(() -> !"Renamed".equals(title()));
    }

    @Test
    void theOverviewLeadsToAnEntryAndItsEntryToItsBackup() {
        awaitShown("#allEntries");
        clickOn("Details");
        await(() -> lookup("#undo").tryQuery().isPresent() && lookup("#details").query().isVisible());
        assertThat(text("#sentence")).isEqualTo("Deleted two chats.");
        clickOn("#showBackup");
        awaitShown(".backup-cell");
    }

    private void open() {
        go("journal");
        await(() -> lookup("#undo").tryQuery().isPresent() && !list().getItems().isEmpty());
    }

    private ListView<JournalLine> list() {
        return lookup("#list").query();
    }

    private long chats() {
        return services().database().read(connection -> Sql.number(connection, "SELECT count(*) FROM chats"));
    }

    private String title() {
        return services().database().read(connection -> Sql.text(connection, "SELECT title FROM chats WHERE id = 1"));
    }
}
