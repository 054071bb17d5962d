package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command advises can be done: it is complete, and it is about what was really found. */
class NextStepsTest {
    @TempDir Path folder;

    @Test void stepsBackAreCountedFromTheBaselineUp() {
        TestWorkspace space = TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(x);").script("V2__b.sql", "CREATE TABLE b(x);").script("U2__b.sql", "DROP TABLE b;");
        Cli cli = Cli.in(folder);
        cli.run("migrate --no-backup");
        space.sql("UPDATE flyway_schema_history SET type = 'BASELINE', checksum = NULL WHERE version = '1'");
        Cli.Run run = cli.run("rollback --steps 2");
        assertThat(run.err()).contains("Only 1 migration is applied above the baseline V1; to undo all of them, roll back to V1.");
        assertThat(cli.run("rollback --steps 1 --no-backup").out()).contains("Rolled back V2 → V1");
    }

    @Test void aRepeatableScriptIsNoVersionToWriteAnUndoScriptFor() {
        TestWorkspace.empty(folder.resolve("storage")).script("R__v.sql", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT 1;");
        assertThat(Cli.in(folder).run("migrate --no-backup").out()).doesNotContain("null").endsWith("Next: tidemark status\n");
    }

    @Test void whatTheStatusAdvisesIsTheCommandForIt() {
        TestWorkspace space = TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(x);").script("U1__a.sql", "DROP TABLE a;");
        Cli cli = Cli.in(folder);
        cli.run("migrate --no-backup");
        space.sql("ALTER TABLE a ADD COLUMN by_hand");
        assertThat(cli.run("status").out()).endsWith("Next: tidemark drift\n");
        space.sql("DELETE FROM flyway_schema_history");
        assertThat(cli.run("status").out()).endsWith("Next: tidemark health\n");
    }

    @Test void whatACheckAdvisesNamesTheWorkspace() {
        TestWorkspace.withShippedMigrations(folder.resolve("other"));
        Cli cli = Cli.in(folder);
        assertThat(cli.run("check -w other").out()).endsWith("Next: tidemark migrate --workspace other\n");
    }

    @Test void aPlainMigrateNamesAnUndoScriptThatDoesNotLeadBack() {
        TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(x); CREATE TABLE b(x);").script("U1__a.sql", "DROP TABLE a;");
        Cli.Run run = Cli.in(folder).run("migrate --no-backup");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("✗ V1__a.sql:1:1: .*b.* undo-incomplete");
    }

    @Test void theFirstMigrateCanBeSeenBeforeThereIsADatabase() throws IOException {
        TestWorkspace space = TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(\n  x,\n  CREATE\n);");
        Cli cli = Cli.in(folder);
        Files.delete(space.workspace().databaseFile());
        assertThat(cli.run("migrate --dry-run").out()).contains("-- Apply V1 a (V1__a.sql)");
        assertThat(space.workspace().databaseFile()).as("a preview makes nothing").doesNotExist();
        Files.createFile(space.workspace().databaseFile());
        assertThat(cli.run("migrate --dry-run").out()).contains("-- Apply V1 a (V1__a.sql)");
        assertThat(space.workspace().databaseFile()).isEmptyFile();
    }

    @Test void aFailingStatementIsNamedByTheLineOfItsError() {
        TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "-- head\nCREATE TABLE a(\n  x TEXT,\n  y TEXT PRIMARY KEYY\n);");
        assertThat(Cli.in(folder).run("migrate --no-backup").err()).contains("V1__a.sql, line 4: near \"KEYY\": syntax error. The statement was: y TEXT PRIMARY KEYY (line 3 of: CREATE TABLE a(");
    }

    @Test void aTargetThatIsNoVersionIsToldWithThoseThatThereAre() {
        TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(x);").script("V2__b.sql", "CREATE TABLE b(x);");
        assertThat(Cli.in(folder).run("rollback --to abc").err()).contains("There is no version abc here. Known versions: V1, V2.");
    }

