package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suggested command works on the workspace that the person is at, as it stands. */
class WhereTest {
    @TempDir Path folder;

    @Test void everyNextStepNamesTheWorkspaceUnlessItIsTheDefaultOne() {
        Cli cli = Cli.in(folder);
        cli.run("init other");
        assertThat(cli.run("status -w other").out()).endsWith("Next: tidemark backup --workspace other\n");
        assertThat(cli.run("backups -w other").out()).endsWith("Next: tidemark backup --workspace other\n");
        assertThat(cli.run("backup -w other").out()).contains("Next: tidemark restore app.db.20250107_143000.backup --workspace other   whenever");
        assertThat(cli.run("rollback --steps 1 -w other").out()).endsWith("Next: to apply it again: tidemark migrate --to 9 --workspace other\n");
        assertThat(cli.run("check -w other").out()).endsWith("Next: tidemark migrate --workspace other\n");
        assertThat(cli.run("migrate -w other").out()).endsWith("Next: to take it back: tidemark rollback --to 8 --workspace other\n");
    }

    @Test void aProblemNamesTheWorkspaceInItsNextStepToo() {
        Cli cli = Cli.in(folder);
        TestWorkspace.empty(folder.resolve("other")).script("V1__a.sql", "CREATE TABLE a(x);");
        assertThat(cli.run("migrate -w other").out()).contains("Next: to take it back: tidemark restore app.db.20250107_143000.backup --workspace other\n");
        assertThat(cli.run("rollback --steps 1 -w other").out()).contains("tidemark undo-script 1").contains("--workspace other");
        assertThat(Where.inSentence("Run “tidemark init /x” or “tidemark --help”.", Path.of("other"))).isEqualTo("Run “tidemark init /x” or “tidemark --help”.");
    }

    @Test void aPathIsQuotedAsTheShellNeedsIt() {
        assertThat(Where.quoted("my/äöü-1.2", false)).isEqualTo("my/äöü-1.2");
        assertThat(Where.quoted("it's #1", false)).isEqualTo("'it'\\''s #1'");
        assertThat(Where.quoted("C:\\data", true)).isEqualTo("C:\\data");
        assertThat(Where.quoted("C:\\my data", true)).isEqualTo("\"C:\\my data\"");
    }

    @Test void theSharedOptionsMayStandBeforeTheCommand() {
        Cli cli = Cli.in(folder);
        cli.run("init other");
        assertThat(cli.run("--workspace other current").out()).startsWith("V9");
        assertThat(cli.run("--json -w other current").json().path("version").asString()).isEqualTo("9");
        assertThat(cli.run("--workspace=other --json current").json().path("version").asString()).isEqualTo("9");
        assertThat(cli.run("--workspace").exitCode()).isEqualTo(2);
    }

    @Test void aResetWithoutYesSaysWhatItWouldDoAndDoesNothing() {
        Cli cli = Cli.in(folder);
        cli.run("init --sample");
        Cli.Run refused = cli.run("reset");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("a reset takes all rows out of the database, so it needs --yes; it takes a backup first.", "Nothing was run.");
        assertThat(cli.run("tables").out()).containsPattern("projects +table +[1-9]");
    }

    @Test void aBadlyNamedScriptIsNotWell() {
        Cli cli = Cli.in(folder);
        TestWorkspace.empty(folder.resolve("storage")).script("notes.sql", "SELECT 1;");
        assertThat(cli.run("status").out()).startsWith("One script is not named as a migration.\n");
    }
}
