package dev.tidemark.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.compare.TableRows;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Request;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class CompareWindowTest extends AppJourney {
    private Path backup;

    @Override
    protected void prepare(Services services) {
        backup = services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never()).file();
        for (String statement : List.of("ALTER TABLE documents ADD COLUMN language TEXT NOT NULL DEFAULT 'en'", "CREATE VIEW busy_chats AS SELECT chat_id, count(*) AS messages FROM messages GROUP BY chat_id",
            "DROP INDEX ix_messages_chat_id", "UPDATE chats SET title = title || '!' WHERE id IN (SELECT id FROM chats LIMIT 2)", "DELETE FROM settings", "CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT)")) {
            services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, statement));
        }
    }

    @Test
    void schemaAndRowsAreComparedWithTheNewestBackupByMouse() {
        go("schema");
        awaitShown("#compare");
        clickOn("#compare");
        await(() -> !objects().getItems().isEmpty());
        assertThat(text("#compareSchemaSentence")).startsWith("The schema differs from " + backup.getFileName() + " in 4 objects");
        assertThat(objects().getItems()).extracting(d -> d.change().kind() + " " + d.change().name()).containsExactlyInAnyOrder("REMOVED ix_messages_chat_id", "CHANGED documents", "ADDED tags", "ADDED busy_chats");
        onFx(() -> {
            objects().getSelectionModel().select(objects().getItems().stream().filter(d -> d.change().name().equals("documents")).findFirst().orElseThrow());
            return null;
        });
        awaitShown(".compare-line.added");
        assertThat(Accessibility.nameless(scene())).isEmpty();
        pictures("compare-schema");
        clickOn("Rows");
        awaitShown("Compare the rows");
        clickOn("Compare the rows");
        awaitShown("#compareRowsSentence");
        TableView<TableRows> tables = lookup("#compareTables").queryTableView();
        assertThat(tables.getItems()).filteredOn(t -> t.table().equals("chats")).extracting(t -> t.changed().count()).containsExactly(2L);
        assertThat(tables.getSelectionModel().getSelectedItem().table()).isEqualTo("chats");
        await(tables::isFocused);
        assertThat(Accessibility.nameless(scene())).isEmpty();
        pictures("compare-rows");
        clickOn("#compareClose");
        assertThat(lookup("#compareSheet").tryQuery()).isEmpty();
    }

    @Test
    void aVersionIsChosenWithTheKeyboardAndABackupLeadsToAMigration() {
        onFx(() -> {
            context().navigator().open(new Request.CompareWith(backup.toString()));
            return null;
        });
        await(() -> !objects().getItems().isEmpty() && lookup("#compareWith").query().isFocused());
        assertThat(lookup("#compareWrite").queryButton().isDisabled()).isFalse();
        type(KeyCode.DOWN);
        await(() -> text("#compareSchemaSentence").contains("V9"));
        assertThat(lookup("#compareWrite").queryButton().isDisabled()).isTrue();
        type(KeyCode.UP);
        await(() -> text("#compareSchemaSentence").contains(".backup"));
        clickOn("#compareWrite");
        awaitShown("#newMigrationSheet");
        await(() -> backup.getFileName().toString().equals(lookup("#newMigrationBackups").queryComboBox().getValue()));
        assertThat(lookup("#compareSheet").tryQuery()).isEmpty();
    }

    private ListView<Deviation> objects() {
        return lookup("#compareObjects").<ListView<Deviation>>tryQuery().orElseGet(ListView::new);
    }
}
