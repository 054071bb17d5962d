package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.support.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** The plan sheet and the sheet of the ways back, with mouse and keys; with pictures to be looked at. */
class PlanSheetWindowTest extends AppJourney {
    @Override protected void prepare(Services services) {
        SampleWorkspace.rollBack(services, "4");
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
    }

    @Test void theChecklistIsTickedByTheMachineAndByThePerson() {
        open("6");
        await(() -> lookup("Checklist").tryQuery().isPresent() || tabText().startsWith("Checklist · "));
        clickOn("SQL");
        clickOn(tabText());
        await(() -> lookup(".checklist-reviewed .label").tryQueryAs(Labeled.class).filter(label -> label.getText().startsWith("You have looked at the SQL")).isPresent());
        clickOn("#tick-others-told");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        type(KeyCode.TAB, KeyCode.SPACE);
        pictures("plan-checklist");
        onFx(() -> {
            while (context().theme().zoomProperty().get() < 1.5) {
                context().theme().zoomIn();
            }
            return null;
        });
        pictures("plan-checklist-zoomed");
        onFx(() -> {
            context().theme().resetZoom();
            return null;
        });
        clickOn("#planVerb");
        awaitShown("#planDone");
        assertThat(services().journal().entries().getLast().details())
            .contains("Ticked: Everyone who uses this database has been told.", "Ticked: Breaking changes are documented, in the API's documentation too.");
    }

    @Test void theSwitchGivesEachStepItsTransactionAndAFailureIsToldInTheSheet() throws IOException {
        Files.writeString(undo("U7__widen_document_filename.sql"), "SELECT 1;\nDROP TABLE nowhere;");
        open("6");
        clickOn("#planOneByOne");
        assertThat(lookup("What was done before a failure stays, and the rest can be run later.").tryQuery()).isPresent();
        assertThat(lookup("3 migrations are undone, newest first, each in a transaction of its own. A verified backup is taken before.").tryQuery()).isPresent();
        pictures("plan-one-by-one");
        clickOn("#planVerb");
        awaitShown("#planFailedClose");
        assertThat(lookup("U7__widen_document_filename.sql, line 2").tryQuery()).isPresent();
        pictures("plan-failed");
        assertThat(services().status().read().versionChip()).startsWith("V7");
        Files.writeString(undo("U7__widen_document_filename.sql"), "SELECT 1;");
        clickOn("#planAgain");
        awaitShown("#planVerb");
        assertThat(text("#planVerb")).isEqualTo("Roll back to V6 · 1 step");
    }

    @Test void aMissingUndoScriptIsDerivedReadChangedAndUsedByKeys() throws IOException {
        Files.delete(undo("U9__add_metadata_to_messages.sql"));
        changed();
        request("8");
        awaitShown("#waysBackSheet");
        assertThat(onFx(() -> scene().getFocusOwner().getId())).isEqualTo("waysBackCancel");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        pictures("ways-back-scripts");
        clickOn("Restore a backup");
        assertThat(lookup("The backup is at V4. To come to V8, migrate from there.").tryQuery()).isPresent();
        assertThat(lookup("Data: documents.status: 24 values will be lost.").tryQuery()).isPresent();
        pictures("ways-back-backup");
        clickOn("Derive the undo script");
        onFx(() -> {
            lookup("#undoText-9").queryAs(TextArea.class).appendText("-- read\n");
            lookup("#waysBackUse").query().requestFocus();
            return null;
        });
        type(KeyCode.ENTER);
        awaitShown("#planSheet");
        assertThat(Files.readString(undo("U9__add_metadata_to_messages.sql"))).endsWith("-- read\n");
        assertThat(text("#planVerb")).isEqualTo("Roll back to V8 · 1 step");
        clickOn("#planVerb");
        awaitShown("#planDone");
        assertThat(services().status().read().versionChip()).startsWith("V8");
    }

    @Test void theMatchingBackupIsRestoredFromTheSheet() throws IOException {
        Files.delete(undo("U5__add_document_processing_status.sql"));
        changed();
        request("4");
        awaitShown("#waysBackSheet");
        clickOn("Restore a backup");
        clickOn("#waysBackRestore");
        await(() -> services().status().read().versionChip().startsWith("V4"));
        await(() -> lookup("#waysBackSheet").tryQuery().isEmpty());
    }

    @Test void atAHalfLargerTheScriptKeepsItsRoomAboveTheFacts() {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        onFx(() -> {
            while (context().theme().zoomProperty().get() < 1.5) {
                context().theme().zoomIn();
            }
            return null;
        });
        pictures("migrations-zoomed");
        assertThat(onFx(() -> lookup("#tabs").queryAs(Region.class).getHeight())).isGreaterThanOrEqualTo(180);
        for (String button : List.of("#copyScript", "#editScript", "#act", "#migrate")) {
            assertThat(onFx(() -> scene().getRoot().getLayoutBounds().contains(lookup(button).query().localToScene(lookup(button).query().getLayoutBounds())))).as(button + " is wholly in the window").isTrue();
        }
        assertThat(onFx(() -> lookup("#act .text").queryText().getText())).isEqualTo("Undo V9…");
        onFx(() -> {
            context().theme().resetZoom();
            return null;
        });
    }

    private Path undo(String name) {
        return services().workspace().migrations().resolve(name);
    }

    private String tabText() {
        return lookup(".tab-label").queryAllAs(Labeled.class).stream().map(Labeled::getText).filter(text -> text != null && text.startsWith("Checklist")).findFirst().orElse("");
    }

    private void open(String target) {
        request(target);
        awaitShown("#planSheet");
    }

    private void request(String target) {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        onFx(() -> {
            context().navigator().open(new Request.PlanRollback(target));
            return null;
        });
    }
}
