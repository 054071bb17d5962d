package dev.tidemark.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.health.Finding;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** Pictures of the health, to be looked at. */
class HealthPicturesTest extends AppJourney {
    @Test
    void aSoundDatabaseCanBeDrawn() {
        goToHealth();
        assertThat(text("#sentence")).isEqualTo("All checks passed.");
        pictures("health-sound");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
    }

    @Test
    void severalFindingsAndACureCanBeDrawn() throws IOException {
        Path script = services().workspace().migrations().resolve("V4__create_settings.sql");
        Files.writeString(script, Files.readString(script).replace("    value       TEXT,", "    value       TEXT,\n    note        TEXT,"));
        Files.delete(script.resolveSibling("U9__add_metadata_to_messages.sql"));
        Files.delete(script.resolveSibling("U8__add_metadata_to_documents.sql"));
        Files.writeString(script.resolveSibling("V10_forgotten_underscore.sql"), "SELECT 1;");
        services().database().write("test", ForeignKeys.CHECKED_BY_US, connection -> {
            Sql.run(connection, "DELETE FROM chats WHERE id IN (3, 4)");
            Sql.run(connection, "CREATE TABLE new_messages(id INTEGER PRIMARY KEY, content TEXT)");
            Sql.run(connection, "CREATE TABLE notes(id INTEGER PRIMARY KEY, chat_id INTEGER REFERENCES chats(id))");
            Sql.run(connection, "CREATE TABLE loose(x)");
            Sql.run(connection, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO loose SELECT randomblob(1000) FROM n");
            Sql.run(connection, "DROP TABLE loose");
            return null;
        });
        Path forgotten = Files.writeString(services().workspace().documents().resolve("project_1/forgotten.pdf"), "nobody's");
        Files.setLastModifiedTime(forgotten, FileTime.from(Instant.EPOCH));
        goToHealth();
        await(() -> !lookup("#list").queryAs(ListView.class).getItems().isEmpty());
        pictures("health-findings");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        clickOn("V4 create settings was edited after it was applied.");
        awaitShown("#cure-put-back");
        clickOn("#cure-put-back");
        awaitShown("#curePreview");
        pictures("health-cure");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        clickOn("#cureCancel");
        for (String code : List.of("free-pages", "files-without-rows")) {
            onFx(() -> {
                ListView<Finding> list = lookup("#list").query();
                list.getSelectionModel().select(list.getItems().stream().filter(finding -> finding.code().equals(code)).findFirst().orElseThrow());
                return null;
            });
            clickOn(code.equals("free-pages") ? "#cure-compact" : "#cure-trash");
            awaitShown("#curePreview");
            pictures("health-" + code);
            clickOn("#cureCancel");
        }
        assertThat(Path.of("target/screenshots/health-cure-dark-1920x1080.png")).isRegularFile();
    }

    private void goToHealth() {
        go("health");
        awaitShown("app.db can be written.");
        await(() -> !lookup("#run").queryAs(Button.class).isDisabled());
    }
}
