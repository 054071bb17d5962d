package dev.tidemark.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {
    @TempDir Path folder;

    @Test void withoutAnyConfigurationTheLayoutOfTheSpecificationHolds() {
        Workspace workspace = workspaces(Map.of()).at(Path.of("storage"));
        assertThat(workspace.databaseFile()).isEqualTo(folder.resolve("storage/sqlite/app.db"));
        assertThat(workspace.migrationFolders()).containsExactly(folder.resolve("storage/migrations"));
        assertThat(workspace.databaseName()).isEqualTo("app.db");
    }

    @Test void aWorkspaceInAFolderNamedStorageIsKnownByTheFolderAroundIt() {
        assertThat(workspaces(Map.of()).at(folder.resolve("daa-chatbot/storage")).name()).isEqualTo("daa-chatbot");
        assertThat(workspaces(Map.of()).at(folder.resolve("research")).name()).isEqualTo("research");
        assertThat(workspaces(Map.of()).at(Path.of("/storage")).name()).isEqualTo("storage");
    }

    @Test void theFlywayTomlOfTheFolderIsHeeded() throws IOException {
        Files.writeString(folder.resolve("flyway.toml"), """
            [environments.default]
            url = "jdbc:sqlite:data/chat.db"
            [flyway]
            locations = ["filesystem:sql", "filesystem:/abs/more"]
            """);
        Workspace workspace = workspaces(Map.of()).at(folder);
        assertThat(workspace.databaseFile()).isEqualTo(folder.resolve("data/chat.db"));
        assertThat(workspace.migrationFolders()).containsExactly(folder.resolve("sql"), Path.of("/abs/more").toAbsolutePath());
    }

    @Test void environmentVariablesOverrideTheFile() throws IOException {
        Files.writeString(folder.resolve("flyway.toml"), "[environments.default]\nurl = \"jdbc:sqlite:data/chat.db\"\n");
        Workspace workspace = workspaces(Map.of("DATABASE_URL", "sqlite:///./storage/sqlite/app.db", "FLYWAY_LOCATIONS", "filesystem:a, b")).at(folder);
        assertThat(workspace.databaseFile()).isEqualTo(folder.resolve("storage/sqlite/app.db"));
        assertThat(workspace.migrationFolders()).containsExactly(folder.resolve("a"), folder.resolve("b"));
    }

    @Test void whatIsNoFolderIsNoLocation() {
        for (String location : new String[] {"classpath:db/migration", "s3:bucket/scripts", "filesystem:a, classpath:b", "filesystem:modules/*/sql"}) {
            assertThatThrownBy(() -> workspaces(Map.of("FLYWAY_LOCATIONS", location)).at(folder)).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.LOCATION_UNSUPPORTED));
        }
    }

    @Test void aLocationInsideAnotherIsReadOnce() {
        assertThat(workspaces(Map.of("FLYWAY_LOCATIONS", "filesystem:a/more,filesystem:a,filesystem:a,filesystem:b")).at(folder).migrationFolders())
            .containsExactly(folder.resolve("a"), folder.resolve("b"));
    }

    @Test void absoluteAndJdbcFormsAreUnderstood() {
        assertThat(workspaces(Map.of("DATABASE_URL", "sqlite:////var/data/app.db")).at(folder).databaseFile()).isEqualTo(Path.of("/var/data/app.db").toAbsolutePath());
        assertThat(workspaces(Map.of("FLYWAY_URL", "jdbc:sqlite:x.db?foreign_keys=on")).at(folder).databaseFile()).isEqualTo(folder.resolve("x.db"));
    }

    @Test void otherDatabasesAreRefusedWithoutShowingTheirPassword() {
        assertThatThrownBy(() -> workspaces(Map.of("DATABASE_URL", "postgresql://user:secret@host/db")).at(folder))
            .isInstanceOfSatisfying(Problem.class, p -> {
                assertThat(p.code()).isEqualTo(ProblemCode.DATABASE_URL_UNSUPPORTED);
                assertThat(p.what()).doesNotContain("secret");
            });
    }

    @Test void aBrokenConfigurationIsNamed() throws IOException {
        Files.writeString(folder.resolve("flyway.toml"), "[flyway\nlocations = ");
        assertCode(ProblemCode.CONFIG_UNREADABLE, () -> workspaces(Map.of()).at(folder));
    }

    @Test void openingWhatIsNotThereCreatesNothing() {
        assertCode(ProblemCode.WORKSPACE_MISSING, () -> workspaces(Map.of()).open(Path.of("nowhere")));
        assertCode(ProblemCode.WORKSPACE_MISSING, () -> workspaces(Map.of()).open(folder));
        assertCode(ProblemCode.FILE_MISSING, () -> workspaces(Map.of()).open(Path.of("gone.db")));
        assertThat(folder).isEmptyDirectory();
    }

    @Test void aDatabaseFileInAWorkspaceOpensTheWorkspace() {
        Workspaces workspaces = workspaces(Map.of());
        Workspace made = workspaces.at(folder.resolve("w"));
        workspaces.makeFolders(made);
        Database.at(made.databaseFile()).create();
        assertThat(workspaces.open(made.databaseFile())).isEqualTo(made);
        assertThat(workspaces.open(made.root())).isEqualTo(made);
    }

    @Test void twoTidemarksDoNotChangeOneWorkspaceAtOnce() {
        Workspace workspace = workspaces(Map.of()).at(folder.resolve("w"));
        WorkspaceLock first = WorkspaceLock.take(workspace, "Migrate to V9");
        assertThatThrownBy(() -> WorkspaceLock.take(workspace, "Reset")).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.WORKSPACE_BUSY);
            assertThat(p.what()).contains("Migrate to V9");
        });
        first.close();
        WorkspaceLock.take(workspace, "Reset").close();
    }

    @Test void aFileThatGoesWithThisProcessIsOnlyLookedAt() throws Exception {
        Path source = folder.resolve("app.db");
        Path file = PrivateNotes.made(source).resolve("rescued.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE notes (id INTEGER)");
        }
        assertThat(PrivateNotes.holds(file)).isTrue();
        assertThat(PrivateNotes.holds(source)).isFalse();
        assertThat(workspaces(Map.of()).open(file).readOnly()).isTrue();
        assertThat(workspaces(Map.of()).openReadOnly(file).databaseFile()).isEqualTo(file);
    }

    private Workspaces workspaces(Map<String, String> environment) {
        return new Workspaces(environment, folder);
    }

    private static void assertCode(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
