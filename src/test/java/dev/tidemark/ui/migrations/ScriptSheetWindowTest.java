package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.editor.SqlEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

class ScriptSheetWindowTest extends AppJourney {
    @Override protected void prepare(Services services) {
        SampleWorkspace.rollBack(services, "8");
    }

    @Test void aPendingScriptIsEditedWithTheKeyboardAndSaved() throws IOException {
        edit("V9__add_metadata_to_messages.sql");
        write("-- mine\n");
        assertThat(text("#scriptSave")).isEqualTo("Save");
        press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
        await(() -> Files.readString(script("V9__add_metadata_to_messages.sql")).startsWith("-- mine\n") && lookup("#scriptSave").query().isDisabled());
        pictures("script-editor");
        type(KeyCode.ESCAPE);
        await(() -> lookup("#scriptSheet").tryQuery().isEmpty());
    }

    @Test void findingsStandInTheMarginWhileTheScriptIsTypedAndTheKeysGoToThem() {
        edit("V9__add_metadata_to_messages.sql");
        write("ALTER TABEL a;\nDROP TABLE settings;\n");
        await(() -> signs("#scriptEditor") == 3);
        assertThat(text("#scriptEditor #editorFinding")).startsWith("1 error, 1 warning");
        type(KeyCode.F8);
        type(KeyCode.F8);
        await(() -> text("#scriptEditor #editorFinding").contains("TABEL"));
        type(KeyCode.F8);
        await(() -> text("#scriptEditor #editorFinding").contains("settings"));
        pictures("script-editor-findings");
        push(KeyCode.SHIFT, KeyCode.F8);
        await(() -> text("#scriptEditor #editorFinding").contains("TABEL"));
        press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        type(KeyCode.DELETE);
        await(() -> text("#scriptEditor #editorFinding").contains("settings"));
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
    }

    @Test void whatIsNotSavedIsNotLostSilently() throws IOException {
        edit("V9__add_metadata_to_messages.sql");
        write("-- lost?\n");
        type(KeyCode.ESCAPE);
        awaitShown("Keep editing");
        assertThat(onFx(() -> ((Labeled) scene().getFocusOwner()).getText())).as("a stray Enter keeps it").isEqualTo("Keep editing");
        type(KeyCode.ENTER);
        await(() -> lookup("Keep editing").tryQuery().isEmpty());
        assertThat(onFx(() -> lookup("#scriptEditor").<SqlEditor>queryAs(SqlEditor.class).getText())).startsWith("-- lost?\n");
        WindowEvent closing = onFx(() -> {
            WindowEvent event = new WindowEvent(scene().getWindow(), WindowEvent.WINDOW_CLOSE_REQUEST);
            Event.fireEvent(scene().getWindow(), event);
            return event;
        });
        assertThat(closing).isNotNull();
        awaitShown("Close without saving?");
        assertThat(onFx(() -> scene().getWindow().isShowing())).isTrue();
        clickOn("Close without saving");
        await(() -> lookup("#scriptSheet").tryQuery().isEmpty());
        assertThat(Files.readString(script("V9__add_metadata_to_messages.sql"))).doesNotContain("lost?");
    }

    @Test void anAppliedScriptSaysWhyItStaysAndItsUndoScriptCanBeEdited() {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        clickOn("Create settings");
        clickOn("#editScript");
        awaitShown("#scriptSheet");
        assertThat(lookup("The migration is applied; only its undo script can be edited.").tryQuery()).isPresent();
        write("-- undo better\n");
        press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
        await(() -> Files.readString(script("U4__create_settings.sql")).startsWith("-- undo better\n"));
        await(() -> lookup("#scriptSave").query().isDisabled());
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        pictures("script-editor-applied");
    }

    private int signs(String editor) {
        return lookup(editor).query().lookupAll(".finding-sign").size();
    }

    private void edit(String fileName) {
        onFx(() -> {
            context().navigator().open(new Request.EditScript(fileName));
            return null;
        });
        awaitShown("#scriptSheet");
    }

    private Path script(String name) {
        return services().workspace().migrations().resolve(name);
    }
}
