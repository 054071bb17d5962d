package dev.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.backups.Touched;
import dev.tidemark.core.chats.SampleData;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.RowCount;
import dev.tidemark.core.migrations.ResetReport;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.status.NextStep;
import dev.tidemark.core.status.Status;
import dev.tidemark.core.undo.JournalExport;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.support.StockFlyway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SetupAndResetTest {
    @TempDir Path folder;
    private Workspaces workspaces;
    private Services services;

    @BeforeEach void name() {
        workspaces = new Workspaces(Map.of(), folder);
        services = Services.of(workspaces.at(folder.resolve("storage")));
    }

    @Test void aFolderBecomesAWorkspaceWithSampleData() {
        Setup.Report report = setUp(true);
        assertThat(report.created()).isTrue();
        assertThat(report.run().times()).hasSize(9);
        assertThat(report.sample()).hasValueSatisfying(filled -> assertThat(filled.messages()).isGreaterThan(300));
        Workspace workspace = services.workspace();
        assertThat(workspace.documents()).isNotEmptyDirectory();
        assertThat(workspace.migrations()).isNotEmptyDirectory();
        Status status = services.status().read();
        assertThat(status.sentence()).isEqualTo("All is well.");
        assertThat(status.versionChip()).isEqualTo("V9");
        assertThat(status.nextSteps()).extracting(NextStep::title).containsExactly("No backup yet");
        stockFlyway().accepts();
    }

    @Test @DisabledOnOs(OS.WINDOWS) void aNewDatabaseIsItsOwnersAlone() throws IOException {
        setUp(true);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(services.workspace().databaseFile()))).isEqualTo("rw-------");
    }

    @Test void sampleDataIsWrittenDownWithItsRowsAndHowItGoesAgain() {
        setUp(false);
        SampleData.Filled filled = Setup.fill(services, Progress.NONE);
        JournalEntry entry = services.journal().entries().getLast();
        assertThat(entry.counts()).containsEntry("messages", new RowCount(0L, filled.messages()));
        assertThat(JournalExport.way(entry)).isEqualTo("nothing to take back: no backup was taken of the empty tables; a reset empties them again");
        Setup.fillMany(services, 100, true, Progress.NONE, Cancellation.never());
        assertThat(services.journal().entries().getLast().counts()).containsEntry("messages", new RowCount(filled.messages(), filled.messages() + 100));
        services.undo().undo(services.undo().plan(null, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(Touched.rows(services.database())).containsEntry("messages", filled.messages());
    }

    @Test void sampleDataWaitsForNoOtherTidemark() {
        setUp(false);
        try (WorkspaceLock _ = WorkspaceLock.take(services.workspace(), "Migrate")) {
            assertThatThrownBy(() -> Setup.fill(services, Progress.NONE)).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.WORKSPACE_BUSY));
        }
    }

    @Test void settingUpTwiceDoesNothingMore() throws IOException {
        setUp(false);
        byte[] before = Files.readAllBytes(services.workspace().databaseFile());
        Setup.Report again = setUp(false);
        assertThat(again.created()).isFalse();
        assertThat(again.run().plan().empty()).isTrue();
        assertThat(Files.readAllBytes(services.workspace().databaseFile())).isEqualTo(before);
    }

    @Test void aMigrationThatFailsLeavesNoHalfMadeDatabase() throws IOException {
        Path migrations = Files.createDirectories(services.workspace().migrations());
        Files.writeString(migrations.resolve("V1__broken.sql"), "CREATE TABLE a(x); CREATE TABEL b(x);");
        assertThatThrownBy(() -> setUp(false)).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.MIGRATION_FAILED));
        assertThat(services.workspace().databaseFile()).doesNotExist();
    }

    @Test void theStatusTellsWhatIsWorthDoing() {
        setUp(false);
        services.migrations().run(services.migrations().planRollback(Target.parse("7")), true, Progress.NONE, Cancellation.never());
        Status status = services.status().read();
        assertThat(status.sentence()).isEqualTo("All is well. Two migrations are waiting.");
        assertThat(status.versionChip()).isEqualTo("V7 · 2 pending");
        assertThat(status.nextSteps().getFirst().kind()).isEqualTo(NextStep.Kind.MIGRATE);
        assertThat(status.nextSteps().getFirst().title()).isEqualTo("Run 2 pending migrations");
        assertThat(status.lastBackup()).isPresent();
    }

    @Test void aDatabaseWithoutAMigrationsFolderCanStillBeSeen() throws IOException {
        Path file = folder.resolve("somebodys.db");
        Database.at(file).create();
        Services other = Services.of(workspaces.open(file));
        Status status = other.status().read();
        assertThat(status.sentence()).isEqualTo("This database has no migrations yet.");
        assertThat(status.nextSteps().getFirst().kind()).isEqualTo(NextStep.Kind.LOOK_AT_MIGRATIONS);
        assertThat(workspaces.reopenPath(other.workspace())).isEqualTo(file);
        assertThat(folder).isDirectoryNotContaining("glob:**/migrations");
    }

    @Test void aResetEmptiesTheDatabaseAndKeepsWhatWasThere() {
        setUp(true);
        ResetReport report = services.resets().reset("app.db", Progress.NONE, Cancellation.never());
        assertThat(count(services.database(), "messages")).isZero();
        assertThat(services.status().read().versionChip()).isEqualTo("V9");
        assertThat(report.safety()).hasValueSatisfying(backup -> assertThat(count(Database.at(backup.file()), "messages")).isGreaterThan(300));
        assertThat(report.sentence()).startsWith("Reset: the database is empty and at V9; what was there is in app.db.");
        assertThat(services.journal().entries().getLast().kind()).isEqualTo("reset");
        services.restores().restore(report.safety().orElseThrow().file(), Progress.NONE, Cancellation.never());
        assertThat(count(services.database(), "messages")).isGreaterThan(300);
        stockFlyway().accepts();
    }

    @Test void aResetNeedsTheNameAndWorkingMigrations() throws IOException {
        setUp(true);
        assertThatThrownBy(() -> services.resets().reset("app", Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CONFIRMATION_WRONG));
        Files.writeString(services.workspace().migrations().resolve("V10__broken.sql"), "CREATE TABEL b(x);");
        assertThatThrownBy(() -> services.resets().reset("app.db", Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.MIGRATION_FAILED));
        assertThat(count(services.database(), "messages")).isGreaterThan(300);
        assertThat(services.workspace().records()).isDirectoryNotContaining("glob:**reset.db*");
    }

    private Setup.Report setUp(boolean withSample) {
        return new Setup(workspaces).run(services, withSample, Progress.NONE, Cancellation.never());
    }

    private StockFlyway stockFlyway() {
        return new StockFlyway(services.workspace().databaseFile(), services.workspace().migrations());
    }

    private static long count(Database database, String table) {
        return database.read(connection -> Sql.number(connection, "SELECT count(*) FROM " + table));
    }
}
