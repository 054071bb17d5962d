package dev.tidemark.core.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.RowCount;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeRoadTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void family() {
        space = TestWorkspace.empty(folder.resolve("w"));
        services = Services.of(space.workspace());
        space.sql("CREATE TABLE parent(id INTEGER PRIMARY KEY, name TEXT)",
            "CREATE TABLE child(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent(id) ON DELETE CASCADE, words TEXT)",
            "INSERT INTO parent VALUES (1, 'a'), (2, 'b')", "INSERT INTO child VALUES (1, 1, 'x'), (2, 1, 'y'), (3, 2, 'z')");
    }

    @Test void aPreviewCountsTheCascadeAndLeavesEverythingAsItWas() {
        String before = hash();
        RowPreview preview = services.road().preview(delete(1), Cancellation.never());
        assertThat(preview.tables()).containsExactly(new TableChange("child", 0, 0, 2, 1), new TableChange("parent", 0, 0, 1, 1));
        assertThat(preview.sentence()).isEqualTo("child: 2 rows deleted; parent: 1 row deleted.");
        assertThat(preview.onlyByBackup()).isNull();
        assertThat(preview.examples()).hasSize(3).first().isEqualTo(new RowChange("child", List.of(1L), List.of(1L, 1L, "x"), null));
        assertThat(hash()).isEqualTo(before);
        assertThat(services.journal().entries()).isEmpty();
        assertThat(services.backups().list()).isEmpty();
    }

    /** SQLite does not count such a change in its schema version. */
    @Test void aSchemaThatIsWrittenToAsRowsIsNotTakenForUnchanged() {
        RowWork work = new RowWork("Schema", "cure", BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "PRAGMA writable_schema = ON");
            Sql.run(connection, "DELETE FROM sqlite_schema WHERE name = 'child'");
            return new SafeRoad.Done("Done.", List.of(), Map.of());
        });
        assertThat(services.road().preview(work, Cancellation.never()).onlyByBackup()).isEqualTo("the schema was changed too");
    }

    @Test void aChangeIsBackedUpCountedAndWrittenDownWithItsUndo() {
        RowPreview shown = services.road().preview(delete(1), Cancellation.never());
        RowReport report = services.road().changeRows(delete(1), shown, Progress.NONE, Cancellation.never());
        assertThat(space.number("SELECT count(*) FROM child")).isEqualTo(1);
        JournalEntry entry = services.journal().entries().getLast();
        assertThat(report.entry()).contains(entry);
        assertThat(entry.counts()).isEqualTo(Map.of("child", new RowCount(3L, 1L), "parent", new RowCount(2L, 1L)));
        assertThat(entry.backup()).isEqualTo(report.backup().name());
        assertThat(entry.undo()).isInstanceOfSatisfying(Undo.Rows.class, rows -> assertThat(services.journal().folder().resolve(rows.file())).isNotEmptyFile());
        assertThat(services.journal().unsettled()).isEmpty();
    }

    @Test void whatChangedSinceThePreviewStopsIt() {
        RowPreview shown = services.road().preview(delete(1), Cancellation.never());
        space.sql("INSERT INTO child VALUES (4, 1, 'new')");
        String before = hash();
        assertThatThrownBy(() -> services.road().changeRows(delete(1), shown, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CHANGE_OUTDATED));
        assertThat(hash()).isEqualTo(before);
        assertNothingWritten();
    }

    @Test void rowsThatOthersAddedElsewhereDoNot() {
        RowPreview shown = services.road().preview(delete(1), Cancellation.never());
        space.sql("INSERT INTO child VALUES (4, 2, 'new')");
        assertThat(services.road().changeRows(delete(1), shown, Progress.NONE, Cancellation.never()).tables()).isEqualTo(
            List.of(new TableChange("child", 0, 0, 2, 2), new TableChange("parent", 0, 0, 1, 1)));
    }

    @Test void workThatChangesNothingWritesNothing() {
        RowReport report = services.road().changeRows(delete(99), null, Progress.NONE, Cancellation.never());
        assertThat(report.tables()).isEmpty();
        assertNothingWritten();
    }

    @Test void brokenReferencesTakeItBack() {
        String before = hash();
        RowWork work = new RowWork("Delete", "delete", BackupReason.BEFORE_DELETE, ForeignKeys.CHECKED_BY_US, connection -> {
            Sql.run(connection, "DELETE FROM parent WHERE id = 1");
            return new SafeRoad.Done("Deleted.", List.of(), Map.of());
        });
        assertThatThrownBy(() -> services.road().changeRows(work, null, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.what()).contains("2 more rows of “child”"));
        assertThat(hash()).isEqualTo(before);
        assertNothingWritten();
    }

    @Test void failingWorkIsTakenBack() {
        String before = hash();
        RowWork work = new RowWork("Break", "edit", BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "DELETE FROM child");
            Sql.run(connection, "INSERT INTO child VALUES (1, 77, 'no such parent')");
            return new SafeRoad.Done("Never.", List.of(), Map.of());
        });
        assertThatThrownBy(() -> services.road().changeRows(work, null, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONSTRAINT));
        assertThat(hash()).isEqualTo(before);
        assertNothingWritten();
    }

    private void assertNothingWritten() {
        assertThat(services.journal().entries()).isEmpty();
        assertThat(services.journal().unsettled()).isEmpty();
        String[] left = services.journal().folder().toFile().list();
        assertThat(Files.exists(services.journal().folder()) ? left : new String[0]).isEmpty();
    }

    static RowWork delete(int parent) {
        return new RowWork("Delete parent", "delete", BackupReason.BEFORE_DELETE, ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "DELETE FROM parent WHERE id = ?", parent);
            return new SafeRoad.Done("Deleted a parent.", List.of("DELETE FROM parent WHERE id = " + parent), Map.of());
        });
    }

    private String hash() {
        return space.database().read(connection -> Contents.hash(connection, Cancellation.never()));
    }
}
