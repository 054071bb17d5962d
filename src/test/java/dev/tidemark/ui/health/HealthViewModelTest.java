package dev.tidemark.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.FileTrash;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.Integrity;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.ui.support.CureViewModel;
import dev.tidemark.ui.support.SampleSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthViewModelTest {
    private static final String SCRIPT = "V4__create_settings.sql";

    @TempDir Path folder;
    private final StringProperty badge = new SimpleStringProperty("");
    private SampleSession given;
    private HealthViewModel model;
    private String applied;

    @BeforeEach void open() throws IOException {
        given = new SampleSession(folder);
        model = new HealthViewModel(given.session, given.jobs, given.dialogs, badge);
        applied = Files.readString(script(SCRIPT));
    }

    @Test void aSoundDatabaseSaysThatAllChecksPassed() {
        model.shown();
        assertThat(model.reportProperty().get().sentence()).isEqualTo("All checks passed.");
        assertThat(model.reportProperty().get().looked()).isEqualTo(given.services.health().titles());
        assertThat(model.reportProperty().get().setup()).isNotEmpty().allMatch(check -> check.passed());
        assertThat(model.doingProperty().get()).as("the last that was looked at").isEqualTo(given.services.health().titles().getLast());
        assertThat(model.fractionProperty().get()).isBetween(0.9, 1.0);
        assertThat(model.findings()).isEmpty();
        assertThat(model.selectedProperty().get()).isNull();
        assertThat(model.locksProperty().get().locked()).isFalse();
        assertThat(badge.get()).isEmpty();
    }

    @Test void theMostSevereFindingIsSelectedAndOnlyWhatIsMoreThanANoteIsCounted() throws IOException {
        edit();
        Files.delete(script("U9__add_metadata_to_messages.sql"));
        model.shown();
        assertThat(model.findings()).extracting(Finding::key).containsExactly("changed-script:V4", "missing-undo");
        assertThat(model.selectedProperty().get().severity()).isEqualTo(Severity.ERROR);
        assertThat(model.reportProperty().get().sentence()).isEqualTo("1 thing needs a look.");
        assertThat(badge.get()).isEqualTo("1");
    }

    @Test void aNoteAloneIsNoTrouble() throws IOException {
        Files.delete(script("U9__add_metadata_to_messages.sql"));
        model.shown();
        assertThat(model.reportProperty().get().sentence()).isEqualTo("Nothing is wrong. One thing is worth knowing.");
        assertThat(model.reportProperty().get().sound()).isTrue();
        assertThat(badge.get()).isEmpty();
    }

    @Test void aCureShowsWhatItWillDoAndChangesNothingUntilItIsCarriedOut() throws IOException {
        edit();
        model.shown();
        CureViewModel cure = model.look(cure("put-back"));
        assertThat(cure.reason().get()).isEqualTo("Working out what it will do…");
        cure.load();
        assertThat(cure.preview().get()).contains("-     note        TEXT,");
        assertThat(cure.reason().get()).isEmpty();
        assertThat(Files.readString(script(SCRIPT))).isNotEqualTo(applied);
    }

    @Test void aCureIsToldAndTheChecksRunAgain() throws IOException {
        edit();
        model.shown();
        CureViewModel cure = model.look(cure("put-back"));
        cure.load();
        cure.run();
        assertThat(Files.readString(script(SCRIPT))).isEqualTo(applied);
        assertThat(given.dialogs.notifications()).containsExactly("Put V4__create_settings.sql back as it was applied.");
        assertThat(model.findings()).isEmpty();
        assertThat(model.reportProperty().get().sentence()).isEqualTo("All checks passed.");
        assertThat(badge.get()).isEmpty();
    }

    @Test void aPreviewThatCannotBeToldSaysWhyAndTheCureCannotBeCarriedOut() throws IOException {
        Files.writeString(script(SCRIPT), applied + "DELETE FROM settings;\n");
        model.shown();
        CureViewModel cure = model.look(cure("new-migration"));
        cure.load();
        assertThat(cure.preview().problemProperty().get().code()).isEqualTo(ProblemCode.DERIVED_NOT_POSSIBLE);
        assertThat(cure.preview().get()).isNull();
        assertThat(cure.reason().get()).isEqualTo(cure.preview().problemProperty().get().what());
    }

    @Test void aCureThatFailsIsToldAndTheChecksRunAgain() throws IOException {
        edit();
        model.shown();
        Files.writeString(script(SCRIPT), applied);
        Cure failing = new Cure("fail", "Fail", "It fails.", Cure.Touches.NOTHING, List::of, (progress, cancellation) -> {
            throw Problem.of(ProblemCode.LOCKED, "path", "app.db", "waited", "1 s");
        });
        model.look(failing).run();
        assertThat(given.dialogs.problems()).extracting(Problem::code).containsExactly(ProblemCode.LOCKED);
        assertThat(model.findings()).as("the edit was taken back meanwhile").isEmpty();
    }

    @Test void theChecksRunAgainAfterEveryChangeAndKeepTheSelection() throws IOException {
        edit();
        Files.delete(script("U9__add_metadata_to_messages.sql"));
        model.shown();
        model.selectedProperty().set(model.findings().getLast());
        given.session.changed();
        assertThat(model.selectedProperty().get().key()).isEqualTo("missing-undo");
        Files.writeString(script(SCRIPT), applied);
        given.session.changed();
        assertThat(model.findings()).extracting(Finding::key).containsExactly("missing-undo");
    }

    @Test void damagedPagesStayTheFirstFindingUntilTheyAreCheckedAgainOrWrittenAnew() {
        Backup sound = given.services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        model.shown();
        model.checkPages(Integrity.Depth.FULL);
        assertThat(given.dialogs.notifications()).containsExactly("All pages and indexes of app.db are sound.");
        spoilAnIndex();
        model.checkPages(Integrity.Depth.QUICK);
        assertThat(given.dialogs.notifications()).last().isEqualTo("All pages of app.db are sound.");
        model.checkPages(Integrity.Depth.FULL);
        assertThat(model.findings().getFirst().key()).isEqualTo("damaged:app.db");
        assertThat(model.selectedProperty().get()).isEqualTo(model.findings().getFirst());
        model.run();
        assertThat(model.findings().getFirst().key()).as("looking again mends nothing").isEqualTo("damaged:app.db");
        given.session.changed();
        assertThat(model.findings().getFirst().key()).as("a change of something else mends nothing").isEqualTo("damaged:app.db");
        assertThat(model.findings().getFirst().sentence()).contains("Found by the check of ");
        model.checkPages(Integrity.Depth.QUICK);
        assertThat(model.findings()).as("the quick check does not look at indexes").extracting(Finding::code).contains("damaged");
        given.services.restores().restore(sound.file(), Progress.NONE, Cancellation.never());
        given.session.changed();
        assertThat(model.findings()).extracting(Finding::code).doesNotContain("damaged");
        spoilAnIndex();
        model.checkPages(Integrity.Depth.FULL);
        assertThat(model.findings()).extracting(Finding::code).contains("damaged");
        given.services.database().write("test", ForeignKeys.CHECKED_BY_US, connection -> Sql.run(connection, "PRAGMA writable_schema = ON") + Sql.run(connection, "UPDATE sqlite_schema SET sql = 'CREATE INDEX ix_documents_status ON documents (status)' WHERE name = 'ix_documents_status'"));
        model.checkPages(Integrity.Depth.FULL);
        assertThat(model.findings()).extracting(Finding::code).doesNotContain("damaged");
    }

    /** By the command line, for instance, or by hand; a program that goes on writing into the damaged file mends nothing. */
    @Test void damagedPagesAreLookedAtAgainWhenAnotherProcessWroteTheFile() throws IOException {
        Backup sound = given.services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        model.shown();
        spoilAnIndex();
        model.checkPages(Integrity.Depth.FULL);
        assertThat(model.findings()).extracting(Finding::code).contains("damaged");
        given.services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "UPDATE projects SET name = 'by the chatbot'"));
        given.session.changed();
        assertThat(model.findings()).as("it is still damaged").extracting(Finding::code).contains("damaged");
        Services other = Services.of(given.services.workspace());
        other.restores().restore(sound.file(), Progress.NONE, Cancellation.never());
        given.session.changed();
        assertThat(model.findings()).extracting(Finding::code).doesNotContain("damaged");
        spoilAnIndex();
        model.checkPages(Integrity.Depth.FULL);
        assertThat(model.findings()).extracting(Finding::code).contains("damaged");
        Files.copy(sound.file(), given.services.workspace().databaseFile(), StandardCopyOption.REPLACE_EXISTING);
        given.session.changed();
        assertThat(model.findings()).extracting(Finding::code).doesNotContain("damaged");
    }

    @Test void theTrashIsEmptiedAfterALook() throws IOException {
        model.shown();
        assertThat(model.trashSize()).isEmpty();
        Path file = Files.writeString(given.services.workspace().documents().resolve("project_1/left.txt"), "abc");
        new FileTrash(given.services.workspace()).put(1, List.of(file));
        model.run();
        assertThat(model.trashSize()).isEqualTo("3 B");
        CureViewModel cure = model.emptyTrash();
        assertThat(cure.sentence()).isEqualTo("3 B are removed for good. Undoing these entries of the journal brings the rows back afterwards, and no files.");
        cure.load();
        assertThat(cure.preview().get()).last().asString().endsWith("left.txt");
        cure.run();
        assertThat(given.dialogs.notifications()).containsExactly("Removed the files of 1 entry from the trash, 3 B.");
        assertThat(model.trashSize()).isEmpty();
    }

    @Test void aClosedScreenHearsNothingMore() throws IOException {
        edit();
        model.shown();
        model.close();
        assertThat(badge.get()).isEmpty();
        given.session.changed();
        assertThat(badge.get()).isEmpty();
    }

    @Test void aFileThatIsNoDatabaseIsAFindingAndTellsWhyNobodyKnowsWhoHasItOpen() throws IOException {
        Files.writeString(given.services.workspace().databaseFile(), "no database at all, whatever its name says");
        model.shown();
        assertThat(model.findings()).extracting(Finding::code).contains("TM-104");
        assertThat(model.locksProperty().get()).isNull();
        assertThat(model.locksProblemProperty().get().code()).isEqualTo(ProblemCode.NOT_A_DATABASE);
        assertThat(model.reportProperty().get().setup().getFirst().passed()).isFalse();
    }

    @Test void aLockedDatabaseIsToldAndCanBeTriedAgain() {
        given.services.database().write("test", ForeignKeys.CHECKED_BY_US, connection -> {
            Sql.run(connection, "CREATE TABLE held(x)");
            model.shown();
            return null;
        });
        assertThat(model.findings()).extracting(Finding::key).contains("locked:app.db");
        assertThat(model.locksProperty().get().locked()).isTrue();
        model.readLocks();
        assertThat(model.locksProperty().get().locked()).isFalse();
    }

    private void spoilAnIndex() {
        given.services.database().write("test", ForeignKeys.CHECKED_BY_US, connection -> {
            Sql.run(connection, "PRAGMA writable_schema = ON");
            return Sql.run(connection, "UPDATE sqlite_schema SET sql = 'CREATE INDEX ix_documents_status ON documents (filename)' WHERE name = 'ix_documents_status'");
        });
    }

    private void edit() throws IOException {
        Files.writeString(script(SCRIPT), applied.replace("    value       TEXT,", "    value       TEXT,\n    note        TEXT,"));
    }

    private Cure cure(String id) {
        return model.selectedProperty().get().cure(id).orElseThrow();
    }

    private Path script(String name) {
        return given.services.workspace().migrations().resolve(name);
    }
}
