package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.support.StockFlyway;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;

/** Migrate, look, move the tide mark down to a chosen version, and take that back: once with the keys alone, once with the mouse alone. */
class TideMarkJourneyTest extends AppJourney {
    @Override protected void prepare(Services services) {
        SampleWorkspace.rollBack(services, "7");
    }

    @Test void withTheKeysAlone() {
        push(KeyCode.CONTROL, KeyCode.M);
        awaitShown("#planSheet");
        tabTo("planVerb");
        type(KeyCode.ENTER);
        awaitShown("#planDone");
        type(KeyCode.ENTER);
        at("V9");
        push(KeyCode.ALT, KeyCode.DIGIT5);
        await(() -> lookup("#timeline").tryQuery().isPresent() && !timeline().getItems().isEmpty());
        tabTo("timeline");
        type(KeyCode.END, KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP);
        assertThat(text("#name")).isEqualTo("V4 · Create settings");
        type(KeyCode.ENTER);
        awaitShown("#planSheet");
        tabTo("planTabs");
        type(KeyCode.RIGHT);
        await(() -> lookup("These statements run, in this order and in these words.").tryQuery().filter(Node::isVisible).isPresent());
        tabTo("planVerb");
        type(KeyCode.ENTER);
        awaitShown("#planDone");
        type(KeyCode.ENTER);
        at("V4 · 5 pending");
        push(KeyCode.ALT, KeyCode.DIGIT8);
        await(() -> lookup("#list").tryQuery().isPresent() && !lookup("#list").queryListView().getItems().isEmpty());
        tabTo("list");
        type(KeyCode.HOME, KeyCode.ENTER);
        await(() -> "undo".equals(focused()));
        type(KeyCode.SPACE);
        awaitShown("#undoSheet");
        await(() -> !lookup("#undoVerb").query().isDisabled());
        tabTo("undoVerb");
        type(KeyCode.ENTER);
        at("V9");
    }

    @Test void withTheMouseAlone() {
        clickOn("#migrate");
        awaitShown("#planVerb");
        clickOn("#planVerb");
        awaitShown("#planDone");
        clickOn("#planDone");
        at("V9");
        go("migrations");
        await(() -> !timeline().getItems().isEmpty());
        Node pill = lookup("#tidePill").query();
        mouse(MouseEvent.MOUSE_PRESSED, pill, pill);
        mouse(MouseEvent.MOUSE_DRAGGED, pill, lookup("Create settings").query());
        mouse(MouseEvent.MOUSE_RELEASED, pill, lookup("Create settings").query());
        awaitShown("#planVerb");
        clickOn("#planVerb");
        awaitShown("#planDone");
        clickOn("#planDone");
        at("V4 · 5 pending");
        go("journal");
        await(() -> lookup("#undo").tryQuery().filter(undo -> !undo.isDisabled()).isPresent());
        clickOn("#undo");
        await(() -> lookup("#undoVerb").tryQuery().filter(verb -> !verb.isDisabled()).isPresent());
        clickOn("#undoVerb");
        at("V9");
    }

    private void at(String chip) {
        await(() -> text("#versionChip").equals(chip));
        assertThat(services().status().read().versionChip()).isEqualTo(chip);
        new StockFlyway(services().workspace().databaseFile(), services().workspace().migrations()).accepts();
    }

    private ListView<?> timeline() {
        return lookup("#timeline").queryListView();
    }

    private void tabTo(String id) {
        for (int i = 0; i < 40 && !id.equals(focused()); i++) {
            type(KeyCode.TAB);
        }
        assertThat(focused()).isEqualTo(id);
    }

    private String focused() {
        return onFx(() -> scene().getFocusOwner() == null ? null : scene().getFocusOwner().getId());
    }

    /** The screenless platform tells no drag that leaves its node, so the pill gets the events that a real screen sends. */
    private static void mouse(EventType<MouseEvent> type, Node pill, Node at) {
        onFx(() -> {
            Bounds bounds = at.localToScene(at.getLayoutBounds());
            Event.fireEvent(pill, new MouseEvent(type, bounds.getCenterX(), bounds.getCenterY(), bounds.getCenterX(), bounds.getCenterY(), MouseButton.PRIMARY, 1,
                false, false, false, false, true, false, false, false, false, false, new PickResult(pill, bounds.getCenterX(), bounds.getCenterY())));
            return null;
        });
    }
}
