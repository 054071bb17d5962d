package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Texts;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MigrationCommandsTest {
    @TempDir Path folder;
    private TestWorkspace workspace;
    private Cli cli;

    @BeforeEach void makeWorkspace() {
        workspace = TestWorkspace.empty(folder.resolve("storage"))
            .script("V1__create_notes.sql", "CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT);")
            .script("U1__create_notes.sql", "DROP TABLE notes;")
            .script("V2__add_colour.sql", "ALTER TABLE notes ADD COLUMN colour TEXT;\nCREATE INDEX ix_notes_colour ON notes(colour);")
            .script("U2__add_colour.sql", "DROP INDEX ix_notes_colour;\nALTER TABLE notes DROP COLUMN colour;")
            .script("V3__add_size.sql", "ALTER TABLE notes ADD COLUMN size INTEGER;");
        cli = Cli.in(folder);
    }

    @Test void statusNamesTheStateAndTheNextStep() {
        cli.run("migrate --to 2 --no-backup");
        assertThat(cli.run("status").out()).isEqualTo("""
            All is well. One migration is waiting.

              Database     storage/sqlite/app.db (%s)
              Version      V2 of V3
              Pending      V3
              Last backup  none yet

            Next: tidemark migrate --dry-run
            """.formatted(Texts.size(workspace.workspace().databaseFile().toFile().length())));
    }

    @Test void historyShowsTheTideMarkAtTheCurrentVersion() {
        cli.run("migrate --to 2 --no-backup");
        cli.run("rollback --steps 1 --no-backup");
        assertThat(anonymous(cli.run("history").out())).isEqualTo("""
               Version  Description  State  When  Took  Undo script
            ○  V3  add size  pending  none
            ○  V2  add colour  pending, undone  WHEN  yes
            ≈≈≈ V1 is current ≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈≈
            ✓  V1  create notes  applied  WHEN  TOOK  yes
            """);
    }

    @Test void aRehearsalTellsWhatComesBackAndChangesNothing() {
        cli.run("migrate --to 1 --no-backup");
        Cli.Run run = cli.run("rehearse --to 2");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("✓ Rehearsed on a copy: migrate to V2 and back works; the structure comes back, the data comes back.")
            .contains("Roll back to V1, ", "1 table with every row as before");
        assertThat(cli.run("rehearse").out()).contains("works, one way only: V3 has no undo script.");
        assertThat(cli.run("rehearse --rollback-to base").out()).contains("roll back to base and back works");
        assertThat(cli.run("rehearse --to 1").out()).contains("Nothing to do");
        assertThat(cli.run("current").out()).contains("V1");
    }

    @Test void withRehearseAPlanRunsOnlyAfterARehearsalThatPassed() {
        Cli.Run passed = cli.run("migrate --to 1 --rehearse --no-backup");
        assertThat(passed.exitCode()).isZero();
        assertThat(passed.out()).contains("✓ Rehearsed on a copy", "Migrated base → V1");
        workspace.script("U2__add_colour.sql", "DROP INDEX ix_notes_colour;");
        Cli.Run refused = cli.run("migrate --to 2 --rehearse --no-backup");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("✗ table notes is changed", "Nothing was run: the rehearsal did not pass.");
        assertThat(cli.run("current").out()).contains("V1");
    }

    @Test void anUndoTellsWhatWentWithItAndNamesItsBackup() {
        workspace.script("U1__create_notes.sql", "DROP TABLE notes;");
        cli.run("migrate --to 1");
        workspace.sql("INSERT INTO notes(id) VALUES (1)");
        assertThat(cli.run("undo --dry-run").out()).contains("! notes: 1 row will be lost.");
        Cli.Run run = cli.run("undo");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("! Gone with it: notes, 1 row\n", "\nBackup before: app.db.").doesNotContain("will be");
    }

    @Test void oneByOneKeepsWhatWasDoneBeforeAFailure() {
        workspace.script("V3__add_size.sql", "ALTER TABEL notes ADD COLUMN size INTEGER;");
        Cli.Run run = cli.run("migrate --one-by-one --no-backup");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("2 of 3 steps were done, then the run stopped: V3__add_size.sql, line 1");
        assertThat(cli.run("current").out()).contains("V2");
    }

    @Test void theTideMarkLiesUnderAllMigrationsAtBase() {
        assertThat(cli.run("history").out().lines().toList().getLast()).startsWith("≈≈≈ base is current ≈≈≈");
    }

    @Test void currentIsOneLine() {
        assertThat(cli.run("current").out()).isEqualTo("base  (3 migrations pending)\n");
        cli.run("migrate --no-backup");
        assertThat(cli.run("current").out()).isEqualTo("V3 add size  (latest)\n");
        assertThat(cli.run("current --json").json().path("version").asString()).isEqualTo("3");
    }

    @Test void pendingListsWhatWouldRunAndWhatCannotBeTakenBack() {
        assertThat(cli.run("pending").out()).isEqualTo("""
               Version  Description   Statements  Undo script
            ○  V1       create notes           1  yes
            ○  V2       add colour             2  yes
            ○  V3       add size               1  none

            Next: tidemark migrate --dry-run   shows what 3 migrations would do
            """);
        cli.run("migrate --no-backup");
        assertThat(cli.run("pending").out()).isEqualTo("✓ Nothing pending: the database is at V3.\n");
    }

    @Test void migrateTellsEachStepTheBackupAndTheWayBack() {
        Cli.Run run = cli.run("migrate --to 2");
        assertThat(run.exitCode()).isZero();
        assertThat(anonymous(run.out())).isEqualTo("""
            ✓  Apply V1 create notes  1 statement  TOOK
            ✓  Apply V2 add colour  2 statements  TOOK

            Migrated base → V2: 2 migrations in TOOK.
            Backup before: app.db.20250107_143000.backup

            Next: to take it back: tidemark rollback --to base
            """);
        assertThat(workspace.number("SELECT count(*) FROM pragma_table_info('notes')")).isEqualTo(3);
    }

    @Test void migratingWithNothingPendingIsDoneAtOnce() {
        cli.run("migrate --no-backup");
        Cli.Run again = cli.run("migrate");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).isEqualTo("✓ Nothing to do: the database is at V3.\n");
        assertThat(workspace.workspace().backups()).isEmptyDirectory();
    }

    @Test void aRollbackSaysWhatDataWentAndHowToHaveItBack() {
        cli.run("migrate --to 2 --no-backup");
        workspace.sql("INSERT INTO notes(text, colour) VALUES ('a', 'red'), ('b', 'blue'), ('c', NULL)");
        Cli.Run run = cli.run("rollback --to 1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("✓  Undo V2 add colour  2 statements", "! Gone with it: notes.colour, 2 values",
            "Next: to have the data back: tidemark restore app.db.20250107_143000.backup");
        assertThat(workspace.number("SELECT count(*) FROM notes")).isEqualTo(3);
        workspace.stockFlyway().accepts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback --to base --no-backup", "rollback --steps 2 --no-backup"})
    void everythingCanBeTakenBack(String line) {
        cli.run("migrate --to 2 --no-backup");
        assertThat(cli.run(line).exitCode()).isZero();
        assertThat(cli.run("current").out()).startsWith("base");
    }

    @Test void aDryRunPrintsTheSqlAndChangesNothing() throws IOException {
        byte[] before = Files.readAllBytes(workspace.workspace().databaseFile());
        Cli.Run run = cli.run("migrate --to 1 --dry-run");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT);").contains("-- Apply V1 create notes");
        assertThat(Files.readAllBytes(workspace.workspace().databaseFile())).isEqualTo(before);
    }

    @Test void aDryRunIntoAFileNeverWritesOverOne() {
        assertThat(cli.run("migrate --dry-run --output plan.sql").out()).startsWith("✓ Wrote the SQL to plan.sql; nothing was changed.\n")
            .contains("\nChecklist: ", "○ You have not looked at the SQL yet, 4 statements in all.");
        assertThat(folder.resolve("plan.sql")).content().contains("ALTER TABLE notes ADD COLUMN size INTEGER;");
        Cli.Run again = cli.run("migrate --to 1 --dry-run --output plan.sql");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("TM-602");
        assertThat(folder.resolve("plan.sql")).content().contains("ALTER TABLE notes ADD COLUMN size INTEGER;");
    }

    @Test void anOutputFileWithoutADryRunIsWrongUsageAndRunsNothing() {
        assertThat(cli.run("migrate --output plan.sql").exitCode()).isEqualTo(2);
        assertThat(cli.run("current").out()).startsWith("base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback", "rollback --steps 1 --to base", "rollback --steps 0", "rollback --steps x", "migrate 3"})
    void wrongUsageIsToldApartFromARefusal(String line) {
        cli.run("migrate --no-backup");
        Cli.Run run = cli.run(line);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("TM-601").doesNotContain("\tat ");
        assertThat(cli.run("current").out()).startsWith("V3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback --steps 9", "rollback --to latest", "migrate --to base", "migrate --to 77", "migrate --to 1"})
    void aTargetThatCannotBeReachedIsRefused(String line) {
        cli.run("migrate --no-backup");
        Cli.Run run = cli.run(line);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("The database was not touched.");
        assertThat(cli.run("current").out()).startsWith("V3");
    }

    @Test void whatKeepsAMigrateFromRunningIsTold() {
        cli.run("migrate --to 2 --no-backup");
        workspace.script("V1__create_notes.sql", "CREATE TABLE notes(id);").script("notes.sql", "SELECT 1;");
        String expected = """
            ✗ V1 create notes is changed: its script was edited after it was applied
            ✗ notes.sql is not named as a migration, V<version>__<description>.sql
            """;
        assertThat(cli.run("status").out()).contains(expected).endsWith("Next: tidemark history\n");
        assertThat(cli.run("history").out()).contains(expected);
        assertThat(cli.run("pending").out()).contains(expected);
    }

    @Test void aDryRunHasTheChecklistAsCommentsSoThatItStaysAScript() {
        String out = cli.run("migrate --dry-run --tick others-told").out();
        String list = out.substring(out.indexOf("-- Checklist: "));
        assertThat(list.lines()).allMatch(line -> line.startsWith("-- "));
        assertThat(list).contains("-- ✓ Every statement runs on an empty copy.", "-- ○ Not rehearsed on a copy yet.", "-- ✓ A verified backup is taken before, about ",
            "-- ! V3 has no undo script: only a backup takes this back.", "-- ✓ There is enough space: ", "-- ○ The chatbot is stopped, or may wait while this runs.   chatbot-stopped",
            "-- ✓ Everyone who uses this database has been told.   others-told");
        assertThat(cli.run("migrate --to 2 --dry-run --rehearse --no-backup").out()).contains("-- ✓ Rehearsed on a copy, there, back and there again.",
            "-- ! No backup is taken before, so only scripts can take this back.", "-- ✓ The structure comes back, as the rehearsal has shown.");
        assertThat(cli.run("current").out()).startsWith("base");
    }

    @Test void aDryRunTellsASlipInAScriptAndItsPlace() {
        workspace.script("V3__add_size.sql", "SELECT 1;\nALTER TABEL notes ADD COLUMN size INTEGER;");
        assertThat(cli.run("migrate --dry-run").out()).contains("-- ! On an empty copy, V3__add_size.sql, line 2 does not run: near \"TABEL\": syntax error.");
    }

    @Test void aRollbackWithoutAnUndoScriptTellsBothWaysBackInNumbers() {
        cli.run("migrate --to 2");
        workspace.sql("INSERT INTO notes(text) VALUES ('a'), ('b')");
        Cli later = cli.at(Cli.NOW.plusSeconds(60));
        later.run("migrate");
        workspace.sql("UPDATE notes SET size = 7, text = 'c' WHERE id = 1", "INSERT INTO notes(text) VALUES ('d')", "DELETE FROM notes WHERE id = 2");
        Cli.Run run = later.run("rollback --to 1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("V3 has no undo script", "The database was not touched.", "1. Derive what is missing (V3), look at it, and roll back",
            "notes.size: 1 value will be lost", "tidemark undo-script 3 ", "tidemark restore app.db.20250107_143");
        assertThat(later.run("current").out()).startsWith("V3");
        JsonNode ways = later.run("rollback --steps 1 --json").json().path("waysBack");
        assertThat(ways.path("without").path(0).asString()).isEqualTo("3");
        assertThat(ways.path("byScripts").path("losses").path(0).path("values").asInt()).isEqualTo(1);
        JsonNode backup = ways.path("byBackup");
        assertThat(List.of(backup.path("lost").asInt(), backup.path("comeBack").asInt())).containsExactly(2, 2);
        assertThat(backup.path("tables").path(0).path("columnsLost").path(0).path("column").asString()).isEqualTo("size");
    }

    @Test void whatIsTickedGoesIntoTheJournal() {
        cli.run("migrate --to 1 --tick others-told --tick chatbot-stopped");
        assertThat(Services.of(workspace.workspace()).journal().entries().getLast().details())
            .endsWith("Ticked: The chatbot is stopped, or may wait while this runs.", "Ticked: Everyone who uses this database has been told.");
        Cli.Run wrong = cli.run("migrate --tick nonsense");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--tick takes one of chatbot-stopped, others-told");
        assertThat(cli.run("current").out()).startsWith("V1");
    }

    @Test void aDryRunWithNothingPendingIsOneSentence() {
        cli.run("migrate --no-backup");
        assertThat(cli.run("migrate --dry-run").out()).startsWith("-- Nothing to do: the database is at V3.\n");
    }

    @Test void aCancelledMigrateLeavesEverythingAsItWas() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        Cli.Run run = cli.with(cancelled).run("migrate");
        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err()).contains("TM-114", "Everything is as it was before.");
        assertThat(cli.run("current").out()).startsWith("base");
    }

    /** Without what differs from run to run: times, and the width of columns that hold them. */
    private static String anonymous(String out) {
        return out.replaceAll("\\d+ \\w{3} \\d{4} \\d\\d:\\d\\d", "WHEN").replaceAll("[\\d.]+ m?s\\b", "TOOK").replaceAll("(?<=\\S) {2,}", "  ");
    }
}
