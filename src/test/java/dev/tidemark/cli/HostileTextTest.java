package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.SampleWorkspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of a database does not steer the terminal that it is shown on, and reaches a pipe as it is. */
class HostileTextTest {
    private static final String TITLE = "\u001b]0;owned\u0007 \u001b[2J\u009b31m \u202etxt.exe";

    @TempDir Path folder;
    private Cli cli;

    @BeforeEach
    void makeDatabase() {
        Services services = new SampleWorkspace(folder).services();
        services.database().write("test", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "UPDATE projects SET name = ? WHERE id = 1", TITLE);
            Sql.run(connection, "CREATE TABLE \"bad " + TITLE + "\" (x)");
            return Sql.run(connection, "UPDATE messages SET content = ? WHERE id = 1", "pelican " + TITLE);
        });
        cli = Cli.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables", "schema", "status", "history", "health", "drift", "search pelican", "query SELECT|name|FROM|projects", "query SELECT|name|FROM|projects --format csv", "query SELECT|nme\u001b[2J|FROM|projects"})
    void onATerminalNothingOfItSteers(String line) {
        String[] words = Stream.of(line.split(" ")).map(word -> word.replace('|', ' ')).toArray(String[]::new);
        Cli.Run run = cli.onTerminal().run(words[0], Arrays.copyOfRange(words, 1, words.length));
        String shown = (run.out() + run.err()).replaceAll("\u001b\\[(?:0|1|2|31|32|33)m|\r\u001b\\[K|\r(?=\n)", "");
        assertThat(shown).isNotBlank().doesNotContainPattern("[\\p{Cntrl}\u0080-\u009f\u202a-\u202e&&[^\n\t]]");
    }

    @Test
    void itIsStillSeenThatSomethingWasThere() {
        assertThat(cli.onTerminal().run("query", "SELECT name FROM projects WHERE id = 1", "--format", "csv").out()).contains("␛]0;owned␇ ␛[2J");
    }

    @Test
    void aPipeGetsTheValueItself() {
        assertThat(cli.run("query", "SELECT name FROM projects WHERE id = 1", "--format", "csv").out()).contains(TITLE);
    }
}
