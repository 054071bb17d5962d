package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Version;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchSchemaTest {
    @TempDir Path folder;

    @Test void everyVersionIsWhatARealMigrateMakes() {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        Services services = Services.of(space.workspace());
        MigrationFolder scripts = MigrationFolder.read(space.workspace().migrationFolders());
        ScratchSchema scratch = new ScratchSchema();
        assertThat(scratch.at(scripts, Optional.empty()).objects()).isEmpty();
        for (Migration migration : scripts.migrations()) {
            services.migrations().run(services.migrations().planMigrate(Target.to(migration.version())), false, Progress.NONE, Cancellation.never());
            assertThat(scratch.at(scripts, Optional.of(migration.version())).sameAs(services.schema())).as(migration.label()).isTrue();
        }
    }

    @Test void aSchemaIsReadOnceAndKeptByTheScriptsChecksums() {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        ScratchSchema scratch = new ScratchSchema();
        Schema first = scratch.at(MigrationFolder.read(space.workspace().migrationFolders()), Optional.of(Version.of("4")));
        assertThat(scratch.at(MigrationFolder.read(space.workspace().migrationFolders()), Optional.of(Version.of("4")))).isSameAs(first);
        space.script("V1__create_projects_and_documents.sql", "CREATE TABLE documents(x); CREATE TABLE projects(id INTEGER PRIMARY KEY);");
        assertThatThrownBy(() -> scratch.at(MigrationFolder.read(space.workspace().migrationFolders()), Optional.of(Version.of("4"))))
            .isInstanceOfSatisfying(Problem.class, p -> {
                assertThat(p.code()).isEqualTo(ProblemCode.SCRATCH_FAILED);
                assertThat(p.what()).contains("V3__index_browsing.sql");
            });
    }

    @Test void aLaterScriptThatCannotRunDoesNotHideTheVersionsBelow() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__a.sql", "CREATE TABLE a(x);").script("V2__b.sql", "CREATE TABEL b(x);");
        MigrationFolder scripts = MigrationFolder.read(space.workspace().migrationFolders());
        assertThat(new ScratchSchema().at(scripts, Optional.of(Version.of("1"))).table("a")).isPresent();
    }

    @Test void rowsAreNotWrittenAndModulesKeepTheirInnerTables() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__a.sql",
            "CREATE VIRTUAL TABLE s USING fts5(x); INSERT INTO s VALUES ('a'); CREATE TABLE t(x NOT NULL); INSERT INTO t VALUES (NULL); CREATE TABLE u(y);");
        Schema schema = new ScratchSchema().at(MigrationFolder.read(space.workspace().migrationFolders()), Optional.of(Version.of("1")));
        assertThat(schema.ownTables()).extracting(t -> t.name()).containsExactly("s", "t", "u");
    }

    @Test void aThousandMigrationsTakeNoTimeWorthWaitingFor() {
        List<Migration> migrations = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            String sql = "CREATE TABLE t" + i + "(id INTEGER PRIMARY KEY, name TEXT, p INTEGER REFERENCES t1(id));\nCREATE INDEX ix" + i + " ON t" + i + "(name);";
            migrations.add(new Migration(Version.of("" + i), "t" + i, Path.of("V" + i + "__t.sql"), sql, Checksum.of(sql), null));
        }
        ScratchSchema scratch = new ScratchSchema();
        long start = System.nanoTime();
        scratch.snapshots(migrations);
        assertThat(scratch.after(migrations).tables()).hasSize(1000);
        assertThat(scratch.after(migrations.subList(0, 500)).tables()).hasSize(500);
        assertThat(scratch.snapshots(migrations)).hasSize(1001);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
