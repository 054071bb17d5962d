package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    @TempDir Path folder;
    private TestWorkspace workspace;
    private Cli cli;

    @BeforeEach void makeWorkspace() {
        workspace = TestWorkspace.empty(folder.resolve("storage"))
            .script("V1__create_notes.sql", "-- Notes, so that people can write something down.\nCREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);\n")
            .script("U1__create_notes.sql", "-- Undo V1: all notes are lost.\nDROP TABLE notes;\n");
        cli = Cli.in(folder);
    }

    @Test void cleanScriptsExitWithZero() {
        Cli.Run run = cli.run("lint");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Nothing is wrong with the scripts.");
        assertThat(cli.run("migrate --no-backup").out()).doesNotContain("Lint");
    }

    @Test void theLevelDecidesAboutTheExitCodeAndEveryFindingHasItsPlace() {
        workspace.script("V2__tag_notes.sql", "-- Tags make notes easy to find.\nALTER TABLE notes ADD COLUMN tag TEXT;\n");
        Cli.Run run = cli.run("lint");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("V2__tag_notes.sql:1:1", "no-undo", "1 warning.");
        assertThat(cli.run("lint --level error").exitCode()).isZero();
        assertThat(cli.run("lint --level note").exitCode()).isEqualTo(1);
        assertThat(cli.run("lint --level loud").exitCode()).isEqualTo(2);
        assertThat(cli.run("lint V1__create_notes.sql").exitCode()).as("one script by its name").isZero();
    }

    @Test void aFileFromElsewhereIsLookedAtAsTheNextMigration() throws IOException {
        Files.writeString(folder.resolve("draft.sql"), "-- A draft of what comes next.\nDROP TABLE nots;\n");
        assertThat(cli.run("lint draft.sql").out()).contains("draft.sql:2:12", "does-not-run");
        assertThat(cli.run("lint gone.sql").err()).contains("gone.sql");
    }

    @Test void aRunSaysInOneLineThatThereAreFindingsAndADryRunShowsThemAsComments() {
        workspace.script("V2__tag_notes.sql", "-- Tags make notes easy to find.\nALTER TABLE notes ADD COLUMN tag TEXT;\n");
        assertThat(cli.run("migrate --dry-run").out().lines().filter(line -> line.contains("no-undo"))).singleElement().asString().startsWith("-- warning: V2__tag_notes.sql:1:1");
        assertThat(cli.run("migrate --no-backup").out()).contains("Lint: 1 warning, see tidemark lint");
    }

    @Test void settingsThatCannotBeReadKeepNothingFromRunning() throws IOException {
        Files.writeString(folder.resolve("storage/tidemark.toml"), "[lint.rules]\nno-undo = \"loud\"\n");
        Cli.Run run = cli.run("migrate --no-backup");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Lint could not look through the scripts", "no-undo");
        assertThat(cli.run("lint").exitCode()).isEqualTo(1);
    }
}
