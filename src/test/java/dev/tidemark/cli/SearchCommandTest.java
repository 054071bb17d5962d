package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.SampleWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandTest {
    @TempDir Path folder;

    @Test void blanksAreNoWords() {
        new SampleWorkspace(folder);
        Cli.Run run = Cli.in(folder).run("search -w storage", "  ");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("give the words to look for");
    }

    @Test void anIndexThatCannotBeBroughtUpToDateKeepsNobodyFromSearching() {
        Services services = new SampleWorkspace(folder).services();
        assertThat(run("search --index").exitCode()).isZero();
        services.database().write("test", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "DROP TABLE messages");
            Sql.run(connection, "CREATE TABLE messages (id TEXT PRIMARY KEY, chat_id INTEGER, content TEXT)");
            return Sql.run(connection, "INSERT INTO messages VALUES (7, 1, 'sevenfold words')");
        });
        Cli.Run found = run("search sevenfold");
        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(found.out()).contains("sevenfold words", "1 place.");
        assertThat(run("search --index").err()).as("who asks for it is told").contains("TM-570");
    }

    private Cli.Run run(String words) {
        return Cli.in(folder).run(words + " -w storage");
    }
}
