package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampServiceTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void shipped() {
        space = TestWorkspace.withShippedMigrations(folder.resolve("w"));
        services = Services.of(space.workspace());
    }

    @Test void theRowsAndTheTableAreThoseThatStockFlywayWrites() throws Exception {
        space.script("sub", "").script("R__view.sql", "CREATE VIEW IF NOT EXISTS v AS SELECT 1;");
        Files.delete(space.workspace().migrations().resolve("sub"));
        Files.createDirectory(space.workspace().migrations().resolve("more"));
        Files.writeString(space.workspace().migrations().resolve("more/V10.0__tags.sql"), "CREATE TABLE tags(x);");
        Path copy = folder.resolve("stock.db");
        Files.copy(space.workspace().databaseFile(), copy);
        Flyway.configure().dataSource("jdbc:sqlite:" + copy, null, null).locations("filesystem:" + space.workspace().migrations())
            .installedBy(System.getProperty("user.name")).skipExecutingMigrations(true).target("10").load().migrate();
        stamp("10", "a test of the rows");
        assertThat(history(space.workspace().databaseFile())).isEqualTo(history(copy));
    }

    @Test void aDatabaseWithoutItsHistoryIsStampedWhenItsSchemaFits() {
        migrate("7");
        space.sql("DROP TABLE flyway_schema_history");
        assertProblem(ProblemCode.STAMP_DIFFERS, () -> stamp("latest", null));
        assertThat(stamp("7", null).sentence()).isEqualTo("Stamped base → V7: 7 migrations marked as applied.");
        space.stockFlyway().accepts();
        assertThat(space.stockFlyway().migrate()).isEqualTo(2);
        assertThat(services.drift().read().found()).isFalse();
    }

    @Test void differencesNeedAReasonThatTheJournalKeeps() {
        migrate("latest");
        space.sql("DROP TABLE flyway_schema_history", "CREATE TABLE tags(x)");
        assertThatThrownBy(() -> stamp("latest", " ")).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.STAMP_DIFFERS);
            assertThat(p.what()).contains("Table “tags” is in the database");
        });
        assertThat(space.number("SELECT count(*) FROM sqlite_schema WHERE name = 'flyway_schema_history'")).as("a refusal writes nothing").isZero();
        StampReport report = stamp("latest", "tags belongs to another tool");
        JournalEntry entry = services.journal().entries().getLast();
        assertThat(entry.kind()).isEqualTo("stamp");
        assertThat(entry.backup()).isEqualTo(report.backup().orElseThrow().name());
        assertThat(entry.details()).startsWith("Because: tags belongs to another tool").contains("Difference accepted: Table “tags” is in the database, and no migration makes it.");
        assertThat(entry.scripts()).hasSize(9);
        space.stockFlyway().accepts();
    }

    @Test void stampingDownTakesBackNewestFirstAndFlywayMigratesAgain() {
        migrate("latest");
        services.migrations().run(services.migrations().planRollback(Target.parse("8")), false, Progress.NONE, Cancellation.never());
        migrate("latest");
        space.sql("ALTER TABLE messages DROP COLUMN metadata", "ALTER TABLE documents DROP COLUMN metadata");
        assertThat(stamp("7", null).sentence()).isEqualTo("Stamped V9 → V7: 2 migrations marked as not applied.");
        assertThat(space.number("SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1")).isEqualTo(8);
        space.stockFlyway().accepts();
        assertThat(space.stockFlyway().migrate()).isEqualTo(2);
        assertThat(services.migrations().timeline().currentLabel()).isEqualTo("V9");
    }

    @Test void stampingBaseMakesTheHistoryOfADatabaseThatHasNone() {
        assertThat(stamp("base", null).sentence()).isEqualTo("Stamped base → base: the history begins at base.");
        space.stockFlyway().accepts();
        migrate("latest");
        assertThat(stamp("latest", null).sentence()).isEqualTo("Nothing to do: the history says V9.");
        assertThat(services.backups().list()).as("nothing to do takes no backup").hasSize(1);
    }

    @Test void theNewestScriptIsGoneAndTheDatabaseIsStampedBelowIt() throws Exception {
        migrate("latest");
        Files.delete(space.workspace().migrations().resolve("V9__add_metadata_to_messages.sql"));
        assertThat(stamp("8", "V9 was a mistake").stamp().deviations()).extracting(Deviation::sentence).containsExactly("Table “messages” is different: column metadata is extra.");
        assertThat(services.migrations().timeline().troubled()).isEmpty();
        space.stockFlyway().accepts();
    }

    @Test void aFailedRowAndABaselineAboveAreRefused() {
        migrate("3");
        space.sql("UPDATE flyway_schema_history SET success = 0 WHERE version = '3'");
        assertProblem(ProblemCode.STAMP_REFUSED, () -> stamp("3", null));
        space.sql("UPDATE flyway_schema_history SET success = 1, type = 'BASELINE' WHERE version = '3'");
        assertProblem(ProblemCode.STAMP_REFUSED, () -> stamp("2", null));
        assertProblem(ProblemCode.VERSION_UNKNOWN, () -> stamp("99", null));
    }

    @Test void aStampThatNoLongerFitsIsNotCarriedOut() {
        Stamp stamp = services.stamps().plan(Target.parse("base"));
        migrate("2");
        assertProblem(ProblemCode.PLAN_OUTDATED, () -> services.stamps().stamp(stamp, "why", Progress.NONE, Cancellation.never()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "5", "6", "7", "9"})
    void theVersionOfADatabaseWithoutHistoryIsFound(String version) {
        migrate(version);
        space.sql("DROP TABLE flyway_schema_history", "CREATE TABLE alembic_version(version_num VARCHAR(32) NOT NULL)");
        Proposal proposal = services.stamps().proposeVersion().orElseThrow();
        assertThat(proposal.version()).contains(Version.of(version));
        assertThat(proposal.deviations()).isEmpty();
    }

    @Test void aDatabaseThatAnotherToolMadeFindsItsNearestVersion() {
        space.sql("CREATE TABLE alembic_version(version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
            "CREATE TABLE projects (\n\tid INTEGER NOT NULL, \n\tname VARCHAR(255) NOT NULL, \n\tdescription TEXT, \n\tcreated_at DATETIME, \n\tupdated_at DATETIME, \n\tPRIMARY KEY (id)\n)",
            "CREATE TABLE documents (id INTEGER NOT NULL, project_id INTEGER NOT NULL, filename VARCHAR(500) NOT NULL, file_path TEXT NOT NULL, file_type VARCHAR(50) NOT NULL, file_size INTEGER NOT NULL, "
                + "status VARCHAR(50), error_message TEXT, metadata JSON, created_at DATETIME, processed_at DATETIME, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE)",
            "CREATE TABLE chats (id INTEGER NOT NULL, project_id INTEGER NOT NULL, title VARCHAR(255) NOT NULL, created_at DATETIME, updated_at DATETIME, PRIMARY KEY (id), FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE)",
            "CREATE TABLE messages (id INTEGER NOT NULL, chat_id INTEGER NOT NULL, role VARCHAR(20) NOT NULL, content TEXT NOT NULL, created_at DATETIME, PRIMARY KEY (id), FOREIGN KEY(chat_id) REFERENCES chats (id) ON DELETE CASCADE)",
            "CREATE TABLE settings (id INTEGER NOT NULL, key VARCHAR(100) NOT NULL, value TEXT, category VARCHAR(50), description TEXT, updated_at DATETIME, PRIMARY KEY (id), UNIQUE (key))");
        Proposal proposal = services.stamps().proposeVersion().orElseThrow();
        assertThat(proposal.version()).as("documents have metadata, messages have none").contains(Version.of("8"));
        assertThat(proposal.deviations()).extracting(d -> d.change().name()).doesNotContain("alembic_version");
    }

    @Test void versionsThatBuildTheSameSchemaAreNamed() {
        space.script("V10__fill_settings.sql", "INSERT INTO settings(key) VALUES ('a');");
        migrate("latest");
        space.sql("DROP TABLE flyway_schema_history");
        Proposal proposal = services.stamps().proposeVersion().orElseThrow();
        assertThat(proposal.version()).contains(Version.of("10"));
        assertThat(proposal.alike()).containsExactly(Version.of("9"));
        assertThat(proposal.sentence()).isEqualTo("The database is exactly what V10 builds; V9 cannot be told apart by the schema.");
    }

    @Test void thereIsNothingToProposeWithoutTables() {
        assertThat(services.stamps().proposeVersion()).isEqualTo(Optional.empty());
    }

    private static List<String> history(Path file) {
        return dev.tidemark.core.sqlite.Database.at(file).read(connection -> {
            List<String> all = Sql.list(connection, "SELECT installed_rank || '|' || coalesce(version, 'null') || '|' || description || '|' || type || '|' || script || '|' || coalesce(checksum, 'null') || '|' || "
                + "installed_by || '|' || typeof(installed_on) || length(installed_on) || '|' || typeof(execution_time) || '|' || success || typeof(success) || typeof(checksum) FROM flyway_schema_history ORDER BY installed_rank", row -> row.getString(1));
            all.addAll(Sql.list(connection, "SELECT replace(replace(sql, ' ', ''), char(10), '') FROM sqlite_schema WHERE tbl_name = 'flyway_schema_history' ORDER BY name", row -> String.valueOf(row.getString(1))));
            return all;
        });
    }

    private StampReport stamp(String target, String because) {
        return services.stamps().stamp(services.stamps().plan(Target.parse(target)), because, Progress.NONE, Cancellation.never());
    }

    private void migrate(String target) {
        services.migrations().run(services.migrations().planMigrate(Target.parse(target)), false, Progress.NONE, Cancellation.never());
    }

    private static void assertProblem(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
