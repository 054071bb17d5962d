package dev.tidemark.core.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableRestoreTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;
    private Backup backup;
    private String before;

    @BeforeEach void fillAndBackUp() {
        space = TestWorkspace.empty(folder);
        services = Services.of(space.workspace());
        space.sql("CREATE TABLE parent(id INTEGER PRIMARY KEY, name TEXT UNIQUE, touched INTEGER DEFAULT 0)",
            "CREATE TABLE child(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent(id) ON DELETE CASCADE)",
            "CREATE TABLE pairs(a TEXT, b INTEGER, v, PRIMARY KEY(a, b)) WITHOUT ROWID",
            "CREATE TABLE loose(v)",
            "CREATE TRIGGER touches AFTER INSERT ON parent BEGIN UPDATE parent SET touched = touched + 1 WHERE id = NEW.id; END",
            "INSERT INTO parent(id, name) VALUES (1, 'one'), (2, 'two'), (3, 'three')", "INSERT INTO child VALUES (10, 1), (20, 2)",
            "INSERT INTO pairs VALUES ('x', 1, 1.5), ('x', 2, x'00ff'), ('y', 1, NULL)", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4500) INSERT INTO loose SELECT i FROM n");
        backup = services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        before = hash();
    }

    @Test void rowsThatCameGoAndThoseThatWentComeBackAndTheOthersAreNotTouched() {
        space.sql("UPDATE pairs SET v = 'other' WHERE b = 2", "DELETE FROM pairs WHERE a = 'y'", "INSERT INTO pairs VALUES ('z', 9, 9)");
        RowPreview preview = preview("pairs");
        assertThat(preview.sentence()).isEqualTo("pairs: 1 row inserted, 1 row updated, 1 row deleted.");
        assertThat(hash()).as("a preview changes nothing").isNotEqualTo(before);
        restore(preview, "pairs");
        assertThat(hash()).isEqualTo(before);
    }

    @Test void uniqueValuesThatRowsExchangedComeBackAndTriggersDoNotFire() {
        space.sql("UPDATE parent SET name = 'three?' WHERE id = 3", "UPDATE parent SET name = 'three' WHERE id = 2", "UPDATE parent SET name = 'two' WHERE id = 3");
        restore(preview("parent"), "parent");
        assertThat(hash()).isEqualTo(before);
        assertThat(space.number("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")).isEqualTo(1);
    }

    @Test void aTableOfManyRowsIsReadInParts() {
        space.sql("DELETE FROM loose WHERE v % 1000 = 0", "UPDATE loose SET v = -v WHERE rowid IN (2000, 2001, 4001)");
        assertThat(preview("loose").sentence()).isEqualTo("loose: 4 rows inserted, 2 rows updated.");
        restore(preview("loose"), "loose");
        assertThat(hash()).isEqualTo(before);
    }

    @Test void itCanBeTakenBack() {
        space.sql("DELETE FROM pairs");
        String changed = hash();
        RowReport report = restore(preview("pairs"), "pairs");
        int entry = report.entry().orElseThrow().number();
        services.undo().undo(services.undo().plan(entry, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(hash()).isEqualTo(changed);
    }

    @Test void referencesMayNotBreakAndComeBackTogether() {
        space.sql("DELETE FROM parent WHERE id = 2");
        String changed = hash();
        assertCode(ProblemCode.CONSTRAINT, () -> restore(preview("child"), "child"));
        assertThat(hash()).isEqualTo(changed);
        restore(preview("parent", "child"), "parent", "child");
        assertThat(hash()).isEqualTo(before);
    }

    @Test void aTableThatIsOtherOrNotThereIsRefused() {
        space.sql("ALTER TABLE pairs ADD COLUMN more", "DROP TABLE loose");
        assertCode(ProblemCode.TABLE_UNFIT, () -> preview("pairs"));
        assertCode(ProblemCode.NOT_FOUND, () -> preview("loose"));
        assertCode(ProblemCode.NOT_FOUND, () -> preview("nowhere"));
    }

    private RowWork work(String... tables) {
        return TableRestore.of(backup.file(), List.of(tables), Cancellation.never());
    }

    private RowPreview preview(String... tables) {
        return services.road().preview(work(tables), Cancellation.never());
    }

    private RowReport restore(RowPreview shown, String... tables) {
        return services.road().changeRows(work(tables), shown, Progress.NONE, Cancellation.never());
    }

    private String hash() {
        return space.database().read(connection -> Contents.hash(connection, Cancellation.never()));
    }

    private static void assertCode(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
