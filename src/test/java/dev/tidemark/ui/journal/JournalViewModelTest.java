package dev.tidemark.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.undo.UndoPlan;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SampleSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalViewModelTest {
    @TempDir Path folder;
    private SampleSession given;
    private JournalViewModel model;

    @BeforeEach void open() {
        given = new SampleSession(folder);
        JournalScene.play(given.services);
        model = new JournalViewModel(given.session, given.jobs, given.dialogs, given.navigator);
        given.session.onChanged(model::refresh);
        model.refresh();
    }

    @Test void theNewestIsFirstAndChosenAndTheDayIsWrittenOnce() {
        assertThat(model.lines().getFirst().entry().sentence()).isEqualTo("Deleted two chats.");
        assertThat(model.selectedProperty().get()).isEqualTo(model.lines().getFirst());
        assertThat(model.lines().stream().filter(JournalLine::firstOfDay)).hasSize(1);
    }

    @Test void kindsAndWordsFilter() {
        assertThat(model.kinds()).startsWith("All kinds").contains("migrate", "roll back", "back up", "edit", "delete");
        model.kindProperty().set("edit");
        assertThat(model.lines()).singleElement().satisfies(line -> assertThat(line.entry().sentence()).isEqualTo("Edited one chat."));
        model.wordsProperty().set("nothing like this");
        assertThat(model.lines()).isEmpty();
        model.clearFilters();
        model.wordsProperty().set("CHATS delete");
        assertThat(model.lines()).extracting(line -> line.entry().kind()).containsExactly("delete");
        assertThat(model.subtitle()).startsWith("1 of ");
    }

    @Test void anEntryThatAFilterHidesIsShownWhenItIsAskedFor() {
        model.kindProperty().set("edit");
        int newest = JournalScene.newest(given.services);
        model.open(newest);
        assertThat(model.selectedProperty().get().entry().number()).isEqualTo(newest);
        model.open(9999);
        assertThat(given.dialogs.notifications()).containsExactly("The journal has no entry 9999.");
    }

    @Test void anUndoIsShownBeforeAndCanBeUndone() {
        int newest = JournalScene.newest(given.services);
        UndoViewModel undo = model.undo(newest);
        undo.load(false);
        UndoPlan plan = undo.plan().get();
        assertThat(plan.possible()).isTrue();
        assertThat(plan.lines()).anyMatch(line -> line.contains("chats"));
        assertThat(undo.reason().get()).isEmpty();
        undo.run();
        assertThat(model.lines().getFirst().entry().undoes()).isEqualTo(newest);
        model.open(newest);
        assertThat(model.selectedProperty().get().state()).isEqualTo(JournalLine.State.UNDONE);
        assertThat(model.undoReason().get()).isEqualTo("Entry " + (newest + 1) + " has taken it back. To do it again, undo that one.");
        given.dialogs.actions().getLast().run().run();
        assertThat(given.navigator.requests()).containsExactly(new Request.UndoEntry(newest + 1));
    }

    @Test void whatStandsInTheWayIsNamedWithTheBackupAsTheOtherWay() {
        int edit = JournalScene.newest(given.services) - 1;
        given.services.database().write("test", ForeignKeys.ENFORCED, c -> Sql.run(c, "UPDATE chats SET title = 'By the chatbot' WHERE id = 1"));
        UndoViewModel undo = model.undo(edit);
        undo.load(false);
        assertThat(undo.plan().get().possible()).isFalse();
        assertThat(undo.reason().get()).startsWith("It cannot be taken back this way. ").doesNotContain("..");
        assertThat(undo.backupInstead()).isTrue();
        assertThat(undo.advice()).contains("estore the backup that was taken before it");
        undo.load(true);
        assertThat(undo.plan().get().possible()).isTrue();
        assertThat(undo.plan().get().warnings()).anyMatch(line -> line.contains("Deleted two chats."));
        assertThat(undo.loses()).isTrue();
        assertThat(undo.verb()).isEqualTo("Restore the backup");
    }

    @Test void aBackupHasNothingToTakeBackAndSaysSo() {
        model.kindProperty().set("back up");
        assertThat(model.undoReason().get()).isEqualTo("There is nothing to take back: a backup changes nothing.");
        model.showBackup();
        assertThat(given.navigator.requests()).containsExactly(new Request.OpenBackup(model.selectedProperty().get().entry().backup()));
    }

    @Test void theJournalIsExportedAlsoOverAFileThatIsThere() throws IOException {
        Path file = folder.resolve("journal.csv");
        Files.writeString(file, "old");
        given.dialogs.choosing(file).choosing(folder.resolve("notes.txt"));
        model.export();
        assertThat(file).content().contains("Deleted two chats.").doesNotContain("old\n");
        model.export();
        assertThat(folder.resolve("notes.txt.md")).content().startsWith("| number |");
    }

    @Test void whatAKilledProcessLeftOpenIsFoundOnReading() throws IOException {
        Path file = given.services.workspace().records().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        model.refresh();
        assertThat(model.lines().getFirst().state()).isEqualTo(JournalLine.State.FOUND);
    }

    @Test void aTryThatFailedIsToldAsItsKind() {
        given.services.journal().add("migrate failed", "Migrate to V9 failed: a table is there already.", null, List.of());
        model.refresh();
        assertThat(model.lines().getFirst().state()).isEqualTo(JournalLine.State.FAILED);
        assertThat(model.lines().getFirst().kind()).isEqualTo("migrate");
        assertThat(given.services.undo().plan(null, false, Cancellation.never()).entry().sentence()).isEqualTo("Deleted two chats.");
    }
}
