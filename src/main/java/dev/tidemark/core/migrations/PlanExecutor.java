package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.flyway.FlywayJudge;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Executes a plan: the very statements that were shown, guarded, with the history rows that Flyway would write, and with Flyway as the judge
 * before the last commit. The numbers behind this are in src/site/markdown/decisions/0003-who-runs-the-migrations.md. Blocking.
 */
final class PlanExecutor {
    private final Database database;
    private final List<Path> roots;
    private final MigrationFolder folder;
    private final String user;

    /**
     * For one run.
     *
     * @param roots the folders of the scripts: history rows name them relative to these
     * @param folder the scripts as they were just read
     * @param user who is named in the history rows
     */
    PlanExecutor(Database database, List<Path> roots, MigrationFolder folder, String user) {
        this.database = database;
        this.roots = roots;
        this.folder = folder;
        this.user = user;
    }

    /**
     * What was done.
     *
     * @param steps of each finished step, in the plan's order
     * @param failure why not all steps are done; only in a run whose steps have transactions of their own, and only after the first of them
     */
    record Outcome(List<StepResult> steps, Optional<Problem> failure) {
        /** How long each finished step took. */
        List<Duration> times() {
            return steps.stream().map(StepResult::took).toList();
        }
    }

    /** Is told of a run's course inside its transactions. */
    interface Course {
        /** Nobody wants to know. */
        Course UNTOLD = new Course() {
            @Override public void begins(Connection connection) { }

            @Override public void commits(Connection connection, List<Duration> times) { }
        };

        /** Before anything is written. */
        void begins(Connection connection) throws SQLException;

        /** Right before a commit; throwing takes the transaction back. @param times of all steps so far */
        void commits(Connection connection, List<Duration> times) throws SQLException;
    }

    /** As {@link #execute(Plan, Course, Progress, Cancellation)}, told to nobody. */
    Outcome execute(Plan plan, Progress progress, Cancellation cancellation) {
        return execute(plan, Course.UNTOLD, progress, cancellation);
    }

    /**
     * Runs all steps.
     *
     * @throws Problem of the step that failed, LOCKED, DISK_FULL, CANCELLED, PLAN_OUTDATED, HISTORY_REFUSED …; the database is then as it was before
     */
    Outcome execute(Plan plan, Course course, Progress progress, Cancellation cancellation) {
        return database.exclusively(plan.title(), () -> {
            List<StepResult> committed = new ArrayList<>();
            try (Connection connection = database.openForWriting(ForeignKeys.CHECKED_BY_US)) {
                connection.setAutoCommit(false);
                Interruptible.run(connection, cancellation, plan.title(), each -> Sql.orRollBack(each, open -> {
                    transactions(plan, course, open, progress, cancellation, committed);
                    return null;
                }));
                return new Outcome(committed, Optional.empty());
            } catch (SQLException | RuntimeException failure) {
                Problem problem = problem(failure, plan, cancellation);
                if (committed.isEmpty()) {
                    throw problem;
                }
                return new Outcome(committed, Optional.of(problem));
            }
        });
    }

    private void transactions(Plan plan, Course course, Connection connection, Progress progress, Cancellation cancellation, List<StepResult> committed) throws SQLException {
        course.begins(connection);
        try (HistoryWriter history = HistoryWriter.open(connection, plan, roots, user)) {
            StepRunner steps = new StepRunner(plan, connection, history, database.file(), progress, cancellation);
            List<StepResult> done = new ArrayList<>();
            for (PlanStep step : plan.steps()) {
                done.add(steps.run(step));
                boolean last = step == plan.steps().getLast();
                if (last) {
                    progress.report("Asking Flyway", 1);
                    // A roll back leaves a late migration as it is, so one does not speak against it.
                    FlywayJudge.requireAgreement(connection, scripts(connection), plan.outOfOrder() || plan.direction() == Direction.ROLL_BACK);
                }
                if (last || plan.transactions() == Transactions.ONE_EACH) {
                    cancellation.check(plan.title());
                    course.commits(connection, Stream.concat(committed.stream(), done.stream()).map(StepResult::took).toList());
                    connection.commit();
                    committed.addAll(done);
                    done.clear();
                }
                if (!last && plan.transactions() == Transactions.ONE_EACH) {
                    history.requireAlone();
                }
            }
        }
    }

    /** A baseline script counts only where the history began with it, and then in place of the migration of its version. */
    private List<FlywayJudge.Script> scripts(Connection connection) throws SQLException {
        List<Migration> begun = new ArrayList<>();
        if (!folder.baselines().isEmpty()) {
            List<HistoryRow> rows = SchemaHistory.read(connection).applied().stream().filter(HistoryRow::isBaseline).toList();
            folder.baselines().stream().filter(b -> rows.stream().anyMatch(row -> b.version().equals(row.version()) && b.description().equals(row.description()))).forEach(begun::add);
        }
        return Stream.concat(begun.stream().map(m -> script(m, true)),
            folder.migrations().stream().filter(m -> begun.stream().noneMatch(b -> b.version().equals(m.version()))).map(m -> script(m, false))).toList();
    }

    private FlywayJudge.Script script(Migration m, boolean baseline) {
        return new FlywayJudge.Script(m.repeatable() ? null : m.version().toString(), m.description(), HistoryRows.below(roots, m.script()), m.checksum(), baseline);
    }

    private Problem problem(Exception failure, Plan plan, Cancellation cancellation) {
        if (cancellation.isCancelled() && !(failure instanceof Problem)) {
            return Problem.because(failure, ProblemCode.CANCELLED, "what", plan.title());
        }
        return failure instanceof SQLException ? SqliteErrors.problem(failure, database.file()) : Problem.from(failure);
    }
}
