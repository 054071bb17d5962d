package dev.tidemark.core.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoServiceTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void workspace() {
        space = TestWorkspace.empty(folder.resolve("w")).script("V1__t.sql", "CREATE TABLE t(id INTEGER PRIMARY KEY, w TEXT);").script("U1__t.sql", "DROP TABLE t;")
            .script("V2__more.sql", "ALTER TABLE t ADD COLUMN more TEXT;").script("U2__more.sql", "ALTER TABLE t DROP COLUMN more;");
        services = Services.of(space.workspace());
        services.migrations().run(services.migrations().planMigrate(Target.parse("1")), true, Progress.NONE, Cancellation.never());
    }

    @Test void aMigrateIsRolledBackAndAgainMigrated() {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        JournalEntry undo = undo(null);
        assertThat(services.migrations().timeline().currentLabel()).isEqualTo("V1");
        assertThat(undo.undoes()).isEqualTo(2);
        undo(undo.number());
        assertThat(services.migrations().timeline().currentLabel()).isEqualTo("V2");
        assertThat(services.undo().lineage().undoneBy(services.journal().entry(2).orElseThrow())).isEmpty();
    }

    @Test void aRollBackThatLostValuesIsTakenBackWithThemAsLongAsNobodyWroteSince() {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        space.sql("INSERT INTO t VALUES (1, 'a', 'kept')");
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), true, Progress.NONE, Cancellation.never());
        assertThat(services.undo().plan(null, false, Cancellation.never()).way()).isInstanceOf(Undo.Restore.class);
        undo(null);
        assertThat(space.number("SELECT count(*) FROM t WHERE more = 'kept'")).isEqualTo(1);
    }

    @Test void aRollBackAfterWhichOthersWroteComesBackWithoutItsValuesAndSaysSo() {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), true, Progress.NONE, Cancellation.never());
        space.sql("INSERT INTO t VALUES (1, 'from the chatbot')");
        UndoPlan plan = services.undo().plan(null, false, Cancellation.never());
        assertThat(plan.way()).isInstanceOf(Undo.Migrate.class);
        assertThat(plan.warnings()).anyMatch(line -> line.contains("values that the roll back dropped do not"));
        undo(null);
        assertThat(space.number("SELECT count(*) FROM t WHERE w = 'from the chatbot'")).isEqualTo(1);
    }

    /** A backup after it holds what they wrote, and says nothing of it. */
    @Test void whatOthersWroteBeforeABackupIsNotLostByAnExactRestore() {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), true, Progress.NONE, Cancellation.never());
        space.sql("INSERT INTO t VALUES (1, 'from the chatbot')");
        services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        assertThat(services.undo().plan(null, false, Cancellation.never()).way()).isInstanceOf(Undo.Migrate.class);
        assertThat(services.undo().plan(null, true, Cancellation.never()).warnings()).contains("Whatever other programs wrote since that backup goes as well.");
        undo(null);
        assertThat(space.number("SELECT count(*) FROM t WHERE w = 'from the chatbot'")).isEqualTo(1);
    }

    @Test void whatOthersWroteBetweenChangesThatAreTakenBackIsNotLostByAnExactRestore() {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), true, Progress.NONE, Cancellation.never());
        space.sql("INSERT INTO t VALUES (7, 'from the chatbot')");
        insert();
        undo(null);
        assertThat(services.undo().plan(3, false, Cancellation.never()).way()).isInstanceOf(Undo.Migrate.class);
        undo(3);
        assertThat(space.number("SELECT count(*) FROM t WHERE w = 'from the chatbot'")).isEqualTo(1);
    }

    @ParameterizedTest @ValueSource(strings = {"delete", "wal"})
    void changesThatAreTakenBackLeaveAnExactRestore(String mode) throws SQLException {
        try (Connection connection = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            assertThat(Sql.text(connection, "PRAGMA journal_mode = " + mode)).isEqualTo(mode);
        }
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), true, Progress.NONE, Cancellation.never());
        insert();
        undo(null);
        services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        assertThat(services.undo().plan(3, false, Cancellation.never()).way()).isInstanceOf(Undo.Restore.class);
    }

    @Test void laterChangesThatStandInTheWayAreNamed() {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        UndoPlan plan = services.undo().plan(1, false, Cancellation.never());
        assertThat(plan.possible()).isFalse();
        assertThat(plan.later()).extracting(JournalEntry::number).containsExactly(2);
        assertThat(plan.advice()).startsWith("Take back the later changes first (2), or restore the backup");
    }

    @Test void aResetIsTakenBackAndTheJournalSurvivesIt() {
        insert();
        services.resets().reset("app.db", Progress.NONE, Cancellation.never());
        assertThat(services.journal().entries()).hasSize(3);
        undo(null);
        assertThat(space.number("SELECT count(*) FROM t")).isEqualTo(1);
        assertThat(services.journal().entries()).hasSize(4);
    }

    @Test void aStampIsTakenBackRowByRow() {
        space.sql("ALTER TABLE t ADD COLUMN more TEXT");
        services.stamps().stamp(services.stamps().plan(Target.LATEST), "made by hand", Progress.NONE, Cancellation.never());
        undo(null);
        assertThat(services.migrations().timeline().currentLabel()).isEqualTo("V1");
    }

    @Test void whatIsUndoneAlreadyAndWhatChangedNothingIsRefused() {
        insert();
        undo(null);
        assertRefused(2, "entry 3 has done so already");
        services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        assertRefused(4, "a backup changes nothing");
        assertThatThrownBy(() -> services.undo().plan(99, false, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.ENTRY_UNKNOWN));
    }

    @Test void aChangeWhoseProcessDiedBetweenCommitAndEntryIsFoundAndCanBeTakenBack() throws IOException {
        insert();
        cutLastLine();
        assertThat(services.journal().entries()).hasSize(1);
        assertThat(services.undo().settle()).isEqualTo(1);
        JournalEntry found = services.journal().entries().getLast();
        assertThat(found.remark()).startsWith("Written down at a later start");
        undo(null);
        assertThat(space.number("SELECT count(*) FROM t")).isZero();
    }

    @Test void aChangeWhoseProcessDiedBeforeItsCommitLeavesNoEntry() throws IOException {
        insert();
        cutLastLine();
        Path backup = services.backups().list().getFirst().file();
        Files.copy(backup, space.workspace().databaseFile(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(services.undo().settle()).isZero();
        assertThat(services.journal().entries()).hasSize(1);
        assertThat(services.journal().unsettled()).isEmpty();
    }

    @Test void journalKeptRowsAndBackupsAreTheirOwnersAlone() throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        insert();
        Path records = space.workspace().records();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(records))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(records.resolve("journal.jsonl")))).isEqualTo("rw-------");
        try (var files = Files.list(services.journal().folder())) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(space.workspace().backups()))).isEqualTo("rwx------");
        try (var files = Files.list(space.workspace().backups())) {
            assertThat(files).hasSizeGreaterThan(1).allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
    }

    @Test void theJournalIsWrittenForOthers() throws IOException {
        insert();
        JournalExport export = new JournalExport(services.undo().lineage());
        for (String name : List.of("j.json", "j.csv", "j.md")) {
            export.write(folder.resolve(name));
            assertThat(folder.resolve(name)).content().contains("Inserted.");
            assertThatThrownBy(() -> export.write(folder.resolve(name))).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.OUTPUT_EXISTS));
        }
    }

    @Test void anUndoWhoseScriptFailsLeavesTheEntryToBeTakenBack() {
        space.script("U2__more.sql", "ALTER TABLE t DROP COLUMN more; INSERT INTO t(id) VALUES (1);");
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        space.sql("INSERT INTO t VALUES (1, 'from the chatbot', 'more')");
        assertThatThrownBy(() -> undo(2)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_FAILED));
        assertThat(services.journal().entries().getLast().kind()).isEqualTo("roll back failed");
        assertThat(services.journal().entries().getLast().undoes()).isNull();
        space.script("U2__more.sql", "ALTER TABLE t DROP COLUMN more;");
        assertThat(undo(2).undoes()).isEqualTo(2);
        assertThat(services.migrations().timeline().currentLabel()).isEqualTo("V1");
    }

    @Test void theEntryOfTheUndoIsGivenAlsoWhenAnotherIsWrittenRightAfterIt() {
        insert();
        UndoPlan plan = services.undo().plan(2, false, Cancellation.never());
        JournalEntry undo = services.undo().undo(plan, (doing, fraction) -> {
            if (fraction == 1) {
                Thread other = Thread.ofPlatform().start(() -> services.journal().add("note", "By another Tidemark.", null, List.of()));
                assertThatCode(other::join).doesNotThrowAnyException();
            }
        }, Cancellation.never());
        assertThat(services.journal().entries().getLast().kind()).isEqualTo("note");
        assertThat(undo.kind()).isEqualTo("undo");
        assertThat(undo.undoes()).isEqualTo(2);
    }

    private void insert() {
        services.road().changeRows(new RowWork("Insert", "edit", BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "INSERT INTO t(id, w) VALUES (1, 'a')");
            return new SafeRoad.Done("Inserted.", List.of(), Map.of());
        }), null, Progress.NONE, Cancellation.never());
    }

    @Test void anEmptyJournalHasNothingToTakeBackAndSaysSo() {
        Services unchanged = Services.of(TestWorkspace.empty(folder.resolve("unchanged")).workspace());
        assertThatThrownBy(() -> unchanged.undo().plan(null, false, Cancellation.never()))
            .hasMessageContaining("The newest change cannot be taken back: no entry of the journal is left that can be.");
    }

    @Test void keptRowsThatAreDamagedLeaveTheWayByTheBackup() throws IOException {
        insert();
        int entry = services.journal().entries().getLast().number();
        Path kept = services.journal().folder().resolve(((Undo.Rows) services.journal().entries().getLast().undo()).file());
        byte[] whole = Files.readAllBytes(kept);
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 0x55;
        for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2), new byte[] {1, 2, 3, 4}, flipped)) {
            Files.write(kept, damaged);
            UndoPlan plan = services.undo().plan(entry, false, Cancellation.never());
            assertThat(plan.possible()).isFalse();
            assertThat(plan.obstacle()).contains(kept.getFileName().toString()).doesNotContain("no reason was given");
            assertThat(plan.advice()).contains("tidemark undo " + entry + " --restore");
            assertThat(space.number("SELECT count(*) FROM t")).isEqualTo(1);
        }
        services.undo().undo(services.undo().plan(entry, true, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(space.number("SELECT count(*) FROM t")).isZero();
    }

    /** Its rows are as the stamp left them; what was applied since stands on them. */
    @Test void aStampIsTakenBackAfterTheMigrateThatStandsOnIt() {
        space.sql("ALTER TABLE t ADD COLUMN more TEXT");
        services.stamps().stamp(services.stamps().plan(Target.LATEST), "made by hand", Progress.NONE, Cancellation.never());
        int stamp = services.journal().entries().getLast().number();
        space.script("V3__next.sql", "CREATE TABLE next(x);").script("U3__next.sql", "DROP TABLE next;");
        Services now = Services.of(space.workspace());
        now.migrations().run(now.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        UndoPlan plan = now.undo().plan(stamp, false, Cancellation.never());
        assertThat(plan.possible()).isFalse();
        assertThat(plan.obstacle()).isEqualTo("the schema history went on since");
        assertThat(plan.advice()).startsWith("Take back the later changes first (" + (stamp + 1) + ")");
        now.undo().undo(now.undo().plan(stamp + 1, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        now.undo().undo(now.undo().plan(stamp, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(now.migrations().timeline().currentLabel()).isEqualTo("V1");
    }

    @Test void whatHasNoWayBackIsNotPassedOverUnasked() {
        TestWorkspace shipped = TestWorkspace.withShippedMigrations(folder.resolve("shipped"));
        Services sample = Services.of(shipped.workspace());
        sample.migrations().run(sample.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        Setup.fill(sample, Progress.NONE);
        assertThatThrownBy(() -> sample.undo().plan(null, false, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNDO_REFUSED);
            assertThat(problem.what()).startsWith("Entry 2 cannot be taken back: no backup was taken of the empty tables");
            assertThat(problem.next()).contains("tidemark undo 1 --dry-run");
        });
        assertThat(sample.undo().plan(1, false, Cancellation.never()).warnings()).contains("messages: 339 rows will be lost.");
        sample.resets().reset("app.db", Progress.NONE, Cancellation.never());
        assertThat(sample.undo().plan(null, false, Cancellation.never()).entry().kind()).isEqualTo("reset");
    }

    private JournalEntry undo(Integer number) {
        return services.undo().undo(services.undo().plan(number, false, Cancellation.never()), Progress.NONE, Cancellation.never());
    }

    private void assertRefused(int number, String because) {
        assertThatThrownBy(() -> services.undo().plan(number, false, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNDO_REFUSED);
            assertThat(problem.what()).contains(because);
        });
    }

    private void cutLastLine() throws IOException {
        Path file = space.workspace().records().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
    }
}
