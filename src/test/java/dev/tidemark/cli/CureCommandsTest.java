package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.SpoiltIndex;
import dev.tidemark.support.TestWorkspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CureCommandsTest {
    @TempDir Path folder;
    private TestWorkspace workspace;
    private Cli cli;

    @BeforeEach void makeWorkspace() {
        workspace = TestWorkspace.empty(folder.resolve("storage"))
            .script("V1__create_notes.sql", "CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT);")
            .script("U1__create_notes.sql", "DROP TABLE notes;")
            .script("V2__add_colour.sql", "ALTER TABLE notes ADD COLUMN colour TEXT;\nUPDATE notes SET colour = 'red';");
        cli = Cli.in(folder);
    }

    @Test void driftIsAFindingWithASentencePerObject() {
        cli.run("migrate --no-backup");
        assertThat(cli.run("drift").out()).isEqualTo("✓ The database is what V2 builds.\n");
        workspace.sql("CREATE TABLE tags(x)", "ALTER TABLE notes ADD COLUMN size INT DEFAULT 1");
        Cli.Run run = cli.run("drift");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("""
            ✗ The database differs from what V2 builds in 2 objects.
              Table “notes” is different: column size is extra.
              Table “tags” is in the database, and no migration makes it.
            """);
        assertThat(cli.run("drift --sql").out()).contains("CREATE TABLE tags(x);", "ALTER TABLE \"notes\" ADD COLUMN size INT DEFAULT 1;");
        assertThat(cli.run("drift --json").json().path("deviations").path(0).path("name").asString()).isEqualTo("notes");
    }

    @Test void aDerivedUndoScriptIsShownAndWrittenOnlyWhenAsked() {
        cli.run("migrate --no-backup");
        Cli.Run refused = cli.run("rollback --steps 1");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("tidemark undo-script 2");
        assertThat(cli.run("undo-script 2").out()).isEqualTo("""
            -- Undo V2: derived from the difference of the two schemas.
            --
            -- The structure comes back completely. Data that went, or that only the newer structure holds, does not:
            -- * not taken back: UPDATE notes SET colour = 'red'
            -- * Column “notes.colour” goes with all its values.
            ALTER TABLE "notes" DROP COLUMN "colour";

            Nothing was written.

            Next: tidemark undo-script 2 --write
            """);
        assertThat(cli.run("undo-script V2 --write").out()).contains("✓ Saved as storage/migrations/U2__add_colour.sql");
        assertThat(cli.run("undo-script 2 --write").err()).contains("TM-602");
        assertThat(cli.run("rollback --steps 1 --no-backup").exitCode()).isZero();
        workspace.stockFlyway().accepts();
        assertThat(cli.run("undo-script base").exitCode()).isEqualTo(2);
        assertThat(cli.run("undo-script base").err()).contains("the first is V1: undo-script 1");
        assertThat(cli.run("undo-script latest").err()).contains("the latest is V2: undo-script 2");
        assertThat(cli.run("undo-script 7").err()).contains("TM-304");
    }

    @Test void stampComparesFirstAndTakesAReasonForDifferences() {
        cli.run("migrate --to 1 --no-backup");
        workspace.sql("DROP TABLE flyway_schema_history");
        Cli.Run refused = cli.run("stamp latest");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Table “notes” is different: column colour is missing.", "tidemark stamp 2 --because TEXT");
        Cli.Run preview = cli.run("stamp latest --dry-run");
        assertThat(preview.exitCode()).isEqualTo(1);
        assertThat(preview.out()).isEqualTo("""
            Mark as applied: V1 create notes
            Mark as applied: V2 add colour
            ! Table “notes” is different: column colour is missing.
            Nothing was changed.
            """);
        assertThat(cli.run("stamp 1").out()).isEqualTo("""
            ✓ Stamped base → V1: 1 migration marked as applied.
            Backup before: app.db.20250107_143000.backup

            Next: to take it back: tidemark undo
            """);
        assertThat(cli.run("stamp latest --because", "colour comes later").exitCode()).isZero();
        workspace.stockFlyway().accepts();
        assertThat(cli.run("stamp 1 --json").json().path("rows").path(0).asString()).isEqualTo("Mark as not applied: V2 add colour");
    }

    @Test void repairShowsAndDoesWhatFlywayWouldDo() {
        cli.run("migrate --no-backup");
        assertThat(cli.run("repair").out()).isEqualTo("Nothing to repair: history and scripts agree.\n");
        workspace.script("V2__add_colour.sql", "ALTER TABLE notes ADD COLUMN colour VARCHAR(20);");
        assertThat(cli.run("repair --dry-run").out()).contains("○ Accept the script of V2 add colour as it is now").contains("Nothing was changed.");
        assertThat(cli.run("repair").out()).contains("✓ Accept the script of V2", "Repaired the schema history: 1 row.", "tidemark restore app.db.20250107_143000.backup");
        workspace.stockFlyway().accepts();
    }

    @Test void healthNamesEachCureAndCarriesOneOut() {
        cli.run("migrate --no-backup");
        Cli.Run sound = cli.run("health");
        assertThat(sound.exitCode()).as("a note is no reason to fail").isZero();
        assertThat(sound.out()).contains("○ 1 migration has no undo script: V2.", "tidemark health --cure missing-undo/derive-2", "✓ Nothing is wrong.");
        workspace.script("V2__add_colour.sql", "ALTER TABLE notes ADD COLUMN colour VARCHAR(20);");
        Cli.Run ill = cli.run("health");
        assertThat(ill.exitCode()).isEqualTo(1);
        assertThat(ill.out()).startsWith("✗ V2 add colour was edited after it was applied.\n    Put the old text back   tidemark health --cure changed-script:V2/put-back\n");
        assertThat(cli.run("health --cure changed-script:V2/put-back --dry-run").out()).contains("- ALTER TABLE notes ADD COLUMN colour VARCHAR(20);\n+ ALTER TABLE notes ADD COLUMN colour TEXT;", "Nothing was changed.");
        assertThat(cli.run("health --cure changed-script:V2/put-back").out()).isEqualTo("✓ Put V2__add_colour.sql back as it was applied.\n\nNext: tidemark health\n");
        assertThat(cli.run("health").exitCode()).isZero();
        assertThat(cli.run("health --cure changed-script:V2/put-back").err()).contains("TM-322");
        assertThat(cli.run("health --dry-run").exitCode()).isEqualTo(2);
        assertThat(cli.run("health --json").json().path("findings").path(0).path("cures").path(0).path("cure").asString()).isEqualTo("derive-2");
    }

    @Test void theLevelDecidesAboutTheExitCodeAndAllPagesAreCheckedOnRequest() {
        cli.run("migrate --no-backup");
        assertThat(cli.run("health --level note").exitCode()).isEqualTo(1);
        assertThat(cli.run("health --level warning").exitCode()).isZero();
        workspace.script("V2__add_colour.sql", "ALTER TABLE notes ADD COLUMN colour VARCHAR(20);");
        assertThat(cli.run("health --level error").exitCode()).isEqualTo(1);
        assertThat(cli.run("health --level loud").exitCode()).isEqualTo(2);
        assertThat(cli.run("health --integrity full --level error --json").json().path("level").asString()).isEqualTo("error");
        assertThat(cli.run("health --integrity deep").exitCode()).isEqualTo(2);
    }

    @Test void theCureOfDamagedPagesIsPrintedAsItCanBeRun() throws Exception {
        workspace.script("V3__index.sql", "CREATE INDEX by_text ON notes(text);\nINSERT INTO notes(text, colour) VALUES ('a', 'b');");
        cli.run("migrate --no-backup");
        cli.run("backup");
        SpoiltIndex.in(workspace.database(), "by_text", "CREATE INDEX by_text ON notes(colour)");
        assertThat(cli.run("health").out()).doesNotContain("is damaged");
        Cli.Run found = cli.run("health --integrity full");
        assertThat(found.exitCode()).isEqualTo(1);
        String printed = found.out().lines().filter(line -> line.contains("--cure damaged:")).findFirst().orElseThrow().replaceFirst(".*tidemark health", "health");
        assertThat(printed).isEqualTo("health --integrity full --cure damaged:app.db/restore");
        assertThat(cli.run(printed + " --dry-run").out()).contains("Nothing was changed.");
        assertThat(cli.run(printed).out()).contains("✓ Restored ");
        assertThat(cli.run("health --integrity full").out()).doesNotContain("is damaged");
    }

    @Test void pagesThatCannotBeLookedAtHideNoOtherFinding() throws Exception {
        cli.run("migrate --no-backup");
        workspace.script("V9.0__twice.sql", "SELECT 1;").script("V9__twice.sql", "SELECT 1;");
        Files.writeString(workspace.workspace().databaseFile(), "no database at all, not even nearly");
        Cli.Run run = cli.run("health --integrity full");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsOnlyOnce("is not a SQLite database").contains("Version V9 exists 2 times");
        assertThat(cli.run("health --integrity quick --json").json().path("findings").findValuesAsString("code")).containsExactlyInAnyOrder("TM-104", "duplicate-version");
    }

    /** Whether it cannot be opened, or not be read to its end: the plain run says what to do and does it. */
    @Test void aDatabaseThatCannotBeReadIsCuredByTheNewestVerifiedBackup() throws Exception {
        cli.run("migrate --no-backup");
        byte[] sound = Files.readAllBytes(workspace.workspace().databaseFile());
        Files.writeString(workspace.workspace().databaseFile(), "no database at all");
        assertThat(cli.run("health").out()).contains("is not a SQLite database").doesNotContain("--cure TM-104");
        Files.write(workspace.workspace().databaseFile(), sound);
        cli.run("backup");
        byte[] inTheMiddle = sound.clone();
        // The page of the schema: it cannot be opened then.
        Arrays.fill(inTheMiddle, 100, 1000, (byte) 0xff);
        for (byte[] damaged : List.of("no database at all".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(sound, sound.length - 512), new byte[0], inTheMiddle)) {
            Files.write(workspace.workspace().databaseFile(), damaged);
            Cli.Run found = cli.run("health");
            assertThat(found.exitCode()).isEqualTo(1);
            String printed = found.out().lines().filter(line -> line.contains("/restore")).findFirst().orElseThrow(() -> new AssertionError(found.out())).replaceFirst(".*tidemark health", "health");
            assertThat(printed).matches("health --cure TM-10[3-6]/restore");
            assertThat(cli.run(printed + " --dry-run").out()).contains("Nothing was changed.");
            assertThat(workspace.workspace().databaseFile()).hasBinaryContent(damaged);
            assertThat(cli.run("health --integrity quick").out()).containsOnlyOnce("/restore");
            assertThat(cli.run(printed).out()).contains("✓ Restored ");
            assertThat(cli.run("health --level error").exitCode()).isZero();
        }
    }

    @Test void moreCuresThanAreShownAreNamed() {
        for (int version = 3; version < 9; version++) {
            workspace.script("V" + version + "__more.sql", "CREATE TABLE more" + version + "(x);");
        }
        cli.run("migrate --no-backup");
        assertThat(cli.run("health").out()).contains("    3 more, named alike: missing-undo/derive-6, missing-undo/derive-7, missing-undo/derive-8\n").doesNotContain("and so on");
    }

    @Test void locksTellWhetherTheDatabaseCanBeWritten() {
        Cli.Run run = cli.run("locks --wait 0");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("✓ app.db can be written.");
        assertThat(cli.run("locks --json").json().path("locked").asBoolean()).isFalse();
    }
}
