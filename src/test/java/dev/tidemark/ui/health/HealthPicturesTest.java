package dev.tidemark.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
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
            return null;
        });
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
        assertThat(Path.of("target/screenshots/health-cure-dark-1920x1080.png")).isRegularFile();
    }

    private void goToHealth() {
        go("health");
        awaitShown("app.db can be written.");
        await(() -> lookup(".progress-bar").queryAllAs(ProgressBar.class).stream().noneMatch(bar -> bar.getParent().isVisible()));
    }
}
