package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.support.FlywayRelease;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LateMigrationCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void late() {
        checked = CheckedWorkspace.migrated(folder);
        checked.space.script("V2.5__tags.sql", "CREATE TABLE tags(x);").script("U2.5__tags.sql", "DROP TABLE tags;");
    }

    @Test void itMovesAboveTheOthersWithItsUndoScript() {
        assertThat(checked.finding("late-migration:V2.5").cures()).extracting(Cure::id).containsExactly("rename", "out-of-order");
        assertThat(checked.preview("late-migration:V2.5", "rename")).containsExactly("V2.5__tags.sql → V10__tags.sql", "U2.5__tags.sql → U10__tags.sql");
        checked.cured("late-migration:V2.5", "rename");
        checked.migrate(false);
        assertThat(checked.keys()).isEmpty();
        checked.space.stockFlyway().accepts();
    }

    @ParameterizedTest
    @EnumSource
    void itRunsOutOfOrderAsFlywayWould(FlywayRelease release) {
        FlywayRelease.OnDatabase flyway = release.on(checked.space.workspace().databaseFile(), checked.space.workspace().migrations());
        checked.space.script("V3.5__words.sql", "CREATE TABLE words(x);");
        assertThatThrownBy(flyway::migrate).hasMessageContaining("2.5");
        assertThat(checked.preview("late-migration:V2.5", "out-of-order")).contains("CREATE TABLE tags(x);").last().asString().contains("outOfOrder=true").contains("refuses to migrate");
        checked.cured("late-migration:V2.5", "out-of-order");
        assertThat(flyway.info()).contains("2.5 Out of Order", "3.5 Ignored");
        assertThat(flyway.migrate("outOfOrder")).as("the other one, which was left alone").containsExactly("3.5");
        assertThat(checked.keys()).containsExactly("missing-undo");
        flyway.accepts();
        checked.services.migrations().run(checked.services.migrations().planRollback(Target.parse("5")), false, Progress.NONE, Cancellation.never());
        flyway.accepts();
    }

    @Test void whatIsInTheDatabaseAlreadyIsMarkedAsApplied() {
        checked.space.sql("CREATE TABLE tags(x)");
        checked.cured("late-migration:V2.5", "mark-applied");
        assertThat(checked.keys()).isEmpty();
        checked.space.stockFlyway().accepts();
    }
}
