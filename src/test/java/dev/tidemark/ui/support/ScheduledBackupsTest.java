package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledBackupsTest {
    @TempDir Path folder;
    private SampleSession given;
    private ScheduledBackups scheduled;
    private Instant now = Instant.now();

    @BeforeEach void open() {
        given = new SampleSession(folder);
        scheduled = new ScheduledBackups(given.session, given.jobs, given.dialogs, new Clock() {
            @Override public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override public Instant instant() {
                return now;
            }
        });
    }

    @Test void nothingIsMadeUnasked() {
        scheduled.tick();
        assertThat(backups()).isEmpty();
        assertThat(given.session.nextBackupProperty().get()).isNull();
    }

    @Test void oneIsMadeWhenItIsDueAndNoneWhenNothingWasWritten() throws IOException {
        every("6h");
        scheduled.tick();
        assertThat(backups()).singleElement().satisfies(backup -> assertThat(backup.reason()).contains(BackupReason.SCHEDULED));
        assertThat(given.services.journal().entries().getLast().kind()).isEqualTo("back up");
        assertThat(given.dialogs.problems()).isEmpty();
        Instant made = backups().getFirst().createdAt();
        assertThat(next().at()).isEqualTo(made.plus(Duration.ofHours(6)));

        later(Duration.ofHours(5));
        assertThat(backups()).as("not yet").hasSize(1);
        later(Duration.ofMinutes(70));
        assertThat(backups()).as("nothing was written").hasSize(1);
        assertThat(next().unchangedAt()).contains(now);
        assertThat(next().at()).isEqualTo(now.plus(Duration.ofHours(6)));

        write();
        later(Duration.ofHours(5));
        assertThat(backups()).hasSize(1);
        later(Duration.ofHours(1));
        assertThat(backups()).hasSize(2);
        assertThat(next().unchangedAt()).isEmpty();
    }

    @Test void aClockThatWasWrongAndIsSetBackStopsNothing() throws IOException {
        every("6h");
        scheduled.tick();
        Path record = Path.of(backups().getFirst().file() + ".json");
        Files.writeString(record, Files.readString(record).replaceFirst("(\"createdAt\" : \")\\d{4}", "$12099"));
        assertThat(backups()).singleElement().satisfies(backup -> assertThat(backup.isOfTheFuture(now)).isTrue());
        write();
        later(Duration.ofHours(6));
        assertThat(backups()).hasSize(2);
        write();
        later(Duration.ofDays(-300));
        assertThat(backups()).as("what was looked at and made later than now does not count").hasSize(3);
        now = Instant.now();
        later(Duration.ofHours(7));
        assertThat(backups()).as("nothing was written since the newest that has a time of the past").hasSize(3);
    }

    @Test void aChangeThatRunsIsWaitedFor() throws IOException {
        every("1h");
        given.jobs.run("A change", (progress, cancellation) -> {
            scheduled.tick();
            return null;
        }, nothing -> { });
        assertThat(backups()).isEmpty();
        scheduled.tick();
        assertThat(backups()).hasSize(1);
    }

    @Test void whatKeepsItFromBeingMadeIsToldOnceAndTriedAgainTheNextTime() throws IOException {
        every("1h");
        Path backups = given.services.workspace().backups();
        Files.deleteIfExists(backups);
        Files.writeString(backups, "a file in the way");
        scheduled.tick();
        later(Duration.ofMinutes(1));
        assertThat(given.dialogs.problems()).extracting(Problem::code).containsExactly(ProblemCode.BACKUP_FAILED);
        Files.delete(backups);
        later(Duration.ofHours(1));
        assertThat(backups()).hasSize(1);
    }

    @Test void aSettingThatCannotBeUsedIsToldOnce() throws IOException {
        every("often");
        scheduled.tick();
        scheduled.tick();
        assertThat(given.dialogs.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CONFIG_UNREADABLE);
            assertThat(problem.what()).contains("[backups] every").contains("6h");
        });
        assertThat(backups()).isEmpty();
    }

    private void later(Duration time) {
        now = now.plus(time);
        scheduled.tick();
    }

    private NextBackup next() {
        return given.session.nextBackupProperty().get();
    }

    private List<Backup> backups() {
        return given.services.backups().list();
    }

    private void every(String words) throws IOException {
        Files.writeString(given.services.workspace().root().resolve("tidemark.toml"), "[backups]\nevery = \"" + words + "\"\n");
    }

    private void write() {
        given.services.database().write("chatbot", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "UPDATE chats SET title = title || ' again' WHERE id = 1"));
    }
}
