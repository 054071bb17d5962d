package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.core.Services;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.support.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A database that nobody may write: the window shows it, says so, and a plan can be read but not run. */
class ReadOnlyJourneyTest extends AppJourney {
    @Override protected void prepare(Services services) {
        SampleWorkspace.rollBack(services, "7");
        services.workspace().databaseFile().toFile().setWritable(false);
    }

    @Test void whatWasOpenedReadOnlyIsShownAndNothingOffersToChangeIt() throws IOException {
        onFx(() -> {
            context().look(services().workspace().databaseFile());
            return null;
        });
        awaitShown("#lookBar");
        await(() -> !text("#looking").isEmpty());
        assertThat(text("#leave")).isEqualTo("Open it for changes");
        itIsShownAndNothingIsChanged("opened-read-only", this::noEditIsBegun);
    }

    @Test void itIsShownAndNothingOffersToChangeIt() throws IOException {
        assumeThat(Files.isWritable(services().workspace().databaseFile())).as("an administrator may write everything").isFalse();
        itIsShownAndNothingIsChanged("read-only", this::rowsCanBeStagedButNotCommitted);
    }

    private void itIsShownAndNothingIsChanged(String name, Runnable rows) throws IOException {
        Path file = services().workspace().databaseFile();
        byte[] before = Files.readAllBytes(file);
        awaitShown("#readOnly");
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        assertThat(text("#subtitle")).startsWith("7 applied, 2 pending.");
        pictures("migrations-" + name);
        clickOn("#act");
        awaitShown("#planSheet");
        assertThat(onFx(() -> lookup("#planVerb").query().isDisabled())).isTrue();
        assertThat(text(".sheet-foot .secondary")).contains("read-only");
        pictures("plan-" + name);
        clickOn("#planRehearse");
        awaitShown("Rehearse again");
        type(KeyCode.ESCAPE);
        await(() -> lookup("#planSheet").tryQuery().isEmpty());
        rows.run();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private void noEditIsBegun() {
        chooseARow();
        assertThat(onFx(() -> lookup("#insertButton").query().isDisabled() && lookup("#deleteButton").query().isDisabled() && lookup("#importButton").query().isDisabled())).isTrue();
        type(KeyCode.F2);
        await(() -> lookup(".toast .label").queryAllAs(Labeled.class).stream().anyMatch(label -> label.getText().contains("read-only")));
        assertThat(lookup("#valueEditor").tryQuery().filter(Node::isVisible)).isEmpty();
    }

    private void chooseARow() {
        onFx(() -> {
            context().navigator().open(new Request.OpenRows("projects", null, null));
            return null;
        });
        await(() -> lookup("#position").queryLabeled().getText().startsWith("Row 1 of"));
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
        type(KeyCode.RIGHT);
    }

    /** Where rights came and go, what was typed is kept until it can be committed. */
    private void rowsCanBeStagedButNotCommitted() {
        chooseARow();
        type(KeyCode.F2);
        await(() -> lookup("#valueEditor").tryQuery().filter(Node::isFocused).isPresent());
        write("Another name");
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> lookup("#stagedPane").query().isVisible());
        assertThat(onFx(() -> lookup("#commit").query().isDisabled())).isTrue();
        push(KeyCode.CONTROL, KeyCode.S);
        await(() -> lookup(".toast .label").queryAllAs(Labeled.class).stream().anyMatch(label -> label.getText().contains("read-only")));
        assertThat(lookup("#confirmationVerb").tryQuery()).isEmpty();
        clickOn("#discard");
        await(() -> !lookup("#stagedList").query().isVisible());
    }
}
