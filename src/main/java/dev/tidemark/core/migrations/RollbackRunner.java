package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConnection;

/**
 * Runs undo scripts, newest first, with their history rows in one transaction. The row is a DELETE row, as Flyway's own repair writes it:
 * the free Flyway then takes the migration for pending again; on any other kind it would refuse the whole history.
 */
final class RollbackRunner {
    private final Database database;
    private final String user;

    RollbackRunner(Database database, String user) {
        this.database = database;
        this.user = user;
    }

    List<Duration> run(Plan plan, Progress progress, Cancellation cancellation) {
        return database.write(plan.title(), ForeignKeys.CHECKED_BY_US, connection -> {
            SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
            try (Cancellation.Registration _ = cancellation.onCancel(() -> interrupt(sqlite))) {
                return steps(plan, connection, progress, cancellation);
            } catch (SQLException failure) {
                if (cancellation.isCancelled()) {
                    throw Problem.because(failure, ProblemCode.CANCELLED, "what", "the roll back");
                }
                throw failure;
            }
        });
    }

    private List<Duration> steps(Plan plan, Connection connection, Progress progress, Cancellation cancellation) throws SQLException {
        Map<Version, String> recorded = recordedVersions(connection);
        RowGuard guard = new RowGuard();
        List<Duration> times = new ArrayList<>();
        int done = 0;
        for (PlanStep step : plan.steps()) {
            long started = System.nanoTime();
            guard.before(connection, step.statements());
            for (SqlStatement statement : step.statements()) {
                cancellation.check("the roll back");
                progress.report(step.sentence() + ": " + statement.summary(60), (double) done++ / Math.max(1, plan.statementCount()));
                run(connection, step, statement);
            }
            guard.after(connection, step.statements(), step.fileName());
            takeBack(connection, step, recorded.get(step.migration().version()), Duration.ofNanos(System.nanoTime() - started));
            times.add(Duration.ofNanos(System.nanoTime() - started));
        }
        cancellation.check("the roll back");
        return times;
    }

    private void run(Connection connection, PlanStep step, SqlStatement statement) throws SQLException {
        try {
            Sql.run(connection, statement.text());
        } catch (SQLException failure) {
            Problem sqlite = SqliteErrors.problem(failure, database.file());
            if (sqlite.code() != ProblemCode.SQL_FAILED && sqlite.code() != ProblemCode.CONSTRAINT) {
                throw failure;
            }
            throw Problem.because(failure, ProblemCode.MIGRATION_FAILED, "file", step.fileName(), "line", statement.line(),
                "detail", sqlite.details().get("detail"), "statement", statement.summary(200));
        }
    }

    private void takeBack(Connection connection, PlanStep step, String recordedVersion, Duration time) throws SQLException {
        if (recordedVersion == null) {
            throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", step.migration().version().label() + " is no longer applied");
        }
        Sql.run(connection, "INSERT INTO " + SchemaHistory.TABLE + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) "
                + "SELECT max(installed_rank) + 1, ?, ?, 'DELETE', ?, NULL, ?, ?, 1 FROM " + SchemaHistory.TABLE,
            recordedVersion, step.migration().description(), step.fileName(), user, time.toMillis());
    }

    /** Each applied version as its row writes it: Flyway matches the row by this text. */
    private static Map<Version, String> recordedVersions(Connection connection) throws SQLException {
        return SchemaHistory.read(connection).applied().stream().map(HistoryRow::version).filter(Objects::nonNull)
            .collect(Collectors.toMap(Function.identity(), Version::toString));
    }

    private static void interrupt(SQLiteConnection connection) {
        try {
            connection.getDatabase().interrupt();
        } catch (SQLException closed) {
            System.getLogger(RollbackRunner.class.getName()).log(System.Logger.Level.DEBUG, "Nothing to interrupt", closed);
        }
    }
}