    @Test void aRefusedPragmaIsNamed() {
        TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "PRAGMA foreign_keys = OFF;");
        assertThat(Cli.in(folder).run("migrate").err()).contains("line 1: PRAGMA foreign_keys has no effect inside a transaction, and is not needed");
    }

    @Test void aRollBackOverAMissingScriptNamesTheCureAndTheCureBringsBothScripts() throws IOException {
        TestWorkspace space = TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(x);").script("U1__a.sql", "DROP TABLE a;");
        Cli cli = Cli.in(folder);
        cli.run("migrate --no-backup");
        cli.run("rollback --to base --no-backup");
        cli.run("migrate --no-backup");
        Files.delete(space.workspace().migrations().resolve("V1__a.sql"));
        Files.delete(space.workspace().migrations().resolve("U1__a.sql"));
        assertThat(cli.run("rollback --steps 1").err()).contains("V1 is applied, and its script V1__a.sql is gone", "“tidemark health --cure missing-script:V1/recover”");
        assertThat(cli.run("health --cure missing-script:V1/recover").out()).contains("Recovered V1__a.sql and U1__a.sql.");
        assertThat(cli.run("rollback --steps 1 --no-backup").exitCode()).isZero();
    }

    @Test void allMissingUndoScriptsAreWrittenAtOnce() {
        TestWorkspace space = TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(x);").script("V2__rows.sql", "INSERT INTO a VALUES (1);");
        Cli cli = Cli.in(folder);
        assertThat(cli.run("undo-script --all").out()).contains("DROP TABLE", "No statement follows: V2 changes no structure.", "Nothing was written.");
        assertThat(cli.run("undo-script --all --write").out()).contains("U1__a.sql", "U2__rows.sql");
        assertThat(space.workspace().migrations().resolve("U2__rows.sql")).exists();
        assertThat(cli.run("undo-script --all").out()).isEqualTo("✓ Every migration has its undo script.\n");
        assertThat(cli.run("undo-script").exitCode()).isEqualTo(2);
    }

    @Test void aStampOfTheWrongVersionNamesTheRightOne() {
        TestWorkspace space = TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(x);").script("V2__b.sql", "CREATE TABLE b(x);");
        space.sql("CREATE TABLE a(x)", "CREATE TABLE b(x)");
        assertThat(Cli.in(folder).run("stamp 1").err()).contains("The database is exactly what V2 builds.");
    }

    @Test void anEditOfWordsOnlyMakesNoMigrationAndWhatHasNoCureNamesNone() {
        TestWorkspace space = TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(x);").script("U1__a.sql", "DROP TABLE a;");
        Cli cli = Cli.in(folder);
        cli.run("migrate --no-backup");
        space.script("V1__a.sql", "-- more words\nCREATE TABLE a(x);");
        assertThat(cli.run("health").out()).contains("changed-script:V1/put-back", "Add --dry-run to a cure").doesNotContain("changed-script:V1/new-migration");
    }

    @Test void aRunOfRepeatablesAloneTellsNoWayFromAVersionToItself() {
        TestWorkspace space = TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(x);");
        Cli cli = Cli.in(folder);
        cli.run("migrate --no-backup");
        space.script("R__v.sql", "CREATE VIEW v AS SELECT x FROM a;");
        assertThat(cli.run("migrate --no-backup").out()).contains("Ran 1 migration at V1 in ");
    }

    @Test void aFileWhereTheBackupsBelongIsNamed() throws IOException {
        TestWorkspace space = TestWorkspace.empty(folder.resolve("storage")).script("V1__a.sql", "CREATE TABLE a(x);");
        Files.deleteIfExists(space.workspace().backups());
        Files.createFile(space.workspace().backups());
        assertThat(Cli.in(folder).run("migrate").err()).contains("is a file, and backups need a folder of that name");
    }

    @Test void aStampedMigrationWithAVeryLongNameIsWhatFlywayWrites() {
        String name = "a".repeat(210);
        TestWorkspace space = TestWorkspace.empty(folder.resolve("storage")).script("V1__" + name + ".sql", "CREATE TABLE a(x);");
        space.sql("CREATE TABLE a(x)");
        Cli cli = Cli.in(folder);
        assertThat(cli.run("stamp 1").exitCode()).isZero();
        assertThat(space.number("SELECT length(description) FROM flyway_schema_history")).isEqualTo(200);
        assertThat(cli.run("repair").out()).contains("othing");
        space.stockFlyway().accepts();
    }
}
