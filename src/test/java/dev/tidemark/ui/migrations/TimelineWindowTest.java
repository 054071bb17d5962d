package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.support.SampleWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** What a person does with single layers: their journal, their cures, stamp and repair. */
class TimelineWindowTest extends AppJourney {
    @Override protected void prepare(Services services) {
        SampleWorkspace.rollBack(services, "7");
        edit(services, "V4__create_settings.sql", "    value       TEXT,", "    value       TEXT,\n    note        TEXT,");
        edit(services, "V6__index_documents_by_status.sql", "CREATE INDEX", "-- now with a comment\nCREATE INDEX");
        move(services, "V5__add_document_processing_status.sql", "V5__add_status.sql");
    }

    @Test void aLayerTellsWhatWasDoneToItAndShowsTheBackup() {
        open();
        choose("V9");
        clickOn(lookup(".tab-label").queryAllAs(Labeled.class).stream().filter(tab -> tab.getText().equals("Journal")).findFirst().orElseThrow());
        await(() -> lookup(".journal-line .medium").queryAll().stream().anyMatch(node -> ((Labeled) node).getText().startsWith("Undone, ")));
        assertThat(lookup("#facts").query().lookupAll(".label").stream().map(Object::toString)).anyMatch(text -> text.contains(" by " + System.getProperty("user.name")));
        clickOn("Show backup");
        await(() -> onScreen("backups"));
    }

    @Test void aChangedLayerShowsItsCureWhichIsCarriedOutThere() {
        open();
        choose("V4");
        assertThat(text("#name")).isEqualTo("V4 · Create settings");
        awaitShown("#cure-put-back");
        clickOn("Edits");
        await(() -> lookup(".code-block").queryAll().stream().anyMatch(node -> String.valueOf(node.getAccessibleText()).contains("+     note        TEXT,")));
        clickOn("#cure-put-back");
        awaitShown("#curePreview");
        assertThat(lookup("Changes files only, not the database.").tryQuery()).isPresent();
        clickOn("#cureVerb");
        await(() -> lookup("#cure-put-back").tryQuery().isEmpty());
        // The button that had the focus is gone.
        await(() -> "timeline".equals(scene().getFocusOwner().getId()));
        choose("V5");
        awaitShown("Renamed");
        awaitShown("#cure-accept");
        assertThat(lookup("script renamed").tryQuery()).isPresent();
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
    }

    @Test void stampComparesAndAsksForAReasonWhenTheSchemasDiffer() {
        open();
        choose("V9");
        clickOn("#more").clickOn("Stamp V9 here…");
        awaitShown("#stampBecause");
        assertThat(lookup("Mark as applied: V9 add metadata to messages").tryQuery()).isPresent();
        assertThat(onFx(() -> lookup("#stampVerb").query().isDisabled())).isTrue();
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        clickOn("#stampBecause").write("made by hand");
        pictures("timeline-stamp");
        clickOn("#stampVerb");
        await(() -> text("#versionChip").equals("V9"));
        assertThat(services().journal().entries().getLast().details()).first().isEqualTo("Because: made by hand");
    }

    @Test void repairShowsEveryRowAndTakesOnlyTheChosenOnes() {
        open();
        clickOn("#more").clickOn("Repair history…");
        awaitShown("#repairSheet");
        await(() -> text("#repairVerb").equals("Repair 3 rows"));
        clickOn("Accept the new name of V5 add document processing status: “add status”.");
        assertThat(text("#repairVerb")).isEqualTo("Repair 2 rows");
        clickOn("#repairVerb");
        await(() -> services().repairs().plan().actions().size() == 1);
        await(() -> text("#subtitle").contains("V5 is changed: choose it to see what can be done."));
    }

    @Test void theMenuOfALayerHasItsActions() {
        open();
        choose("V7");
        rightClickOn("Widen document filename");
        await(() -> Window.getWindows().size() > 1);
        assertThat(lookup("Undo V7…").queryAll()).hasSizeGreaterThan(1);
        assertThat(lookup("Stamp V7 here…").tryQuery()).isPresent();
        type(KeyCode.ESCAPE);
    }

    private void open() {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
    }

    /** By the keyboard: its version typed, and Enter. */
    private void choose(String version) {
        clickOn("#find").eraseText(10).write(version);
        await(() -> text("#name").startsWith(version + " "));
    }

    private boolean onScreen(String id) {
        return lookup("#rail-" + id).query().getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("selected"));
    }

    private static void edit(Services services, String script, String before, String after) {
        Path file = services.workspace().migrations().resolve(script);
        try {
            Files.writeString(file, Files.readString(file).replaceFirst(before, after));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void move(Services services, String from, String to) {
        Path folder = services.workspace().migrations();
        try {
            Files.move(folder.resolve(from), folder.resolve(to));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
