package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.Accessibility;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javafx.scene.control.Labeled;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/** A file that is damaged: wherever it is met, what is left of it can be seen, looked at and saved as a new one, and it stays as it is. */
class RescueJourneyTest extends AppJourney {
    @Test void whereTheDatabaseCannotBeReadAnyMore() throws IOException {
        Path file = services().workspace().databaseFile();
        long rows = services().database().read(connection -> Sql.number(connection, "SELECT count(*) FROM messages"));
        // Cut short in the midst, as a failed copy leaves it.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() * 3 / 4 / 4096 * 4096);
        }
        byte[] damaged = Files.readAllBytes(file);
        changed();
        awaitShown("#rescue");
        clickOn("#rescue");
        awaitShown("#rescueSheet");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        pictures("rescue");
        clickOn("#rescueLook");
        await(() -> context().session().services().workspace().readOnly());
        awaitShown("#lookBar");
        await(() -> text("#looking").startsWith("This is what was rescued of app.db, not saved yet"));
        assertThat(text("#leave")).isEqualTo("Back to app.db");
        assertThat(lookup("#save").query().isVisible()).isTrue();
        await(() -> text("#headline").equals("This is what could be rescued of app.db."));
        assertThat(text("#subtitle")).contains("not whole. ");
        assertThat(onFx(() -> lookup(".step .label").queryAll().stream().map(label -> ((Labeled) label).getText()).toList())).contains("Not whole").anyMatch(line -> line.startsWith("messages: ") && line.contains("could not be read"));
        pictures("rescue-looked-at");
        Database rescued = Database.untouched(context().session().services().workspace().databaseFile());
        assertThat(rescued.<Long>read(connection -> Sql.number(connection, "SELECT count(*) FROM messages"))).isBetween(1L, rows);
        assertThat(file).hasBinaryContent(damaged);
        closeTheWindow();
        awaitShown("#confirmationVerb");
        assertThat(lookup("What was rescued of app.db is saved nowhere, and goes when this window is closed. app.db itself stays as it is.").tryQuery()).isPresent();
        pictures("rescue-unsaved");
        clickOn("#confirmationCancel");
        assertThat(onFx(() -> scene().getWindow().isShowing())).isTrue();
        clickOn("#leave");
        awaitShown("#confirmationVerb");
        assertThat(lookup("What was rescued of app.db is saved nowhere, and goes when this window is closed. app.db itself stays as it is.").tryQuery()).isPresent();
        clickOn("#confirmationCancel");
        assertThat(text("#looking")).startsWith("This is what was rescued of app.db");
    }

    private void closeTheWindow() {
        onFx(() -> {
            scene().getWindow().fireEvent(new WindowEvent(scene().getWindow(), WindowEvent.WINDOW_CLOSE_REQUEST));
            return null;
        });
    }

    @Test void whereHealthFindsDamagedPages() throws IOException {
        Path file = services().workspace().databaseFile();
        int page = services().database().<Long>read(connection -> Sql.number(connection, "SELECT rootpage FROM sqlite_schema WHERE name = 'messages'")).intValue();
        int size = services().database().<Long>read(connection -> Sql.number(connection, "PRAGMA page_size")).intValue();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[size]), (long) (page - 1) * size);
        }
        byte[] damaged = Files.readAllBytes(file);
        go("health");
        awaitShown("#healthRescue");
        pictures("health-rescue");
        clickOn("#healthRescue");
        awaitShown("#rescueSheet");
        pictures("rescue-pages");
        clickOn("#rescueCancel");
        await(() -> lookup("#rescueSheet").tryQuery().isEmpty());
        clickOn("#findingRescue");
        awaitShown("#rescueSheet");
        clickOn("#rescueCancel");
        assertThat(file).hasBinaryContent(damaged);
    }

    @Test void whereAProblemTellsOfOne() throws IOException {
        Backup backup = services().backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        try (FileChannel channel = FileChannel.open(backup.file(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2 / 4096 * 4096);
        }
        byte[] damaged = Files.readAllBytes(backup.file());
        onFx(() -> {
            context().open(backup.file());
            return null;
        });
        awaitShown("#problemRescue");
        pictures("rescue-problem");
        clickOn("#problemRescue");
        awaitShown("#rescueSheet");
        assertThat(backup.file()).hasBinaryContent(damaged);
    }
}
