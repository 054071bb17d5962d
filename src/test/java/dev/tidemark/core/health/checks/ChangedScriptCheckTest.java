package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthService;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.core.schema.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedScriptCheckTest {
    private static final String SCRIPT = "V4__create_settings.sql";

    @TempDir Path folder;
    private CheckedWorkspace checked;
    private String applied;

    @BeforeEach void edited() throws Exception {
        checked = CheckedWorkspace.migrated(folder);
        applied = Files.readString(checked.script(SCRIPT));
        Files.writeString(checked.script(SCRIPT), applied.replace("    value       TEXT,", "    value       TEXT,\n    note        TEXT,"));
    }

    @Test void theOldTextIsPutBack() throws Exception {
        assertThat(checked.preview("changed-script:V4", "put-back")).contains("-     note        TEXT,").doesNotContain("+     note        TEXT,");
        checked.cured("changed-script:V4", "put-back");
        assertThat(Files.readString(checked.script(SCRIPT))).isEqualTo(applied);
        assertThat(checked.keys()).isEmpty();
    }

    @Test void theEditIsAccepted() {
        assertThat(checked.preview("changed-script:V4", "accept").getFirst()).startsWith("Accept the script of V4 create settings as it is now: its checksum becomes ");
        checked.cured("changed-script:V4", "accept");
        checked.space.stockFlyway().accepts();
        assertThat(checked.keys()).as("what the edit adds is not in the database").containsExactly("drift:app.db");
    }

    @Test void theEditBecomesANewMigration() throws Exception {
        assertThat(checked.preview("changed-script:V4", "new-migration")).anyMatch(line -> line.contains("note        TEXT"));
        assertThat(checked.cured("changed-script:V4", "new-migration")).isEqualTo("Saved V10__change_create_settings.sql; it is pending.");
        assertThat(Files.readString(checked.script(SCRIPT))).isEqualTo(applied);
        checked.space.sql("INSERT INTO settings(key, value) VALUES ('theme', 'dark')");
        checked.migrate(false);
        assertThat(checked.space.number("SELECT count(*) FROM settings WHERE value = 'dark' AND note IS NULL")).isEqualTo(1);
        assertThat(checked.keys()).isEmpty();
        checked.space.stockFlyway().accepts();
    }

    @Test void anEditWithoutStructureMakesNoMigration() throws Exception {
        Files.writeString(checked.script(SCRIPT), applied + "INSERT INTO settings(key, value) VALUES ('a', 'b');\n");
        assertThatThrownBy(() -> checked.preview("changed-script:V4", "new-migration"))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.DERIVED_NOT_POSSIBLE));
        Files.writeString(checked.script(SCRIPT), applied + "-- more words\n");
        assertThat(checked.finding("changed-script:V4").cure("new-migration")).isEmpty();
    }

    private Layer layer() {
        return checked.services.migrations().timeline().layer(Version.of("4")).orElseThrow();
    }

    @Test void theCuresOfOneVersionAreFoundWithoutTheOtherChecks() {
        checked.delete("V3__index_browsing.sql");
        HealthService health = checked.services.health();
        assertThat(health.about("V4", Progress.NONE, Cancellation.never())).extracting(Finding::key).containsExactly("changed-script:V4");
        assertThat(health.about("V5", Progress.NONE, Cancellation.never())).isEmpty();
    }

    @Test void aRenamedScriptIsToldAndAccepted() throws Exception {
        Files.writeString(checked.script(SCRIPT), applied);
        Files.move(checked.script(SCRIPT), checked.script("V4__make_settings.sql"));
        assertThat(checked.finding("renamed-script:V4").sentence()).contains("“create settings”", "“make settings”");
        Layer layer = layer();
        assertThat(layer.state()).as("Flyway's validate refuses it").isEqualTo(MigrationState.CHANGED);
        assertThat(layer.edited()).isFalse();
        checked.cured("renamed-script:V4", "accept");
        assertThat(layer().state()).isEqualTo(MigrationState.APPLIED);
        checked.space.stockFlyway().accepts();
    }
}
