package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.journal.VersionJournal;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans migrations and roll backs and runs them down the safe road: backup, one transaction, guards, Flyway's judgement, journal. Blocking. */
public final class MigrationService {
    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Journal journal;
    private final String user;

    public MigrationService(Workspace workspace, Database database, BackupService backups, Journal journal, String user) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.journal = journal;
        this.user = user;
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
        return plan(Direction.MIGRATE, target, Map.of());
    }

    /**
     * The plan that runs a late migration now, after migrations of higher versions, as Flyway does with {@code outOfOrder=true}; other late ones stay as
     * they are. Reads only.
     *
     * @throws Problem VERSION_UNKNOWN, TARGET_WRONG_WAY unless it is late, HISTORY_REFUSED, SCRIPT_NOT_SAFE …
     */
    public Plan planOutOfOrder(Version version) {
        return plan(Map.of(), (planner, forecast) -> planner.planOutOfOrder(version, forecast));
    }

    /**
     * The plan of a roll back. Reads only.
     *
     * @param target base, an applied version, or a number of steps
     * @throws Problem VERSION_UNKNOWN, TARGET_WRONG_WAY, UNDO_MISSING, SCRIPT_NOT_SAFE …
     */
    public Plan planRollback(Target target) {
        return plan(Direction.ROLL_BACK, target, Map.of());
    }

    /**
     * The layers that a roll back to a target would undo, newest first, whether they have undo scripts or not. Reads only.
     *
     * @throws Problem as {@link #planRollback}, save UNDO_MISSING
     */
    public List<Layer> undoneBy(Target target) {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        return database.read(connection -> planner(connection, folder, Map.of()).undoneBy(target));
    }

    /**
     * The plan of a roll back as it would be with undo scripts that are not saved yet. It cannot be run before they are. Reads only.
     *
     * @param undoTexts by the version that each undoes
     * @throws Problem as {@link #planRollback}
     */
    public Plan proposeRollback(Target target, Map<Version, String> undoTexts) {
        return plan(Direction.ROLL_BACK, target, undoTexts);
    }

    /**
     * As {@link #run(Plan, boolean, List, Progress, Cancellation)}, with nothing more for the journal.
     */
    public RunReport run(Plan plan, boolean withBackup, Progress progress, Cancellation cancellation) {
        return run(plan, withBackup, List.of(), progress, cancellation);
    }

    /**
     * Executes a plan, all or nothing unless the plan says otherwise ({@link Plan#transactions}). An empty plan is a quick no-op.
     *
     * @param withBackup whether a verified backup is taken first; without it the change can be undone by its scripts only
     * @param forJournal lines that the run's entry gets besides its own: what the person ticked before
     * @return what was done
     * @throws Problem PLAN_OUTDATED when history or scripts changed since the plan was made; WORKSPACE_BUSY; those of the run itself. The database is then
     *     as it was; only RUN_STOPPED, of a run whose steps have transactions of their own, tells which steps stay done
     */
    public RunReport run(Plan plan, boolean withBackup, List<String> forJournal, Progress progress, Cancellation cancellation) {
        if (plan.empty()) {
            return new RunReport(plan, List.of(), Optional.empty());
        }
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, plan.title())) {
            return database.exclusively(plan.title(), () -> runAlone(plan, withBackup, forJournal, progress, cancellation));
        }
    }

    private RunReport runAlone(Plan plan, boolean withBackup, List<String> forJournal, Progress progress, Cancellation cancellation) {
        MigrationFolder folder = requireUnchanged(plan);
        database.requireWritable();
        Optional<Backup> backup = withBackup ? Optional.of(backups.create(
            plan.direction() == Direction.MIGRATE ? BackupReason.BEFORE_MIGRATE : BackupReason.BEFORE_ROLLBACK, null, progress.part(0, 0.3), cancellation)) : Optional.empty();
        RunIntent intent = new RunIntent(journal, plan, backup, forJournal);
        PlanExecutor.Outcome outcome = execute(plan, folder, intent, backup, forJournal, progress.part(0.3, 0.95), cancellation);
        RunReport report = new RunReport(plan, outcome.times(), backup, outcome.steps().stream().map(StepResult::gone).toList());
        outcome.failure().ifPresent(failure -> {
            throw stopped(report, failure, intent, forJournal);
        });
        intent.done(new RunRecord(report).draft(report.sentence(), lines(report.lines(), forJournal), plan.to(), database));
        requireResult(plan, backup);
        return report;
    }

    private PlanExecutor.Outcome execute(Plan plan, MigrationFolder folder, RunIntent intent, Optional<Backup> backup, List<String> forJournal, Progress progress, Cancellation cancellation) {
        try {
            return new PlanExecutor(database, workspace.migrationFolders(), folder, user).execute(plan, intent, progress, cancellation);
        } catch (Problem problem) {
            intent.dropped();
            writeDownFailure(plan, problem, backup.filter(taken -> !isForNothing(taken, problem)), forJournal);
            throw problem;
        }
    }

    /** A run that could not begin to write has changed nothing: its backup is one too many, and goes. */
    private boolean isForNothing(Backup taken, Problem problem) {
        return switch (problem.code()) {
            case LOCKED, READ_ONLY, CANNOT_OPEN, PLAN_OUTDATED -> {
                try {
                    yield backups.remove(taken);
                } catch (Problem stays) {
                    problem.addSuppressed(stays);
                    yield false;
                }
            }
            default -> false;
        };
    }

    /** So that the backup that stays is told of; what made the run fail matters more than a journal that cannot be written. */
    private void writeDownFailure(Plan plan, Problem problem, Optional<Backup> backup, List<String> forJournal) {
        try {
            journal.addFailed(Draft.of(plan.direction().verb() + " failed", plan.title() + " failed: " + problem.what(), backup.map(Backup::name).orElse(null),
                lines(List.of(problem.unchanged()), forJournal), new Undo.None("it changed nothing")));
        } catch (Problem notWritten) {
            problem.addSuppressed(notWritten);
        }
    }

    private Problem stopped(RunReport report, Problem failure, RunIntent intent, List<String> forJournal) {
        Plan plan = report.plan();
        Optional<Version> reached;
        try {
            reached = database.read(connection -> SchemaHistory.read(connection).current());
        } catch (Problem unreadable) {
            // Its announcement stays open, so that the next start finds out by the history how far it came.
            failure.addSuppressed(unreadable);
            return stopped(report, failure, "a version that could not be read");
        }
        Problem problem = stopped(report, failure, Timeline.label(reached));
        List<String> lines = new ArrayList<>(report.lines());
        if (report.times().size() < plan.steps().size()) {
            lines.add(VersionJournal.failed(plan.steps().get(report.times().size()).migration().label(), failure.what()));
        }
        intent.done(new RunRecord(report).draft(problem.what(), lines(lines, forJournal), reached, database));
        return problem;
    }

    private static Problem stopped(RunReport report, Problem failure, String reached) {
        return Problem.because(failure, ProblemCode.RUN_STOPPED, "done", report.times().size(), "all", report.plan().steps().size(),
            "detail", failure.what(), "version", reached, "from", Timeline.label(report.plan().from()));
    }

    private static List<String> lines(List<String> own, List<String> more) {
        return Stream.concat(own.stream(), more.stream()).toList();
    }

    @FunctionalInterface
    private interface Planning {
        Plan with(Planner planner, ImpactForecast forecast) throws SQLException;
    }

    private Plan plan(Direction direction, Target target, Map<Version, String> undoTexts) {
        return plan(undoTexts, (planner, forecast) -> planner.plan(direction, target, forecast));
    }

    private Plan plan(Map<Version, String> undoTexts, Planning planning) {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        return readOrEmpty(connection -> {
            try (ImpactForecast forecast = new ImpactForecast(connection)) {
                return planning.with(planner(connection, folder, undoTexts), forecast);
            }
        });
    }

    /** A database that is not made yet, or has 0 bytes, holds nothing: what the first migrate would do to it can be seen before it is made. */
    private <T> T readOrEmpty(Sql.Work<T> work) {
        if (!SqliteFile.isNothing(database.file())) {
            return database.read(work);
        }
        try (Connection nothing = Scratch.open()) {
            return work.on(nothing);
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, database.file());
        }
    }

    private Planner planner(Connection connection, MigrationFolder folder, Map<Version, String> undoTexts) throws SQLException {
        SchemaHistory history = SchemaHistory.read(connection);
        if (!history.exists()) {
            requireEmpty(connection);
        }
        return new Planner(Timeline.of(history, folder), folder, backups::list, undoTexts);
    }

    /** Gives the scripts as they are now, which are those of the plan. */
    private MigrationFolder requireUnchanged(Plan plan) {
        Target atBase = plan.direction() == Direction.MIGRATE ? Target.LATEST : Target.BASE;
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        return database.read(connection -> {
            planner(connection, folder, Map.of()).requireUnchanged(plan, plan.to().map(Target::to).orElse(atBase));
            return folder;
        });
    }

    private void requireResult(Plan plan, Optional<Backup> backup) {
        String kept = backup.map(b -> "the backup " + b.name()).orElse("no backup, since none was asked for");
        Optional<Version> now;
        try {
            now = database.read(connection -> SchemaHistory.read(connection).current());
        } catch (Problem unreadable) {
            throw Problem.because(unreadable, ProblemCode.RESULT_UNEXPECTED, "detail", unreadable.what().replaceFirst("\\.$", ""), "backup", kept);
        }
        if (!now.equals(plan.to())) {
            throw Problem.of(ProblemCode.RESULT_UNEXPECTED, "detail", "the database is at " + Timeline.label(now) + " and not at " + Timeline.label(plan.to()), "backup", kept);
        }
    }

    private static void requireEmpty(Connection connection) throws SQLException {
        List<String> tables = Contents.tables(connection);
        if (!tables.isEmpty()) {
            throw Problem.of(ProblemCode.SCHEMA_NOT_EMPTY, "tables", String.join(", ", tables));
        }
    }
}
