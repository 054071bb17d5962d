package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import java.io.IOException;
import java.nio.file.Files;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;

class MigrationsWindowTest extends AppJourney {
    @Override protected void prepare(Services services) {
        services.migrations().run(services.migrations().planRollback(Target.parse("7")), false, Progress.NONE, Cancellation.never());
    }

    @Test void theKeyboardAloneRollsBackAndMigratesAgain() {
        go("migrations");
        awaitShown("#timeline");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        onFx(() -> {
            lookup("#timeline").queryListView().requestFocus();
            return null;
        });
        press(KeyCode.ALT).type(KeyCode.DIGIT1).type(KeyCode.DIGIT5).release(KeyCode.ALT);
        type(KeyCode.DOWN, KeyCode.DOWN);
        assertThat(text("#name")).isEqualTo("V5 · Add document processing status");
        type(KeyCode.ENTER);
        awaitShown("#planSheet");
        assertThat(onFx(() -> scene().getFocusOwner().getId())).as("a stray Enter must change nothing").isEqualTo("planCancel");
        type(KeyCode.TAB, KeyCode.TAB);
        assertThat(onFx(() -> scene().getFocusOwner().getId())).isEqualTo("planVerb");
        type(KeyCode.ENTER);
        awaitShown("#planDone");
        assertThat(services().status().read().versionChip()).isEqualTo("V5 · 4 pending");
        type(KeyCode.ENTER);
        await(() -> lookup("#planSheet").tryQuery().isEmpty());
        await(() -> text("#versionChip").equals("V5 · 4 pending"));
        press(KeyCode.CONTROL).type(KeyCode.M).release(KeyCode.CONTROL);
        awaitShown("#planSheet");
        type(KeyCode.TAB, KeyCode.TAB, KeyCode.ENTER);
        awaitShown("#planDone");
        assertThat(services().status().read().versionChip()).isEqualTo("V9");
    }

    @Test void theTideMarkIsDraggedToALayerAndThePlanOpens() {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        dragTo("Create settings");
        assertThat(lookup("Roll back to V4… let go to see the plan").tryQuery()).isPresent();
        assertThat(onFx(() -> middle("#tideFloat"))).isCloseTo(onFx(() -> middle("Create settings")), within(2.0));
        mouse(MouseEvent.MOUSE_RELEASED, lookup("Create settings").query());
        awaitShown("#planSheet");
        assertThat(text("#planVerb")).isEqualTo("Roll back to V4 · 3 steps");
        assertThat(onFx(() -> middle("#tidePill"))).as("the tide mark is back where the database is").isLessThan(onFx(() -> middle("Create settings")) - 50);
        type(KeyCode.ESCAPE);
        await(() -> lookup("#planSheet").tryQuery().isEmpty());
        dragTo("Add metadata to messages");
        mouse(MouseEvent.MOUSE_RELEASED, lookup("Add metadata to messages").query());
        awaitShown("#planSheet");
        assertThat(text("#planVerb")).isEqualTo("Migrate to V9 · 2 steps");
    }

    @Test void aLayerShowsWhatItDoesToTheSchemaAndAPlanWhatItDoesToTheData() {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        clickOn("Index documents by status");
        clickOn(from(lookup("#tabs")).lookup("Schema").<Node>query());
        await(() -> lookup("Adds index “ix_documents_status”").tryQuery().isPresent());
        clickOn("Create settings");
        await(() -> lookup("Adds table “settings”").tryQuery().isPresent());
        clickOn("#act");
        awaitShown("#planSheet");
        clickOn("Data impact");
        assertThat(lookup("documents.status").tryQuery()).isPresent();
        assertThat(lookup("24 values gone with the column").tryQuery()).isPresent();
    }

    @Test void aPlanIsRehearsedOnACopyAndTheDatabaseStaysAsItIs() throws IOException {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        byte[] before = Files.readAllBytes(services().workspace().databaseFile());
        clickOn("#act");
        awaitShown("#planRehearse");
        clickOn("#planRehearse");
        awaitShown("Rehearse again");
        assertThat(lookup("messages: all 339 rows came back as they were").tryQuery()).isPresent();
        assertThat(onFx(() -> scene().getFocusOwner().getId())).isEqualTo("planCancel");
        assertThat(Files.readAllBytes(services().workspace().databaseFile())).isEqualTo(before);
    }

    @Test void everythingThatCanBeFocusedHasANameAndEscapeLeavesThePlanAndNothingHappens() {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        clickOn("#act");
        awaitShown("#planSheet");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        type(KeyCode.ESCAPE);
        await(() -> lookup("#planSheet").tryQuery().isEmpty());
        assertThat(services().status().read().versionChip()).isEqualTo("V7 · 2 pending");
    }

    /** The screenless platform tells no drag that leaves its node, so the pill gets the events that a real screen sends. */
    private void dragTo(String layer) {
        mouse(MouseEvent.MOUSE_PRESSED, lookup("#tidePill").query());
        mouse(MouseEvent.MOUSE_DRAGGED, lookup(layer).query());
    }

    private double middle(String query) {
        Node node = lookup(query).query();
        return node.localToScene(node.getLayoutBounds()).getCenterY();
    }

    private void mouse(EventType<MouseEvent> type, Node at) {
        onFx(() -> {
            Bounds bounds = at.localToScene(at.getLayoutBounds());
            Node pill = lookup("#tidePill").query();
            PickResult pick = new PickResult(pill, bounds.getCenterX(), bounds.getCenterY());
            Event.fireEvent(pill, new MouseEvent(type, bounds.getCenterX(), bounds.getCenterY(), bounds.getCenterX(), bounds.getCenterY(), MouseButton.PRIMARY, 1,
                false, false, false, false, true, false, false, false, false, false, pick));
            return null;
        });
    }
}
