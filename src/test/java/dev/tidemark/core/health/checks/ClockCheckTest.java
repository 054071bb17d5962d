package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockCheckTest {
    @TempDir Path folder;

    @Test void timesInTheFutureAreNamedAndSmallDifferencesAreUsual() throws Exception {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        Path database = checked.space.workspace().databaseFile();
        Files.setLastModifiedTime(database, FileTime.from(Instant.now().plus(Duration.ofMinutes(5))));
        assertThat(checked.keys()).isEmpty();
        Files.setLastModifiedTime(database, FileTime.from(Instant.now().plus(Duration.ofHours(3))));
        assertThat(checked.finding("clock").sentence()).startsWith("The file app.db is of ").contains("a clock is or was wrong");
        checked.space.sql("UPDATE flyway_schema_history SET installed_on = '2999-01-01 00:00:00' WHERE installed_rank = 3");
        Files.setLastModifiedTime(database, FileTime.from(Instant.now()));
        assertThat(checked.finding("clock").sentence()).startsWith("Row 3 of the schema history is of 1 Jan 2999");
    }
}
