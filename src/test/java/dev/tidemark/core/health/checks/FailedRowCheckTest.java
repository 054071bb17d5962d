package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.health.Cure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedRowCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;

    /** Stock Flyway leaves a failed row when a script runs outside a transaction. */
    @BeforeEach void stockFlywayFailsHalfWay() throws Exception {
        checked = CheckedWorkspace.migrated(folder);
        checked.services.backups().create(dev.tidemark.core.backups.BackupReason.ASKED_FOR, null, dev.tidemark.core.common.Progress.NONE, dev.tidemark.core.common.Cancellation.never());
        checked.space.script("V10__half.sql", "CREATE TABLE half(x);\nCREATE TABEL whole(x);").script("V10__half.sql.conf", "executeInTransaction=false");
        try {
            Flyway.configure().dataSource("jdbc:sqlite:" + checked.space.workspace().databaseFile(), null, null).locations("filesystem:" + checked.space.workspace().migrations()).load().migrate();
        } catch (FlywayException expected) {
            assertThat(expected).hasMessageContaining("V10__half.sql");
        }
        Files.delete(checked.script("V10__half.sql.conf"));
        checked.space.script("V10__half.sql", "CREATE TABLE IF NOT EXISTS half(x);\nCREATE TABLE whole(x);");
    }

    @Test void theFailedRowIsRemovedAndTheMigrationRunsAgain() {
        assertThat(checked.finding("failed-migration:V10").cures()).extracting(Cure::id).containsExactly("restore", "remove-row");
        assertThat(checked.preview("failed-migration:V10", "remove-row")).containsExactly("Remove the failed row of V10 half: it is pending again.");
        checked.cured("failed-migration:V10", "remove-row");
        checked.space.stockFlyway().accepts();
        checked.migrate(false);
        assertThat(checked.keys()).containsExactly("missing-undo");
    }

    @Test void theBackupFromBeforeTakesTheHalfAway() {
        checked.cured("failed-migration:V10", "restore");
        assertThat(checked.space.schema()).noneMatch(sql -> sql.contains("half"));
        checked.space.stockFlyway().accepts();
    }
}
