package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.PrivateNotes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A damaged file that is met before any workspace is open: what was rescued of it is private until it is saved, and only what is saved can be opened for changes. */
class RescueWithNothingOpenJourneyTest extends AppJourney {
    private Path file;
    private byte[] damaged;
    private Path target;

    @Override protected boolean opensWorkspace() {
        return false;
    }

    @Override protected void prepare(Services services) {
        file = folder.resolve("mine").resolve("old.db");
        target = folder.resolve("mine").resolve("old-rescued.db");
        try {
            Files.createDirectory(file.getParent());
            Files.copy(services.workspace().databaseFile(), file);
            // Cut short, as a failed copy leaves it.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() * 3 / 4 / 4096 * 4096);
            }
            damaged = Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @BeforeEach void itIsRescued() {
        onFx(() -> {
            context().open(file);
            return null;
        });
        awaitShown("#problemRescue");
        clickOn("#problemRescue");
        awaitShown("#rescueSheet");
    }

    @Test void whatIsLookedAtIsSavedAndNeverChangedWhereItIs() {
        clickOn("#rescueLook");
        awaitShown("#lookBar");
        await(() -> text("#looking").startsWith("This is what was rescued of old.db, not saved yet"));
        Path rescued = shown();
        assertThat(PrivateNotes.holds(rescued)).isTrue();
        assertThat(context().session().services().workspace().readOnly()).isTrue();
        assertThat(lookup("#leave").query().isVisible()).as("a way to change what goes with the window").isFalse();
        assertThat(text("#workspaceName")).isEqualTo("Rescued from old.db");
        assertThat(lookup("#databasePath").query().isVisible()).isFalse();
        pictures("rescue-with-nothing-open");
        long rows = messages(rescued);
        clickOn("#save");
        assertThat(shown()).as("the question was cancelled").isEqualTo(rescued);
        choosers.answer(target);
        clickOn("#save");
        await(() -> shown().equals(target));
        await(() -> text("#leave").equals("Open it for changes"));
        assertThat(lookup("#save").query().isVisible()).isFalse();
        assertThat(text("#headline")).as("what is saved is not more than what was rescued").isEqualTo("This is what could be rescued of old.db.");
        assertThat(messages(target)).isEqualTo(rows).isPositive();
        clickOn("#leave");
        await(() -> !context().session().services().workspace().readOnly());
        assertThat(shown()).isEqualTo(target);
        await(() -> !text("#headline").startsWith("This is what could be rescued"));
        assertThat(file).hasBinaryContent(damaged);
    }

    @Test void theSheetSavesUnderANameThatNothingHas() throws IOException {
        clickOn("#rescueSave");
        assertThat(lookup("#rescueSheet").tryQuery()).as("the question was cancelled").isPresent();
        assertThat(choosers.questions().getLast().fileName()).isEqualTo("old-rescued.db");
        Files.writeString(target, "somebody else's");
        choosers.answer(target);
        clickOn("#rescueSave");
        awaitShown("#problemClose");
        assertThat(target).hasContent("somebody else's");
        type(KeyCode.ESCAPE);
        await(() -> lookup("#problemClose").tryQuery().isEmpty());
        Files.delete(target);
        choosers.answer(target);
        clickOn("#rescueSave");
        await(() -> context().session().services() != null && shown().equals(target));
        assertThat(lookup("#rescueSheet").tryQuery()).isEmpty();
        assertThat(context().session().services().workspace().readOnly()).isTrue();
        assertThat(messages(target)).isPositive();
        assertThat(file).hasBinaryContent(damaged);
        try (var beside = Files.list(file.getParent())) {
            assertThat(beside).containsExactlyInAnyOrder(file, target);
        }
    }

    private Path shown() {
        return context().session().services().workspace().databaseFile();
    }

    private static long messages(Path database) {
        return Database.untouched(database).<Long>read(connection -> Sql.number(connection, "SELECT count(*) FROM messages"));
    }
}
