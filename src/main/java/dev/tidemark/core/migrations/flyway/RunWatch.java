package dev.tidemark.core.migrations.flyway;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.migrations.RowGuard;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.sqlite.SQLiteConnection;

/**
 * Walks beside Flyway through a plan: each statement that Flyway is about to run must be the plan's next one, the rows are guarded inside the
 * transaction, the progress is told and a cancel is heard. Throwing from here makes Flyway roll the whole run back.
 */
final class RunWatch implements Callback {
    private static final Set<Event> HEARD = Set.of(Event.BEFORE_EACH_MIGRATE, Event.BEFORE_EACH_MIGRATE_STATEMENT, Event.AFTER_EACH_MIGRATE);

    private final List<PlanStep> steps;
    private final Progress progress;
    private final Cancellation cancellation;
    private final RowGuard guard = new RowGuard();
    private final List<Duration> times = new ArrayList<>();
    private final int total;
    private int step = -1;
    private int statement;
    private int done;
    private long started;
    private Cancellation.Registration interrupt = () -> { };

    RunWatch(List<PlanStep> steps, Progress progress, Cancellation cancellation) {
        this.steps = steps;
        this.progress = progress;
        this.cancellation = cancellation;
        this.total = Math.max(1, steps.stream().mapToInt(s -> s.statements().size()).sum());
    }

    /** How long each finished step took. */
    List<Duration> times() {
        return List.copyOf(times);
    }

    /** The statement that was about to run when a run failed; null before the first one. */
    SqlStatement currentStatement() {
        return step < 0 || statement == 0 ? null : steps.get(step).statements().get(statement - 1);
    }

    PlanStep currentStep() {
        return step < 0 ? null : steps.get(step);
    }

    void end() {
        interrupt.close();
    }

    @Override public boolean supports(Event event, Context context) {
        return HEARD.contains(event);
    }

    @Override public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override public String getCallbackName() {
        return "tidemark";
    }

    @Override public void handle(Event event, Context context) {
        try {
            switch (event) {
                case BEFORE_EACH_MIGRATE -> begin(context);
                case BEFORE_EACH_MIGRATE_STATEMENT -> check(context.getStatement().getSql());
                case AFTER_EACH_MIGRATE -> finish(context.getConnection());
                default -> { }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void begin(Context context) throws SQLException {
        step++;
        statement = 0;
        started = System.nanoTime();
        String script = context.getMigrationInfo().getScript();
        if (step >= steps.size() || !script.endsWith(steps.get(step).fileName())) {
            throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", script + " would run, which is not in the plan");
        }
        if (step == 0) {
            SQLiteConnection connection = context.getConnection().unwrap(SQLiteConnection.class);
            interrupt = cancellation.onCancel(() -> interrupt(connection));
        }
        guard.before(context.getConnection(), steps.get(step).statements());
    }

    private void check(String sql) {
        cancellation.check("the migrate");
        PlanStep current = steps.get(step);
        List<SqlStatement> next = SqlScript.split(sql);
        if (statement >= current.statements().size() || next.size() != 1 || !next.getFirst().text().equals(current.statements().get(statement).text())) {
            int line = current.statements().isEmpty() ? 1 : current.statements().get(Math.min(statement, current.statements().size() - 1)).line();
            throw Problem.of(ProblemCode.SCRIPT_NOT_SAFE, "file", current.fileName(), "line", line,
                "detail", "Flyway reads this statement otherwise than SQLite does, so what would run is not what was shown");
        }
        progress.report(current.sentence() + ": " + current.statements().get(statement).summary(60), (double) done / total);
        statement++;
        done++;
    }

    private void finish(Connection connection) throws SQLException {
        PlanStep current = steps.get(step);
        if (statement < current.statements().size()) {
            throw Problem.of(ProblemCode.SCRIPT_NOT_SAFE, "file", current.fileName(), "line", current.statements().get(statement).line(),
                "detail", "Flyway would pass over this statement");
        }
        guard.after(connection, current.statements(), current.fileName());
        times.add(Duration.ofNanos(System.nanoTime() - started));
    }

    private static void interrupt(SQLiteConnection connection) {
        try {
            connection.getDatabase().interrupt();
        } catch (SQLException closed) {
            // The run ended in the same moment; the check between statements tells the same.
            System.getLogger(RunWatch.class.getName()).log(System.Logger.Level.DEBUG, "Nothing to interrupt", closed);
        }
    }
}
