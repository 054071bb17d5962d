package dev.tidemark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstRunTest {
    @TempDir Path here;

    @BeforeEach void aWorkspaceWithoutADatabase() throws IOException {
        Files.createDirectories(here.resolve("storage/migrations"));
        Files.createDirectory(here.resolve("storage/sqlite"));
        Files.writeString(here.resolve("live.db"), "the chatbot's");
    }

    @Test void aWorkspaceWithoutADatabaseIsNew() throws IOException {
        assertThat(FirstRun.isFirst(new Workspaces(Map.of(), here))).isTrue();
        Files.writeString(here.resolve("storage/sqlite/app.db"), "x");
        assertThat(FirstRun.isFirst(new Workspaces(Map.of(), here))).isFalse();
    }

    @Test void aDatabaseThatTheEnvironmentNamesIsNoFirstRun() {
        assertThat(FirstRun.isFirst(new Workspaces(Map.of("DATABASE_URL", "sqlite:///./live.db"), here))).isFalse();
        assertThat(FirstRun.isFirst(new Workspaces(Map.of("FLYWAY_URL", "jdbc:sqlite:live.db"), here))).isFalse();
    }

    @Test void aDatabaseThatTheSettingsNameIsNoFirstRun() throws IOException {
        Files.writeString(here.resolve("storage/flyway.toml"), "[environments.default]\nurl = \"jdbc:sqlite:" + here.resolve("live.db").toString().replace('\\', '/') + "\"\n");
        assertThat(FirstRun.isFirst(new Workspaces(Map.of(), here))).isFalse();
    }

    @Test void settingsThatCannotBeReadAreNoFirstRun() throws IOException {
        Files.writeString(here.resolve("storage/flyway.toml"), "[environments.default\n");
        assertThat(FirstRun.isFirst(new Workspaces(Map.of(), here))).isFalse();
    }
}
