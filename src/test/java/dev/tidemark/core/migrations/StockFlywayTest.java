package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts belong to the workspace, not to Tidemark: Flyway with nothing but its own defaults runs them as well. */
class StockFlywayTest {
    @TempDir Path folder;

    @Test
    void itRunsTheBuiltInMigrationsAndFindsThemValid() {
        BuiltInMigrations.copyTo(folder.resolve("migrations"));
        Flyway flyway = Flyway.configure()
            .dataSource("jdbc:sqlite:" + folder.resolve("app.db"), "", "")
            .locations("filesystem:" + folder.resolve("migrations"))
            .load();

        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(9);

        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
        assertThat(Arrays.asList(flyway.info().all())).hasSize(9).allMatch(m -> m.getState() == MigrationState.SUCCESS);
        assertThat(flyway.info().current().getDescription()).isEqualTo("add metadata to messages");
    }
}
