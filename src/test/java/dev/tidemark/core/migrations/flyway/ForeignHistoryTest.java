package dev.tidemark.core.migrations.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.support.FlywayRelease;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that another Flyway has migrated, in every way that it leaves one: Tidemark shows what is so, goes on from there, and that Flyway accepts the result. */
class ForeignHistoryTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void make() {
        space = Deed.scripts(TestWorkspace.empty(folder));
        services = Services.of(space.workspace());
    }

    @ParameterizedTest
    @EnumSource
    void plain(FlywayRelease release) {
        assertThat(flyway(release).migrate()).containsExactly("1", "2", "3");
        assertThat(states()).containsExactly("V1 applied", "V2 applied", "V3 applied");
        assertThat(findings()).isEmpty();
        assertThat(services.migrations().planMigrate(Target.LATEST).empty()).isTrue();
        rollBackTo("1");
        flyway(release).accepts();
        assertThat(flyway(release).migrate()).containsExactly("2", "3");
    }

    @ParameterizedTest
    @EnumSource
    void stoppedInsideATransaction(FlywayRelease release) {
        space.script("V2__b.sql", "CREATE TABLE b(x); INSERT INTO nowhere VALUES (1);");
        assertThatThrownBy(() -> flyway(release).migrate()).hasMessageContaining("V2__b.sql");
        assertThat(states()).containsExactly("V1 applied", "V2 pending", "V3 pending");
        space.script("V2__b.sql", "CREATE TABLE b(x);");
        migrate();
        flyway(release).accepts();
    }

    @ParameterizedTest
    @EnumSource
    void stoppedHalfDone(FlywayRelease release) throws IOException {
        space.script("V2__b.sql", "CREATE TABLE b(x); INSERT INTO nowhere VALUES (1);").script("V2__b.sql.conf", "executeInTransaction=false");
        assertThatThrownBy(() -> flyway(release).migrate()).hasMessageContaining("V2__b.sql");
        assertThat(states()).containsExactly("V1 applied", "V2 failed", "V3 pending");
        assertThat(findings()).contains("failed-migration:V2", "unfit-script:V2__b.sql.conf", "drift:app.db");
        Files.delete(space.workspace().migrations().resolve("V2__b.sql.conf"));
        space.script("V2__b.sql", "CREATE TABLE IF NOT EXISTS b(x);");
        refused(ProblemCode.HISTORY_REFUSED, () -> services.migrations().planMigrate(Target.LATEST));
        cure("failed-migration:V2", "remove-row");
        flyway(release).accepts();
        migrate();
        assertThat(states()).containsExactly("V1 applied", "V2 applied", "V3 applied");
        flyway(release).accepts();
    }

    @ParameterizedTest
    @EnumSource
    void undoneByAPaidEdition(FlywayRelease release) {
        flyway(release).migrate();
        paidUndo(4, "3", "c", true);
        paidUndo(5, "2", "b", true);
        assertThat(states()).containsExactly("V1 applied", "V2 pending", "V3 pending");
        assertThat(services.migrations().timeline().layers()).extracting(layer -> layer.undone().isPresent()).containsExactly(false, true, true);
        assertThatThrownBy(() -> flyway(release).info()).as("the free edition reads no such row").hasMessageContaining("UNDO_SQL");
        migrate();
        rollBackTo("2");
        assertThat(states()).containsExactly("V1 applied", "V2 applied", "V3 pending");
        assertThat(space.number("SELECT count(*) FROM flyway_schema_history WHERE type = 'UNDO_SQL'")).as("the paid edition's own rows").isEqualTo(2);

        assertThat(findings()).containsExactly("paid-undo");
        cure("paid-undo", "convert");
        assertThat(findings()).isEmpty();
        flyway(release).accepts();
        assertThat(flyway(release).migrate()).containsExactly("3");
        assertThat(states()).containsExactly("V1 applied", "V2 applied", "V3 applied");
    }

    @ParameterizedTest
    @EnumSource(names = "THIRTEEN")
    void halfUndoneByAPaidEdition(FlywayRelease release) {
        flyway(release).migrate();
        paidUndo(4, "3", "c", false);
        assertThat(states()).containsExactly("V1 applied", "V2 applied", "V3 failed");
        refused(ProblemCode.HISTORY_REFUSED, () -> services.migrations().planMigrate(Target.LATEST));
        cure("failed-migration:V3", "remove-row");
        flyway(release).accepts();
    }

    @ParameterizedTest
    @EnumSource
    void migratedOutOfOrder(FlywayRelease release) throws IOException {
        Path late = space.workspace().migrations().resolve("V2__b.sql");
        Path hidden = Files.move(late, folder.resolve("later.sql"));
        flyway(release).migrate();
        Files.move(hidden, late);
        assertThat(states()).containsExactly("V1 applied", "V2 late", "V3 applied");
        assertThat(flyway(release).migrate("outOfOrder")).containsExactly("2");
        assertThat(flyway(release).info()).contains("2 Out of Order");
        assertThat(states()).containsExactly("V1 applied", "V2 applied", "V3 applied");
        assertThat(findings()).isEmpty();
        rollBackTo("1");
        flyway(release).accepts();
        assertThat(flyway(release).migrate()).as("in order, without any switch").containsExactly("2", "3");
    }

    @ParameterizedTest
    @EnumSource
    void withRepeatableScripts(FlywayRelease release) {
        space.script("R__report.sql", "DROP VIEW IF EXISTS report; CREATE VIEW report AS SELECT x FROM a;");
        assertThat(flyway(release).migrate()).containsExactly("1", "2", "3", "report");
        assertThat(states()).containsExactly("V1 applied", "V2 applied", "V3 applied", "report applied");
        assertThat(services.migrations().planMigrate(Target.LATEST).empty()).as("an unchanged one runs no second time").isTrue();
        space.script("R__report.sql", "DROP VIEW IF EXISTS report; CREATE VIEW report AS SELECT x AS y FROM a;");
        assertThat(states()).endsWith("report pending");
        migrate();
        assertThat(flyway(release).info()).contains("report Superseded", "report Success");
        flyway(release).accepts();
        assertThat(flyway(release).migrate()).isEmpty();
        space.script("R__report.sql", "DROP VIEW IF EXISTS report; CREATE VIEW report AS SELECT x AS z FROM a;");
        assertThat(flyway(release).migrate()).containsExactly("report");
        assertThat(states()).endsWith("report applied");
        rollBackTo("2");
        flyway(release).accepts();
        migrate();
        flyway(release).accepts();
    }

    @ParameterizedTest
    @EnumSource
    void adoptedByABaselineRow(FlywayRelease release) {
        space.sql("CREATE TABLE a(x)", "CREATE TABLE b(x)");
        flyway(release).ask("baseline", "baselineVersion=2");
        assertThat(states()).containsExactly("V1 baseline", "V2 baseline", "V3 pending");
        assertThat(services.migrations().timeline().currentLabel()).isEqualTo("V2");
        migrate();
        assertThat(findings()).isEmpty();
        flyway(release).accepts();
        refused(ProblemCode.TARGET_WRONG_WAY, () -> services.migrations().planRollback(Target.BASE));
        refused(ProblemCode.TARGET_WRONG_WAY, () -> services.migrations().planRollback(Target.parse("1")));
        Deed.run(services, services.migrations().planRollback(new Target.Back(1)));
        assertThat(states()).containsExactly("V1 baseline", "V2 baseline", "V3 pending");
        flyway(release).accepts();
        assertThat(flyway(release).migrate()).containsExactly("3");
    }

    @ParameterizedTest
    @EnumSource
    void begunByABaselineScript(FlywayRelease release) throws IOException {
        space.script("B2__all.sql", "CREATE TABLE a(x); CREATE TABLE b(x);");
        refused(ProblemCode.BASELINE_SCRIPT, () -> services.migrations().planMigrate(Target.LATEST));
        assertThat(services.migrations().planMigrate(Target.parse("1")).steps()).as("below the baseline, as Flyway does it").hasSize(1);
        assertThat(findings()).containsExactly("baseline-script:B2__all.sql");
        assertThat(flyway(release).migrate()).containsExactly("2", "3");
        assertThat(states()).containsExactly("V1 baseline", "V2 baseline", "V3 applied");
        for (String gone : List.of("V1__a.sql", "U1__a.sql", "V2__b.sql", "U2__b.sql")) {
            Files.delete(space.workspace().migrations().resolve(gone));
        }
        assertThat(states()).containsExactly("V2 baseline", "V3 applied");
        assertThat(findings()).isEmpty();
        rollBackTo("2");
        flyway(release).accepts();
        space.script("V4__d.sql", "CREATE TABLE d(x);");
        migrate();
        flyway(release).accepts();
        refused(ProblemCode.BASELINE_SCRIPT, () -> services.resets().reset("app.db", Progress.NONE, Cancellation.never()));
    }

    @ParameterizedTest
    @EnumSource
    void aBaselineScriptIsPassedOverWhereMigrationsAreApplied(FlywayRelease release) {
        migrate();
        space.script("B3__all.sql", "CREATE TABLE a(x); CREATE TABLE b(x); CREATE TABLE c(x);").script("V4__d.sql", "CREATE TABLE d(x);");
        flyway(release).accepts();
        migrate();
        assertThat(states()).containsExactly("V1 applied", "V2 applied", "V3 applied", "V4 applied");
        assertThat(findings()).containsExactly("missing-undo");
        flyway(release).accepts();
        assertThat(flyway(release).migrate()).isEmpty();
    }

    private FlywayRelease.OnDatabase flyway(FlywayRelease release) {
        return release.on(space.workspace().databaseFile(), space.workspace().migrations());
    }

    /** The undo as a paid edition carries it out and records it. */
    private void paidUndo(int rank, String version, String table, boolean success) {
        if (success) {
            space.sql("DROP TABLE " + table);
        }
        space.sql("INSERT INTO flyway_schema_history(installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES ("
            + rank + ", '" + version + "', '" + table + "', 'UNDO_SQL', 'U" + version + "__" + table + ".sql', 1234567, 'ann', 3, " + (success ? 1 : 0) + ")");
    }

    private void migrate() {
        Deed.run(services, services.migrations().planMigrate(Target.LATEST));
    }

    private void rollBackTo(String version) {
        Deed.run(services, services.migrations().planRollback(Target.parse(version)));
    }

    private List<String> states() {
        return services.migrations().timeline().layers().stream().map(ForeignHistoryTest::words).toList();
    }

    private static String words(Layer layer) {
        return (layer.version() == null ? layer.description() : layer.versionLabel()) + " " + layer.state().word();
    }

    private List<String> findings() {
        return services.health().run(Progress.NONE, Cancellation.never()).stream().map(Finding::key).toList();
    }

    private void cure(String finding, String cure) {
        services.health().run(Progress.NONE, Cancellation.never()).stream().filter(f -> f.key().equals(finding)).findFirst().orElseThrow()
            .cure(cure).orElseThrow().run(Progress.NONE, Cancellation.never());
    }

    private static void refused(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
