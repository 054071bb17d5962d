package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupAgeCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void migrated() {
        checked = CheckedWorkspace.migrated(folder);
    }

    private List<Finding> after(int days) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        return new BackupAgeCheck(checked.services.backups(), checked.services.journal(), clock).look(checked.examination(), Cancellation.never());
    }

    @Test void anOldBackupOfADatabaseThatWasWrittenToIsMadeNew() {
        checked.space.sql("INSERT INTO projects(name) VALUES ('new')");
        assertThat(after(6)).isEmpty();
        Finding finding = after(8).getFirst();
        assertThat(finding.sentence()).isEqualTo("The newest verified backup of app.db was made 8 days ago, and the database was written to since.");
        assertThat(finding.cure("back-up").orElseThrow().run(Progress.NONE, Cancellation.never())).startsWith("Backed up app.db.");
        assertThat(after(80)).as("nothing was written since").isEmpty();
    }

    @Test void noBackupAtAllIsTellingOnceTheDatabaseIsNotNewAnyMore() throws Exception {
        for (var backup : checked.services.backups().list()) {
            checked.services.backups().remove(backup);
        }
        assertThat(after(80)).as("there is no row").isEmpty();
        checked.space.sql("INSERT INTO projects(name) VALUES ('new')");
        assertThat(after(6)).isEmpty();
        assertThat(after(8)).extracting(Finding::sentence).containsExactly("There is no verified backup of app.db.");
    }

    @Test void oneOfATimeToComeIsNotTheNewest() throws Exception {
        checked.space.sql("INSERT INTO projects(name) VALUES ('new')");
        checked.services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        Path record = Path.of(checked.services.backups().list().getFirst().file() + ".json");
        Files.writeString(record, Files.readString(record).replaceFirst("(\"createdAt\" : \")\\d{4}", "$12099"));
        checked.space.sql("INSERT INTO projects(name) VALUES ('newer')");
        assertThat(checked.services.backups().list().getFirst().isOfTheFuture(Instant.now())).isTrue();
        assertThat(after(8)).extracting(Finding::sentence).containsExactly("The newest verified backup of app.db was made 8 days ago, and the database was written to since.");
    }

    @Test void theSettingsSayHowOldItMayBe() throws Exception {
        checked.space.sql("INSERT INTO projects(name) VALUES ('new')");
        Files.writeString(checked.space.workspace().root().resolve("tidemark.toml"), "[health]\nbackup-age = \"30d\"\n");
        assertThat(after(29)).isEmpty();
        assertThat(after(31)).hasSize(1);
        Files.writeString(checked.space.workspace().root().resolve("tidemark.toml"), "[health]\nbackup-age = \"soon\"\n");
        assertThat(checked.findings()).extracting(Finding::code).contains("TM-203");
    }
}
