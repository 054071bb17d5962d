package dev.tidemark.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidemarkTomlTest {
    @TempDir Path folder;
    private TidemarkToml toml;

    @BeforeEach void settings() {
        toml = TidemarkToml.of(new Workspaces(Map.of(), folder).at(folder));
    }

    @Test void aFileThatIsNotThereIsMade() {
        toml.set("new", "schema", "other \"one\"\\schema.sql");
        assertThat(toml.file()).hasContent("[new]\nschema = \"other \\\"one\\\"\\\\schema.sql\"");
        assertThat(toml.text("new", "schema")).contains("other \"one\"\\schema.sql");
    }

    @Test void allElseStaysWordForWord() throws IOException {
        Files.writeString(toml.file(), "# Ours.\r\n[sqlite]\r\nfloor = \"3.37\"  # Debian 12\r\n[new] # scripts\r\nnumbering = 'timestamp'\r\n\r\n[lint.rules]\r\nno-header = \"off\"\r\n");
        toml.set("new", "schema", "wanted.sql");
        assertThat(Files.readString(toml.file())).isEqualTo("# Ours.\r\n[sqlite]\r\nfloor = \"3.37\"  # Debian 12\r\n[new] # scripts\r\nschema = \"wanted.sql\"\r\nnumbering = 'timestamp'\r\n\r\n[lint.rules]\r\nno-header = \"off\"\r\n");
        toml.set("sqlite", "floor", "3.40");
        toml.set("backups", "older-than", "30d");
        assertThat(Files.readString(toml.file())).contains("floor = \"3.40\"  # Debian 12\r\n").endsWith("no-header = \"off\"\r\n\r\n[backups]\r\nolder-than = \"30d\"\r\n");
    }

    @Test void aFileThatCouldBeMisreadIsNotTouched() throws IOException {
        for (String text : new String[] {"new.schema = \"a.sql\"\n", "new = { schema = \"a.sql\" }\n", "[a]\nb = \"\"\"\n[new]\n\"\"\"\n", "[new]\nschema = \"\"\"\na\n\"\"\"\n", "no toml\n"}) {
            Files.writeString(toml.file(), text);
            assertThatThrownBy(() -> toml.set("new", "schema", "b.sql")).as(text).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONFIG_UNREADABLE));
            assertThat(Files.readString(toml.file())).isEqualTo(text);
        }
    }
}
