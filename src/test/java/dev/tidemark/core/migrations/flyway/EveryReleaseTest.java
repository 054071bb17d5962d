package dev.tidemark.core.migrations.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.support.FlywayMaven;
import dev.tidemark.support.FlywayRelease;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever Tidemark has done, every release of Flyway accepts the database and goes on from there, and Tidemark goes on from where that ends. */
class EveryReleaseTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void acceptsWhatWasDoneAndGoesOn(Deed deed) throws Exception {
        TestWorkspace space = Deed.scripts(TestWorkspace.empty(folder));
        Services services = Services.of(space.workspace());
        deed.in(space, services);
        Path live = space.workspace().databaseFile();
        Path done = Files.copy(live, folder.resolve("done.db"));
        for (FlywayRelease release : FlywayRelease.values()) {
            Files.delete(live);
            Files.copy(done, live);
            FlywayRelease.OnDatabase flyway = release.on(live, space.workspace().migrations());
            flyway.accepts();
            assertThat(flyway.migrate()).as("what %s runs", release).isEqualTo(deed.pending());
            assertThat(flyway.ask("repair")).as("what %s would repair", release).isEmpty();
            goesOn(services, flyway);
        }
    }

    @Test
    void theMavenPluginAcceptsARollBackAndMigratesAgain() throws Exception {
        maven(Deed.ROLL_BACK);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource
    void theMavenPluginAcceptsWhatWasDoneAndGoesOn(Deed deed) throws Exception {
        maven(deed);
    }

    private void maven(Deed deed) throws Exception {
        TestWorkspace space = Deed.scripts(TestWorkspace.empty(folder));
        Services services = Services.of(space.workspace());
        deed.in(space, services);
        String said = FlywayMaven.run(folder.resolve("maven"), space.workspace().databaseFile(), space.workspace().migrations(),
            "-Dflyway.ignoreMigrationPatterns=*:pending,*:future", "flyway:info", "flyway:validate", "flyway:migrate");
        assertThat(said).contains("Successfully validated", deed.pending().isEmpty() ? "is up to date" : "Successfully applied " + deed.pending().size() + " migration");
        goesOn(services, FlywayRelease.TWELVE.on(space.workspace().databaseFile(), space.workspace().migrations()));
    }

    /** Flyway has run all scripts; Tidemark says so, takes them back, and Flyway accepts that too. */
    private static void goesOn(Services services, FlywayRelease.OnDatabase flyway) {
        Timeline timeline = services.migrations().timeline();
        assertThat(timeline.layers()).extracting(Layer::state).containsOnly(MigrationState.APPLIED);
        List<String> all = timeline.layers().stream().map(layer -> layer.version().toString()).toList();
        assertThat(timeline.current().orElseThrow()).hasToString(all.getLast());
        assertThat(services.drift().read().found()).as("whether the live schema is another than the scripts build").isFalse();
        Deed.run(services, services.migrations().planRollback(Target.BASE));
        flyway.accepts();
        assertThat(flyway.migrate()).isEqualTo(all);
    }
}
