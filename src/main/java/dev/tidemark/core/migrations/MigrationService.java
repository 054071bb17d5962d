package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.migrations.flyway.FlywayEngine;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans migrations and roll backs and runs them down the safe road: backup, one transaction, guarded rows, check, journal. Blocking. */
public final class MigrationService {
    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Journal journal;
    private final FlywayEngine flyway;
    private final RollbackRunner rollbacks;

    public MigrationService(Workspace workspace, Database database, BackupService backups, Journal journal, String user) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.journal = journal;
        this.flyway = new FlywayEngine(database, workspace.migrationFolders(), user);
        this.rollbacks = new RollbackRunner(database, user);
    }

    /**
     * All migrations with their states. Reads only.
     *
     * @throws Problem for a database or a folder that cannot be read
     */
    public Timeline timeline() {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        return database.read(connection -> Timeline.of(SchemaHistory.read(connection), folder));
    }

    /**
     * The plan of a migrate. Reads only.
     *
     * @param target latest or a version above the current one
     * @throws Problem VERSION_UNKNOWN, TARGET_WRONG_WAY, SCHEMA_NOT_EMPTY, HISTORY_REFUSED, SCRIPT_NOT_SAFE …
     */
    public Plan planMigrate(Target target) {
        return plan(Direction.MIGRATE, target, ImpactForecast::new);
    }

    /**
     * The plan of a roll back. Reads only.
     *
     * @param target base, an applied version, or a number of steps
     * @throws Problem VERSION_UNKNOWN, TARGET_WRONG_WAY, UNDO_MISSING, SCRIPT_NOT_SAFE …
     */
    public Plan planRollback(Target target) {
        return plan(Direction.ROLL_BACK, target, ImpactForecast::new);
    }

    /**
     * Executes a plan, all or nothing. An empty plan is a quick no-op.
     *
     * @param withBackup whether a verified backup is taken first; without it the change can be undone by its scripts only
     * @return what was done
     * @throws Problem PLAN_OUTDATED when history or scripts changed since the plan was made; WORKSPACE_BUSY; those of the run itself. The database is then as it was
     */
    public RunReport run(Plan plan, boolean withBackup, Progress progress, Cancellation cancellation) {
        if (plan.empty()) {
            return new RunReport(plan, List.of(), Optional.empty());
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, plan.title())) {
            return database.exclusively(plan.title(), () -> runAlone(plan, withBackup, progress, cancellation));
        }
    }

    private RunReport runAlone(Plan plan, boolean withBackup, Progress progress, Cancellation cancellation) {
        requireUnchanged(plan);
        Optional<Backup> backup = withBackup ? Optional.of(backups.create(
            plan.direction() == Direction.MIGRATE ? BackupReason.BEFORE_MIGRATE : BackupReason.BEFORE_ROLLBACK, null, progress.part(0, 0.3), cancellation)) : Optional.empty();
        Progress running = progress.part(0.3, 0.9);
        List<Duration> times = plan.direction() == Direction.MIGRATE ? flyway.migrate(plan, running, cancellation) : rollbacks.run(plan, running, cancellation);
        RunReport report = new RunReport(plan, times, backup);
        journal.add(plan.direction().verb(), report.sentence(), backup.map(Backup::name).orElse(null), report.lines(), plan.appliedScripts());
        progress.report("Checking the result", 0.95);
        requireResult(plan, backup);
        return report;
    }

    private interface Forecaster {
        ImpactForecast on(Connection live) throws SQLException;
    }

    private Plan plan(Direction direction, Target target, Forecaster forecaster) {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        return database.read(connection -> {
            SchemaHistory history = SchemaHistory.read(connection);
            if (!history.exists()) {
                requireEmpty(connection);
            }
            Planner planner = new Planner(Timeline.of(history, folder), folder, backups::list);
            try (ImpactForecast forecast = forecaster.on(connection)) {
                return direction == Direction.MIGRATE ? planner.migrate(target, forecast) : planner.rollBack(target, forecast);
            }
        });
    }

    private void requireUnchanged(Plan plan) {
        Target atBase = plan.direction() == Direction.MIGRATE ? Target.LATEST : Target.BASE;
        Plan now = plan(plan.direction(), plan.to().map(Target::to).orElse(atBase), live -> ImpactForecast.none());
        if (!now.runsTheSameAs(plan)) {
            throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", "it was made for " + Timeline.label(plan.from()) + " with "
                + plan.statementCount() + " statements, and now starts at " + Timeline.label(now.from()) + " with " + now.statementCount());
        }
    }

    private void requireResult(Plan plan, Optional<Backup> backup) {
        String kept = backup.map(b -> "the backup " + b.name()).orElse("no backup, since none was asked for");
        try {
            flyway.validate();
        } catch (Problem problem) {
            throw Problem.because(problem, ProblemCode.RESULT_UNEXPECTED, "detail", problem.what(), "backup", kept);
        }
        Timeline after = timeline();
        if (!after.current().equals(plan.to())) {
            throw Problem.of(ProblemCode.RESULT_UNEXPECTED, "detail", "the database is at " + after.currentLabel() + " and not at "
                + Timeline.label(plan.to()), "backup", kept);
        }
    }

    private static void requireEmpty(Connection connection) throws SQLException {
        List<String> tables = Contents.tables(connection);
        if (!tables.isEmpty()) {
            throw Problem.of(ProblemCode.SCHEMA_NOT_EMPTY, "tables", String.join(", ", tables));
        }
    }
}
