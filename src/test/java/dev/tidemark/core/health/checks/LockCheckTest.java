package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.FileHolder;
import dev.tidemark.core.health.FileHolders;
import dev.tidemark.core.health.Holders;
import dev.tidemark.core.health.Locks;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LockCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void migrated() {
        checked = CheckedWorkspace.migrated(folder);
    }

    @Test void aHeldWriteLockIsFoundAndEndingAProcessIsNeverOffered() throws Exception {
        try (Connection writer = checked.space.database().openForWriting(ForeignKeys.ENFORCED)) {
            writer.setAutoCommit(false);
            Sql.run(writer, "INSERT INTO projects(name) VALUES ('busy')");
            Locks locks = Locks.of(checked.space.database(), Duration.ofMillis(50));
            assertThat(locks.locked()).isTrue();
            assertThat(locks.sentence("app.db")).startsWith("Another connection is writing to app.db and did not let go within ");
            assertThat(checked.finding("locked:app.db").severity()).isEqualTo(Severity.WARNING);
            assertThat(checked.finding("locked:app.db").cures()).extracting(Cure::id).containsExactly("retry");
            writer.rollback();
        }
        assertThat(Locks.of(checked.space.database(), Duration.ofMillis(50)).locked()).isFalse();
        assertThat(checked.keys()).isEmpty();
    }

    @Test void whoHasAFileOpenIsToldAlsoWhereItIsOnlyLookedAt() {
        Locks locks = Locks.of(Database.untouched(checked.space.workspace().databaseFile()), Duration.ofMillis(50));
        assertThat(locks.tried()).isFalse();
        assertThat(locks.locked()).isFalse();
        assertThat(locks.sentence("app.db")).startsWith("app.db is only looked at, so nothing tries to write to it.");
    }

    @Test void retryingTellsThatTheLockIsGone() throws Exception {
        Cure retry;
        try (Connection writer = checked.space.database().openForWriting(ForeignKeys.ENFORCED)) {
            writer.setAutoCommit(false);
            Sql.run(writer, "INSERT INTO projects(name) VALUES ('busy')");
            retry = checked.finding("locked:app.db").cure("retry").orElseThrow();
            writer.rollback();
        }
        assertThat(retry.run(dev.tidemark.core.common.Progress.NONE, dev.tidemark.core.common.Cancellation.never())).startsWith("app.db can be written.");
    }

    @Test @EnabledOnOs(OS.LINUX) void theProgramThatHasTheFileOpenIsNamedAndThisOneIsNot() throws Exception {
        Path database = checked.space.workspace().databaseFile();
        Process other = new ProcessBuilder("sleep", "60").redirectInput(database.toFile()).start();
        try (Connection own = checked.space.database().openForReading()) {
            assertThat(Sql.number(own, "SELECT 1")).isEqualTo(1);
            Holders holders = FileHolders.of(database);
            assertThat(holders.processes()).extracting(FileHolder::pid).contains(other.pid()).doesNotContain(ProcessHandle.current().pid());
            assertThat(holders.processes()).filteredOn(h -> h.pid() == other.pid()).singleElement().satisfies(h -> {
                assertThat(h.name()).isEqualTo("sleep");
                assertThat(h.command()).isEqualTo("sleep 60");
                assertThat(h.writes()).isFalse();
            });
            assertThat(checked.finding("in-use:app.db").severity()).isEqualTo(Severity.NOTE);
        } finally {
            other.destroy();
            other.waitFor();
        }
        assertThat(FileHolders.of(database).processes()).extracting(FileHolder::pid).doesNotContain(other.pid());
    }
}
