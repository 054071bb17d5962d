package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
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
