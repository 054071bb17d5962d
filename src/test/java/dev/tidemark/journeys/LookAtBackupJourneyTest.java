package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.FolderImage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A backup in the window, to be looked at only: every screen shows it, none offers to change it, no byte is written, and one button leads back. Holds for an administrator too. */
class LookAtBackupJourneyTest extends AppJourney {
    private static final String[] SCREENS = {"overview", "chats", "data", "schema", "migrations", "backups", "query", "health", "journal", "settings"};

    @Override protected void prepare(Services services) {
        try (Connection connection = services.database().openForWriting(ForeignKeys.ENFORCED)) {
            Sql.text(connection, "PRAGMA journal_mode = WAL");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        services.backups().create(BackupReason.ASKED_FOR, "before the holidays", Progress.NONE, Cancellation.never());
        services.database().write("Delete", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "DELETE FROM chats");
            return null;
        });
    }

    @Test void itIsShownAndNotOneByteIsWritten() throws IOException {
        go("backups");
        awaitShown("#look");
        Backup backup = services().backups().list().getFirst();
        settled();
        Map<String, String> before = FolderImage.of(root());
        clickOn("#look");
        awaitShown("#lookBar");
        await(() -> text("#looking").startsWith("This is the backup of"));
        assertThat(onFx(() -> context().session().services().workspace().databaseFile())).isEqualTo(backup.file());
        assertThat(onFx(() -> lookup("#backUp").query().isDisabled() && lookup("#migrate").query().isDisabled())).isTrue();
        for (String screen : SCREENS) {
            go(screen);
            settled();
            pictures("look-" + screen);
            if (screen.equals("data")) {
                assertThat(onFx(() -> lookup("#insertButton").query().isDisabled() && lookup("#deleteButton").query().isDisabled() && lookup("#importButton").query().isDisabled())).isTrue();
            }
        }
        go("chats");
        settled();
        press(KeyCode.F5);
        release(KeyCode.F5);
        settled();
        assertThat(FolderImage.of(root())).isEqualTo(before);
        clickOn("#leave");
        await(() -> !onFx(() -> lookup("#lookBar").query().isVisible()));
        assertThat(onFx(() -> context().session().services().workspace().readOnly())).isFalse();
        assertThat(onFx(() -> lookup("#workspaceName").queryAs(Labeled.class).getText())).isEqualTo(services().workspace().name());
    }

    private Path root() {
        return services().workspace().root();
    }

    /** Waits until nothing is read any more. */
    private void settled() {
        await(() -> !context().jobs().current().isBusy());
        sleep(300);
    }
}
