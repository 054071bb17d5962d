package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.guards.ScriptGuard;
import dev.tidemark.core.sqlite.ErrorPlace;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Runs the statements of one step after another on one connection, inside the caller's transaction, and writes their history rows. */
final class StepRunner {
    private static final String ROWS = "Correct the rows that it runs into, or the script where it asks too much of them, and look at the plan again.";
    private static final String SCRIPT = "Correct the script and look at the plan again. If the database was changed by hand, “tidemark drift” tells what it has otherwise.";

    private final Plan plan;
    private final Connection connection;
    private final HistoryWriter history;
    private final Path database;
    private final Progress progress;
    private final Cancellation cancellation;
    private final int total;
    private int done;

    StepRunner(Plan plan, Connection connection, HistoryWriter history, Path database, Progress progress, Cancellation cancellation) {
        this.plan = plan;
        this.connection = connection;
        this.history = history;
        this.database = database;
        this.progress = progress;
        this.cancellation = cancellation;
        this.total = Math.max(1, plan.statementCount());
    }

    /**
     * Runs one step.
     *
     * @return how long it took, and which rows went
     * @throws Problem MIGRATION_FAILED with file, line and statement; MIGRATION_LOSES_ROWS, FOREIGN_KEYS_BROKEN, MIGRATION_LOSES_OBJECTS, CANCELLED
     */
    StepResult run(PlanStep step) throws SQLException {
        long started = System.nanoTime();
        ScriptGuard guard = ScriptGuard.before(connection, step.statements());
        for (SqlStatement statement : step.statements()) {
            cancellation.check(plan.title());
            progress.report(step.sentence() + ": " + statement.summary(60), (double) done++ / total);
            run(step, statement);
            guard.ran(statement);
        }
        Map<String, Long> gone = guard.after(step.fileName());
        history.write(step, Duration.ofNanos(System.nanoTime() - started));
        return new StepResult(Duration.ofNanos(System.nanoTime() - started), gone);
    }

    /** The line that the error lies on comes first, where it is not the statement's own first one. */
    private static String shown(SqlStatement statement, int line) {
        return line == statement.line() ? statement.summary(200) : statement.text().lines().skip(line - statement.line()).findFirst().orElse("").strip()
            + " (line " + (line - statement.line() + 1) + " of: " + statement.summary(120) + ")";
    }

    private void run(PlanStep step, SqlStatement statement) throws SQLException {
        try {
            Sql.run(connection, statement.text());
        } catch (SQLException failure) {
            Problem sqlite = SqliteErrors.problem(failure, database);
            if (sqlite.code() != ProblemCode.SQL_FAILED && sqlite.code() != ProblemCode.CONSTRAINT) {
                throw failure;
            }
            int line = ErrorPlace.span(connection, statement.text(), SqliteErrors.reason(failure)).line(statement);
            throw Problem.because(failure, ProblemCode.MIGRATION_FAILED, "file", step.fileName(), "line", line,
                "detail", sqlite.details().get("detail"), "statement", shown(statement, line),
                "advice", sqlite.code() == ProblemCode.CONSTRAINT ? ROWS : SCRIPT);
        }
    }
}
