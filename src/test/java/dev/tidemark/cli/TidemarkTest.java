package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TidemarkTest {
    @TempDir Path folder;

    static Iterable<String> names() {
        return Commands.names();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", "help"})
    void theHelpListsEveryCommand(String line) {
        Cli.Run run = Cli.in(folder).run(line);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(Commands.names()).allSatisfy(name -> assertThat(run.out()).containsPattern("(?m)^  " + name + " +\\p{Lu}.*\\.$"));
    }

    @Test void theReadmeListsEveryCommand() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("## The command line"), readme.indexOf("\n## ", readme.indexOf("## The command line") + 1));
        assertThat(Commands.names()).allSatisfy(name -> assertThat(section).containsPattern("`(tidemark )?" + name + "[ `]"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandExplainsItselfAndTakesTheSharedOptions(String name) {
        Cli.Run run = Cli.in(folder).run(name + " --help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: tidemark " + name).contains("--workspace=DIR", "--json", "--debug");
        assertThat(Cli.in(folder).run("help " + name).out()).isEqualTo(run.out());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandCarriesTheNameItIsListedUnder(String name) {
        assertThat(Commands.create(name).getClass().getAnnotation(picocli.CommandLine.Command.class).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsOneLine(String option) {
        assertThat(Cli.in(folder).run(option).out()).matches("Tidemark \\S.*\\R");
    }

    @Test void aMistypedCommandIsWrongUsageAndGetsASuggestion() {
        Cli.Run run = Cli.in(folder).run("pendin");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
            ✗ The command line was not understood: there is no command “pendin” (did you mean “pending”?). (TM-601)
              Nothing was run.
              Next: Run “tidemark --help” to see how it is used.
            """);
    }

    @Test void anUnknownOptionIsWrongUsageAlsoInJson() {
        Cli.Run run = Cli.in(folder).run("tables --json --nonsense");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        assertThat(run.json().path("problem").path("code").asString()).isEqualTo("TM-601");
        assertThat(run.json().path("problem").path("next").asString()).contains("tidemark tables --help");
    }

    @Test void aProblemIsThreeSentencesOnStandardErrorAndNoStackTrace() {
        Cli.Run run = Cli.in(folder).run("status");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
            ✗ There is no Tidemark workspace at %1$s/storage: no database and no migrations folder. (TM-201)
              Nothing was created.
              Next: Run “tidemark init %1$s/storage” to make one, or name another folder with --workspace.
            """.formatted(folder));
        assertThat(folder).isEmptyDirectory();
    }

    @Test void aProblemIsOneDocumentWithJson() {
        Cli.Run run = Cli.in(folder).run("status --json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.json().propertyNames()).containsExactly("problem");
        assertThat(run.json().path("problem").propertyNames()).containsExactly("code", "what", "unchanged", "next");
        assertThat(run.json().path("problem").path("code").asString()).isEqualTo("TM-201");
    }

    @Test void theStackTraceIsThereForTheAsking() {
        assertThat(Cli.in(folder).run("status --debug").err()).contains("dev.tidemark.core.common.Problem").contains("\tat ");
    }

    @Test void thereIsNoColourWithoutATerminal() {
        TestWorkspace.withShippedMigrations(folder);
        assertThat(Cli.in(folder).run("status -w .").out()).doesNotContain("\u001b");
        assertThat(Cli.in(folder).onTerminal().run("status -w .").out()).contains("\u001b[1mAll is well.");
    }

    @Test void progressIsShownToAPersonAndLeavesNothingBehind() {
        TestWorkspace.withShippedMigrations(folder);
        assertThat(Cli.in(folder).run("backup -w .").err()).isEmpty();
        Cli.Run watched = Cli.in(folder).at(Cli.NOW.plusSeconds(60)).onTerminal().run("backup -w .");
        assertThat(watched.err()).contains("Copying the database").endsWith("\r\u001b[K");
    }
}
