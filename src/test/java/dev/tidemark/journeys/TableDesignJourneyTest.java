package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.editor.SqlEditor;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A column is designed, its SQL seen, rehearsed, applied and rolled back; by mouse, and the form by keyboard. */
class TableDesignJourneyTest extends AppJourney {
    @Test void aDesignedColumnGoesDownTheOrdinaryRoadAndBack() {
        onFx(() -> {
            context().navigator().open(new Request.OpenTable("projects"));
            return null;
        });
        await(() -> lookup("#design").tryQuery().isPresent() && !lookup("#design").query().isDisabled());
        clickOn("#design");
        awaitShown("#designSheet");
        assertThat(lookup("#draftCreate").query().isDisabled()).isTrue();
        clickOn("#designAddColumn");
        int added = services().schema().table("projects").orElseThrow().columns().size();
        await(() -> lookup("#column-name-" + added).tryQuery().isPresent());
        onFx(() -> {
            lookup("#column-name-" + added).query().requestFocus();
            return null;
        });
        press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        write("owner name");
        clickOn("#draftMessage").write("Add the owner to projects");
        await(() -> !lookup("#draftCreate").query().isDisabled());
        await(() -> sql("#draftScript").contains("\"owner name\" TEXT"));
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        pictures("table-designer");
        clickOn("#draftCreate");
        await(() -> text("#name").startsWith("V10"));
        assertThat(services().schema().table("projects").orElseThrow().column("owner name")).as("nothing touched the database").isEmpty();
        clickOn("#act");
        awaitShown("#planRehearse");
        clickOn("#planRehearse");
        awaitShown("Rehearse again");
        clickOn("#planVerb");
        awaitShown("#planDone");
        assertThat(services().schema().table("projects").orElseThrow().column("owner name")).isPresent();
        clickOn("#planDone");
        await(() -> lookup("#planSheet").tryQuery().isEmpty());
        onFx(() -> {
            context().navigator().open(new Request.PlanRollback("9"));
            return null;
        });
        awaitShown("#planVerb");
        clickOn("#planVerb");
        awaitShown("#planDone");
        assertThat(services().schema().table("projects").orElseThrow().column("owner name")).isEmpty();
        assertThat(services().drift().read().found()).isFalse();
    }

    @Test void aDesignIsNotLostSilentlyAndUndoTakesItBack() {
        go("schema");
        await(() -> lookup("#newTable").tryQuery().isPresent());
        clickOn("#newTable");
        awaitShown("#designSheet");
        clickOn("#designAddColumn");
        type(KeyCode.ESCAPE);
        awaitShown("Keep designing");
        clickOn("Keep designing");
        await(() -> lookup("Keep designing").tryQuery().isEmpty());
        await(() -> sql("#draftScript").contains("CREATE TABLE"));
        clickOn("#designUndo");
        await(() -> lookup("#column-name-1").tryQuery().isEmpty());
        type(KeyCode.ESCAPE);
        await(() -> lookup("#designSheet").tryQuery().isEmpty());
    }

    private String sql(String editor) {
        return onFx(() -> lookup(editor).<SqlEditor>queryAs(SqlEditor.class).getText());
    }
}
