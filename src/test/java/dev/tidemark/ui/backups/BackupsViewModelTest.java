package dev.tidemark.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SampleSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsViewModelTest {
    @TempDir Path folder;
    private SampleSession given;
    private BackupsViewModel model;

    @BeforeEach void open() {
        given = new SampleSession(folder);
        model = new BackupsViewModel(given.session, given.jobs, given.dialogs, given.navigator);
        given.session.onChanged(model::refresh);
        model.refresh();
    }

    @Test void aBackupTakesTheNoteAndIsSelected() {
        model.noteProperty().set("  before the holidays ");
        model.backUp();
        assertThat(model.backups()).singleElement().satisfies(backup -> {
            assertThat(backup.note()).contains("before the holidays");
            assertThat(backup.reason()).contains(BackupReason.ASKED_FOR);
            assertThat(model.selectedProperty().get()).isEqualTo(backup);
        });
        assertThat(model.noteProperty().get()).isEmpty();
        assertThat(given.dialogs.notifications()).singleElement().asString().startsWith("Backed up app.db.").endsWith(", verified.");
        given.dialogs.actions().getFirst().run().run();
        assertThat(given.navigator.requests()).containsExactly(new Request.OpenBackup(model.backups().getFirst().name()));
    }

    @Test void aBackupThatCannotBeMadeIsTold() throws IOException {
        Path backups = given.services.workspace().backups();
        Files.deleteIfExists(backups);
        Files.writeString(backups, "a file in the way");
        model.backUp();
        assertThat(given.dialogs.problems()).extracting(Problem::code).containsExactly(ProblemCode.BACKUP_FAILED);
        assertThat(given.dialogs.notifications()).isEmpty();
    }

    @Test void aRestoreTellsWhatWillBeOtherAndCanBeTakenBack() {
        model.backUp();
        deleteChats();
        model.restore(model.backups().getFirst());
        Confirmation asked = given.dialogs.confirmations().getFirst();
        assertThat(asked.details()).contains("chats: 15 rows now, 22 in the backup").noneMatch(line -> line.startsWith("projects"));
        assertThat(asked.details().getFirst()).isEqualTo("First a verified safety backup of app.db as it is now.");
        assertThat(asked.verb()).isEqualTo("Restore this backup");
        assertThat(count("chats")).isEqualTo(22);
        assertThat(given.dialogs.notifications().getLast()).startsWith("Restored app.db.");

        given.dialogs.actions().getLast().run().run();

        assertThat(given.dialogs.confirmations().getLast().details()).contains("chats: 22 rows now, 15 in the backup");
        assertThat(count("chats")).isEqualTo(15);
    }

    @Test void aRestoreThatIsCancelledChangesNothing() {
        model.backUp();
        deleteChats();
        given.dialogs.cancelling();
        model.restore(model.backups().getFirst());
        assertThat(count("chats")).isEqualTo(15);
        assertThat(model.backups()).hasSize(1);
    }

    @Test void anotherVersionInTheBackupIsTold() {
        given.services.migrations().run(given.services.migrations().planRollback(Target.parse("7")), true, Progress.NONE, Cancellation.never());
        model.refresh();
        given.dialogs.cancelling();
        model.restore(model.backups().getFirst());
        assertThat(given.dialogs.confirmations().getFirst().details()).contains("Schema: V7 now, V9 in the backup.", "Every table has as many rows now as in the backup; values in them may differ.");
    }

    @Test void aDatabaseThatCannotBeReadIsStillRestored() throws IOException {
        model.backUp();
        Files.writeString(given.services.workspace().databaseFile(), "this is no database at all, whatever its name says");
        model.restore(model.backups().getFirst());
        assertThat(given.dialogs.confirmations().getFirst().details().getFirst()).startsWith("app.db cannot be read now");
        assertThat(count("chats")).isEqualTo(22);
        assertThat(given.dialogs.notifications().getLast()).contains("The old file, which could not be read, is kept as");
    }

    @Test void aBackupWithoutItsRecordIsCheckedBeforeItIsOffered() throws IOException {
        model.backUp();
        Backup made = model.backups().getFirst();
        Files.delete(made.file().resolveSibling(made.name() + ".json"));
        deleteChats();
        model.refresh();
        assertThat(model.backups().getFirst().verified()).isFalse();
        given.dialogs.cancelling();
        model.restore(model.backups().getFirst());
        assertThat(given.dialogs.confirmations().getFirst().details()).contains("chats: 15 rows now, 22 in the backup");
    }

    @Test void aBackupThatWasTouchedIsMarked() throws IOException {
        model.backUp();
        Backup made = model.backups().getFirst();
        model.verify(made);
        assertThat(model.checks()).containsEntry(made.name(), BackupsViewModel.Check.SOUND);
        Files.write(made.file(), new byte[4096], StandardOpenOption.APPEND);
        model.verify(made);
        assertThat(model.checks()).containsEntry(made.name(), BackupsViewModel.Check.DAMAGED);
        assertThat(given.dialogs.problems()).extracting(Problem::code).containsExactly(ProblemCode.BACKUP_NOT_VERIFIED);
    }

    @Test void aBackupThatIsGoneIsToldAndLeavesTheList() throws IOException {
        model.backUp();
        Backup made = model.backups().getFirst();
        Files.delete(made.file());
        model.restore(made);
        assertThat(given.dialogs.problems()).extracting(Problem::code).containsExactly(ProblemCode.BACKUP_MISSING);
        assertThat(model.backups()).isEmpty();
        model.open(made.name());
        assertThat(given.dialogs.notifications().getLast()).isEqualTo(made.name() + " is no longer in the backups folder.");
    }

    @Test void openingSelectsABackupAndRefreshingKeepsIt() {
        model.backUp();
        model.backUp();
        Backup older = model.backups().getLast();
        model.open(older.name());
        model.refresh();
        assertThat(model.selectedProperty().get()).isEqualTo(older);
    }

    @Test void aResetTellsWhichRowsGoAndWantsTheName() {
        model.reset();
        Confirmation asked = given.dialogs.confirmations().getFirst();
        assertThat(asked.typedName()).isEqualTo("app.db");
        assertThat(asked.verb()).isEqualTo("Reset app.db");
        assertThat(asked.details()).contains("messages: 339 rows go", "projects: 5 rows go", "Stored files under documents/ and chroma/ stay as they are.");
        assertThat(count("chats")).isZero();
        assertThat(given.dialogs.notifications().getLast()).startsWith("Reset: the database is empty and at V9");
        given.dialogs.actions().getLast().run().run();
        assertThat(given.navigator.requests()).containsExactly(new Request.OpenBackup(model.backups().getFirst().name()));
        assertThat(model.backups().getFirst().reason()).contains(BackupReason.BEFORE_RESET);
    }

    @Test void aReadOnlyDatabaseCannotBeRestoredAndSaysWhy() {
        assertThat(model.changeReason().get()).isEmpty();
        if (given.services.workspace().databaseFile().toFile().setWritable(false) && !Files.isWritable(given.services.workspace().databaseFile())) {
            given.session.changed();
            assertThat(model.changeReason().get()).isEqualTo("The database file cannot be written. Give yourself the right to write it and its folder, then press F5.");
        }
    }

    private void deleteChats() {
        given.services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "DELETE FROM chats WHERE id % 3 = 0"));
        given.session.changed();
    }

    private long count(String table) {
        return given.services.database().read(connection -> Sql.number(connection, "SELECT count(*) FROM " + table));
    }
}
