package dev.tidemark.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import java.util.List;
import java.util.Optional;
import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class BackupsTest extends AppJourney {
    @Override
    protected void prepare(Services services) {
        services.backups().create(BackupReason.ASKED_FOR, "the whole sample", Progress.NONE, Cancellation.never());
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "DELETE FROM chats"));
    }

    @Test
    void aNoteAndEnterMakeABackup() {
        goToBackups();
        clickOn("#note").write("after the clean-up").type(KeyCode.ENTER);
        await(() -> list().getItems().size() == 2);
        assertThat(list().getSelectionModel().getSelectedItem().note()).contains("after the clean-up");
        assertThat(lookup("after the clean-up").tryQuery()).isPresent();
        assertThat(services().backups().list()).hasSize(2);
    }

    @Test
    void aBackupFromAnywhereIsToldAndShownOnRequest() {
        push(KeyCode.CONTROL, KeyCode.B);
        awaitShown("Show");
        assertThat(lookup("#headline").tryQuery()).isPresent();
        clickOn("Show");
        await(() -> list().getItems().size() == 2 && list().getSelectionModel().getSelectedIndex() == 0);
    }

    @Test
    void aRestoreIsAskedForAndDone() {
        goToBackups();
        clickOn("#restore");
        awaitShown("#confirmationVerb");
        assertThat(lookup("chats: no rows now, 22 in the backup").tryQuery()).isPresent();
        clickOn("#confirmationVerb");
        await(() -> list().getItems().size() == 2 && list().getSelectionModel().getSelectedItem() != null);
        assertThat(chats()).isEqualTo(22);
        assertThat(onFx(() -> list().getSelectionModel().getSelectedItem()).note()).contains("the whole sample");
        awaitShown("Undo…");
    }

    @Test
    void theDatabaseIsSetBesideABackup() {
        goToBackups();
        clickOn("#compare");
        awaitShown("#compareSheet");
        await(() -> lookup(".label").queryAll().stream().anyMatch(node -> ((Labeled) node).getText() != null && ((Labeled) node).getText().startsWith("The schema is that of")));
    }

    @Test
    void arrowKeysWalkThroughTheBackups() {
        goToBackups();
        clickOn("#backUpNow");
        await(() -> list().getItems().size() == 2);
        clickOn("#list");
        type(KeyCode.HOME).type(KeyCode.DOWN);
        await(() -> lookup("the whole sample").tryQuery().isPresent());
        assertThat(list().getSelectionModel().getSelectedIndex()).isEqualTo(1);
        changed();
        await(() -> list().getItems().size() == 2);
        assertThat(onFx(() -> list().getSelectionModel().getSelectedItem()).note()).contains("the whole sample");
    }

    @Test
    void checkingAgainSaysThatTheBackupIsSound() {
        goToBackups();
        String name = list().getItems().getFirst().name();
        clickOn("#verify");
        awaitShown(name + " is sound: the file is unchanged and every page of it can be read.");
        clickOn("#copyPath");
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).endsWith(name);
    }

    @Test
    void aResetWantsTheNameFirst() {
        awaitShown("#reset");
        clickOn("#reset");
        awaitShown("#confirmationName");
        assertThat(lookup("#confirmationVerb").queryAs(Button.class).isDisabled()).isTrue();
        clickOn("#confirmationName").write("app.db");
        clickOn("#confirmationVerb");
        awaitShown("Fill in sample data");
        assertThat(services().backups().list()).extracting(Backup::reason).extracting(Optional::get)
            .isEqualTo(List.of(BackupReason.BEFORE_RESET, BackupReason.ASKED_FOR));
        clickOn("Show backup");
        await(() -> list().getItems().size() == 2 && list().getSelectionModel().getSelectedIndex() == 0);
    }

    @Test
    void aPinnedBackupStaysWhenTheOthersArePruned() throws IOException {
        Files.writeString(services().workspace().root().resolve("tidemark.toml"), "[backups]\nkeep = 1\n");
        goToBackups();
        clickOn("#pin");
        await(() -> list().getItems().getFirst().pinned());
        awaitShown("Pinned");
        for (int count = 2; count <= 3; count++) {
            int wanted = count;
            clickOn("#backUpNow");
            await(() -> list().getItems().size() == wanted);
        }
        clickOn("#prune");
        awaitShown("#confirmationVerb");
        assertThat(lookup("Remove 1 backup").tryQuery()).isPresent();
        type(KeyCode.ESCAPE);
        assertThat(services().backups().list()).hasSize(3);
        clickOn("#prune");
        awaitShown("#confirmationVerb");
        clickOn("#confirmationVerb");
        await(() -> list().getItems().size() == 2);
        assertThat(services().backups().list()).last().satisfies(backup -> assertThat(backup.pinned()).isTrue());
    }

    @Test
    void oneTableIsRestoredAloneByKeyboard() {
        services().database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "UPDATE projects SET name = 'other'"));
        services().database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "DELETE FROM settings"));
        goToBackups();
        String backup = onFx(() -> list().getItems().getFirst().name());
        await(() -> links().size() > 1);
        Hyperlink settings = links().stream().filter(link -> link.getAccessibleText().endsWith(" settings")).findFirst().orElseThrow();
        onFx(() -> {
            settings.requestFocus();
            return null;
        });
        type(KeyCode.SPACE);
        awaitShown("settings: 18 rows inserted");
        clickOn("#confirmationVerb");
        awaitShown("Restored 1 table from " + backup + ": settings.");
        assertThat(services().database().<Long>read(connection -> Sql.number(connection, "SELECT count(*) FROM settings"))).isEqualTo(18);
        assertThat(services().database().<Long>read(connection -> Sql.number(connection, "SELECT count(*) FROM projects WHERE name <> 'other'"))).isZero();
    }

    private void goToBackups() {
        go("backups");
        await(() -> !list().getItems().isEmpty() && lookup("#details").query().isVisible());
    }

    private List<Hyperlink> links() {
        return List.copyOf(lookup("#rows .hyperlink").queryAllAs(Hyperlink.class));
    }

    private ListView<Backup> list() {
        return lookup("#list").query();
    }

    private long chats() {
        return services().database().read(connection -> Sql.number(connection, "SELECT count(*) FROM chats"));
    }
}
