package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.StockFlyway;
import dev.tidemark.ui.support.Request;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The whole main job with the mouse: open, migrate, browse a chat, roll back to a chosen version, restore, reset. */
class MainJobJourneyTest extends AppJourney {
    @Override protected void prepare(Services services) {
        services.migrations().run(services.migrations().planRollback(Target.parse("7")), false, Progress.NONE, Cancellation.never());
    }

    @Test void openMigrateBrowseRollBackRestoreReset() {
        await(() -> text("#headline").equals("All is well. Two migrations are waiting."));
        migrateFromTheTopBar();
        browseAChat();
        rollBackToAChosenVersion();
        restoreTheBackupOfTheRollBack();
        reset();
    }

    private void migrateFromTheTopBar() {
        clickOn("#migrate");
        awaitShown("#planSheet");
        clickOn("#planVerb");
        awaitShown("#planDone");
        clickOn("#planDone");
        await(() -> text("#versionChip").equals("V9"));
        accepted();
    }

    private void browseAChat() {
        go("chats");
        await(() -> !list("#projects").getItems().isEmpty());
        onFx(() -> {
            list("#projects").getSelectionModel().select(1);
            return null;
        });
        await(() -> !list("#chats").getItems().isEmpty());
        onFx(() -> {
            list("#chats").getSelectionModel().selectFirst();
            return null;
        });
        await(() -> lookup(".bubble").queryAll().size() > 1);
    }

    private void rollBackToAChosenVersion() {
        go("migrations");
        await(() -> !list("#timeline").getItems().isEmpty());
        onFx(() -> {
            context().navigator().open(new Request.OpenVersion("4"));
            return null;
        });
        await(() -> text("#act").equals("Roll back to V4…"));
        clickOn("#act");
        awaitShown("#planSheet");
        clickOn("#planVerb");
        awaitShown("#planDone");
        type(KeyCode.ENTER);
        await(() -> text("#versionChip").equals("V4 · 5 pending"));
        assertThat(onFx(() -> lookup("#planSheet").tryQuery())).isEmpty();
        accepted();
    }

    private void restoreTheBackupOfTheRollBack() {
        go("backups");
        await(() -> !list("#list").getItems().isEmpty());
        onFx(() -> {
            list("#list").getSelectionModel().selectFirst();
            return null;
        });
        clickOn("#restore");
        awaitShown("#confirmationVerb");
        clickOn("#confirmationVerb");
        await(() -> text("#versionChip").equals("V9"));
        assertThat(count("messages")).isEqualTo(339);
        accepted();
    }

    private void reset() {
        go("overview");
        awaitShown("#reset");
        clickOn("#reset");
        awaitShown("#confirmationName");
        clickOn("#confirmationName").write("app.db");
        clickOn("#confirmationVerb");
        await(() -> count("messages") == 0);
        await(() -> !context().jobs().current().isBusy());
        assertThat(services().status().read().versionChip()).isEqualTo("V9");
        accepted();
    }

    private ListView<?> list(String query) {
        return lookup(query).queryListView();
    }

    private long count(String table) {
        return services().database().read(connection -> Sql.number(connection, "SELECT count(*) FROM " + table));
    }

    private void accepted() {
        new StockFlyway(services().workspace().databaseFile(), services().workspace().migrations()).accepts();
    }
}
