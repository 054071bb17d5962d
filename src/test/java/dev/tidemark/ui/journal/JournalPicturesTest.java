package dev.tidemark.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

/** Pictures of the journal, to be looked at. */
class JournalPicturesTest extends AppJourney {
    private int edit;

    @Override
    protected void prepare(Services services) {
        JournalScene.play(services);
        int delete = JournalScene.newest(services);
        edit = delete - 1;
        services.undo().undo(services.undo().plan(delete, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        services.journal().add("migrate failed", "Migrate to V10 failed: V10 add tags, line 3: table tags already exists.", null, List.of("Nothing was changed."));
        JournalScene.rows(services, "import", "Imported one setting.", "INSERT INTO settings(key, value) VALUES ('from a file', 'x')");
        Path file = services.workspace().records().resolve("journal.jsonl");
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < 2; i++) {
                lines.set(i, lines.get(i).replaceFirst("\"at\":\"[^\"]+\"", "\"at\":\"2026-01-05T09:12:00Z\""));
            }
            Files.writeString(file, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "UPDATE chats SET title = 'By the chatbot' WHERE id = 1"));
    }

    @Test
    void theListTheDetailsAndTheUndoCanBeDrawn() {
        go("journal");
        await(() -> lookup("#undo").tryQuery().isPresent() && !lookup("#list").queryAs(ListView.class).getItems().isEmpty());
        pictures("journal");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        clickOn("#undo");
        awaitShown("What happens");
        pictures("journal-undo");
        clickOn("#undoCancel");
        onFx(() -> {
            context().navigator().open(new Request.UndoEntry(edit));
            return null;
        });
        awaitShown("#undoInstead");
        pictures("journal-obstacle");
        clickOn("#undoInstead");
        awaitShown("Know before");
        assertThat(onFx(() -> scene().getFocusOwner().getId())).isEqualTo("undoCancel");
        pictures("journal-instead");
        clickOn("#undoCancel");
        onFx(() -> {
            context().navigator().open(new Request.OpenEntry(edit - 2));
            return null;
        });
        await(() -> lookup(".titled-pane").tryQuery().isPresent());
        pictures("journal-migrate");
        go("overview");
        awaitShown("#allEntries");
        pictures("journal-overview");
        assertThat(Path.of("target/screenshots/journal-dark-1920x1080.png")).isRegularFile();
    }
}
