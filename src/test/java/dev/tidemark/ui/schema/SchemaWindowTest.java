package dev.tidemark.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Request;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class SchemaWindowTest extends AppJourney {
    @Test
    void aTableIsReadAndItsKeyIsFollowedWithTheMouse() {
        open("documents");
        await(() -> text("#rowCount").equals("24 rows"));
        clickOn("projects (id)");
        await(() -> text("#objectName").equals("projects"));
        assertThat(onFx(() -> lookup("#objects").query().isFocused())).as("the link that had the focus is gone").isTrue();
        assertThat(lookup("#objects").queryAs(ListView.class).getSelectionModel().getSelectedItem()).isEqualTo(
            lookup("#objects").<ListView<SchemaItem>>query().getItems().stream().filter(item -> item.name().equals("projects")).findFirst().orElseThrow());
        assertThat(lookup("documents (project_id)").tryQuery()).isPresent();
        assertThat(Accessibility.nameless(scene())).isEmpty();
    }

    @Test
    void theListIsFilteredAndWalkedWithTheKeyboard() {
        open("chats");
        push(KeyCode.CONTROL, KeyCode.F);
        write("settings");
        await(() -> lookup("#objects").queryAs(ListView.class).getItems().size() == 2);
        type(KeyCode.DOWN);
        await(() -> text("#objectName").equals("settings"));
        type(KeyCode.DOWN);
        await(() -> text("#objectName").equals("sqlite_autoindex_settings_1"));
        assertThat(lookup("A constraint of settings made this index, so it has no statement of its own.").tryQuery()).isPresent();
        type(KeyCode.TAB);
        assertThat(lookup("#objects").queryAs(Node.class).isFocused()).isFalse();
    }

    @Test
    void theStatementIsCopied() {
        open("busy");
        onFx(() -> {
            context().navigator().open(new Request.OpenTable("settings"));
            return null;
        });
        await(() -> text("#objectName").equals("settings"));
        onFx(() -> {
            lookup("#copyDdl").queryButton().fire();
            return null;
        });
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).startsWith("CREATE TABLE settings").endsWith(";\n");
        assertThat(lookup("DDL copied").tryQuery()).isPresent();
    }

    private void open(String table) {
        onFx(() -> {
            context().navigator().open(new Request.OpenTable(table));
            return null;
        });
        awaitShown("#objectName");
        await(() -> !lookup("#objects").queryAs(ListView.class).getItems().isEmpty());
        assertThat(text("#objectName")).isEqualTo(table.equals("busy") ? "chats" : table);
    }
}
