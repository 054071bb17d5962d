package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program keeps the write lock: a change that cannot begin takes no backup and leaves none. */
class LockedRunTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Database impatient;
    private Journal journal;
    private BackupService backups;

    @BeforeEach void applied() {
        space = TestWorkspace.empty(folder).script("V1__a.sql", "CREATE TABLE a(x);").script("U1__a.sql", "DROP TABLE a;").script("V2__b.sql", "CREATE TABLE b(x);");
        impatient = Database.at(space.workspace().databaseFile(), Duration.ofMillis(50));
        journal = Services.of(space.workspace()).journal();
        backups = new BackupService(space.workspace(), impatient, journal, Clock.systemUTC());
        MigrationService migrations = Services.of(space.workspace()).migrations();
        migrations.run(migrations.planMigrate(Target.parse("1")), false, Progress.NONE, Cancellation.never());
    }

    @Test void aMigrateAndARollBackLeaveNoBackup() throws Exception {
        MigrationService migrations = new MigrationService(space.workspace(), impatient, backups, journal, "tester");
        assertLocked(() -> migrations.run(migrations.planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never()));
        assertLocked(() -> migrations.run(migrations.planRollback(Target.BASE), true, Progress.NONE, Cancellation.never()));
    }

    @Test void aChangeOfRowsLeavesNoBackup() throws Exception {
        SafeRoad road = new SafeRoad(space.workspace(), impatient, backups, journal);
        RowWork work = new RowWork("Delete", "data", BackupReason.ASKED_FOR, ForeignKeys.ENFORCED, connection -> null);
        assertLocked(() -> road.changeRows(work, null, Progress.NONE, Cancellation.never()));
    }

    private void assertLocked(ThrowingCallable change) throws Exception {
        try (Connection other = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            other.setAutoCommit(false);
            Sql.run(other, "INSERT INTO a VALUES (1)");
            assertThatThrownBy(change).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LOCKED));
            other.rollback();
        }
        assertThat(space.workspace().backups()).satisfiesAnyOf(none -> assertThat(none).doesNotExist(), empty -> assertThat(empty).isEmptyDirectory());
    }
}
