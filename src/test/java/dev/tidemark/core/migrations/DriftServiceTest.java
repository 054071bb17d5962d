package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftServiceTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void migrated() {
        space = TestWorkspace.withShippedMigrations(folder);
        services = Services.of(space.workspace());
        migrate("latest");
    }

    @Test void aDatabaseThatOnlyMigrationsChangedHasNoDrift() {
        assertThat(services.drift().read().found()).isFalse();
        assertThat(services.drift().read().sentence()).isEqualTo("The database is what V9 builds.");
        services.migrations().run(services.migrations().planRollback(Target.parse("3")), false, Progress.NONE, Cancellation.never());
        assertThat(services.drift().read().sentence()).isEqualTo("The database is what V3 builds.");
    }

    @Test void whatWasChangedByHandIsToldObjectByObject() {
        space.sql("CREATE TABLE tags(id INTEGER PRIMARY KEY)", "DROP INDEX ix_documents_status", "ALTER TABLE settings ADD COLUMN note TEXT", "ALTER TABLE chats RENAME COLUMN title TO heading",
            "CREATE TABLE alembic_version(version_num TEXT)");
        Drift drift = services.drift().read();
        assertThat(drift.sentence()).isEqualTo("The database differs from what V9 builds in 4 objects.");
        assertThat(drift.deviations()).extracting(Deviation::sentence).containsExactlyInAnyOrder(
            "Table “tags” is in the database, and no migration makes it.",
            "Index “ix_documents_status” is missing from the database.",
            "Table “settings” is different: column note is extra.",
            "Table “chats” is different: column title is missing, column heading is extra.");
    }

    @Test void repeatableMigrationsCount() {
        space.script("R__recent.sql", "DROP VIEW IF EXISTS recent; CREATE VIEW recent AS SELECT id FROM chats;");
        migrate("latest");
        assertThat(services.drift().read().found()).isFalse();
        space.sql("DROP VIEW recent");
        assertThat(services.drift().read().deviations()).extracting(Deviation::sentence).containsExactly("View “recent” is missing from the database.");
    }

    @Test void aChangedOrLostScriptIsTakenAsItWasApplied() throws Exception {
        space.script("V10__tags.sql", "CREATE TABLE tags(x);");
        migrate("latest");
        space.script("V10__tags.sql", "CREATE TABLE tags(x, y);");
        assertThat(services.drift().read().found()).isFalse();
        Files.delete(space.workspace().migrations().resolve("V10__tags.sql"));
        assertThat(services.drift().read().found()).isFalse();
        Files.delete(space.workspace().records().resolve("journal.jsonl"));
        assertThatThrownBy(() -> services.drift().read()).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.APPLIED_TEXT_UNKNOWN));
        space.script("V10__tags.sql", "CREATE TABLE tags(x, y);");
        assertThat(services.drift().read().assumptions()).singleElement().asString().startsWith("V10__tags.sql was changed after it was applied");
    }

    private void migrate(String target) {
        services.migrations().run(services.migrations().planMigrate(Target.parse(target)), false, Progress.NONE, Cancellation.never());
    }
}
