package dev.tidemark.core.migrations.flyway;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;

/**
 * Flyway, held to a plan. It runs the migrations and writes its own history rows; all of a run is one transaction ({@code group}).
 * Blocking; one call at a time per database.
 */
public final class FlywayEngine {
    private final Database database;
    private final List<Path> folders;
    private final String user;

    /** @param user who is named in the history rows */
    public FlywayEngine(Database database, List<Path> folders, String user) {
        this.database = database;
        this.folders = folders;
        this.user = user;
    }

    /**
     * Runs the steps of a migrate plan, all or nothing.
     *
     * @return how long each step took, in the plan's order
     * @throws Problem MIGRATION_FAILED with file, line and statement; MIGRATION_LOSES_ROWS, FOREIGN_KEYS_BROKEN, PLAN_OUTDATED, LOCKED, DISK_FULL, CANCELLED …;
     *     the database is then as it was before
     */
    public List<Duration> migrate(Plan plan, Progress progress, Cancellation cancellation) {
        RunWatch watch = new RunWatch(plan.steps(), progress, cancellation);
        try (ClosingDataSource connections = new ClosingDataSource(database)) {
            FluentConfiguration configuration = configuration(connections).group(true).callbacks(watch);
            plan.to().ifPresent(version -> configuration.target(version.toString()));
            configuration.load().migrate();
            return watch.times();
        } catch (FlywayException | IllegalStateException failure) {
            throw problem(failure, watch, cancellation);
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, database.file());
        } finally {
            watch.end();
        }
    }

    /**
     * Asks Flyway whether history and scripts agree, pending ones apart.
     *
     * @throws Problem HISTORY_REFUSED with Flyway's findings in our words
     */
    public void validate() {
        try (ClosingDataSource connections = new ClosingDataSource(database)) {
            ValidateResult result = configuration(connections).ignoreMigrationPatterns("*:pending", "*:future").load().validateWithResult();
            if (!result.validationSuccessful) {
                throw Problem.of(ProblemCode.HISTORY_REFUSED, "detail", String.join("; ", result.invalidMigrations.stream().map(FlywayEngine::words).toList()));
            }
        } catch (FlywayException failure) {
            throw Problem.because(failure, ProblemCode.HISTORY_UNREADABLE, "detail", "Flyway refuses it");
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, database.file());
        }
    }

    private FluentConfiguration configuration(ClosingDataSource connections) {
        return Flyway.configure(FlywayEngine.class.getClassLoader())
            .loggers(FlywayLog.class.getName())
            .dataSource(connections)
            .locations(folders.stream().map(folder -> "filesystem:" + folder).toArray(String[]::new))
            .failOnMissingLocations(true)
            .placeholderReplacement(false)
            .outputQueryResults(false)
            .cleanDisabled(true)
            .installedBy(user);
    }

    private Problem problem(RuntimeException failure, RunWatch watch, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return Problem.because(failure, ProblemCode.CANCELLED, "what", "the migrate");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        Problem sqlite = SqliteErrors.problem(failure, database.file());
        boolean ofTheStatement = sqlite.code() == ProblemCode.SQL_FAILED || sqlite.code() == ProblemCode.CONSTRAINT;
        SqlStatement statement = watch.currentStatement();
        if (!ofTheStatement || statement == null) {
            return ofTheStatement ? Problem.because(failure, ProblemCode.HISTORY_REFUSED, "detail", "Flyway refuses to run: " + firstLine(failure)) : sqlite;
        }
        return Problem.because(failure, ProblemCode.MIGRATION_FAILED, "file", watch.currentStep().fileName(), "line", statement.line(),
            "detail", sqlite.details().getOrDefault("detail", sqlite.what()), "statement", statement.summary(200));
    }

    private static String words(ValidateOutput finding) {
        return "V" + finding.version + " " + finding.description + " (" + finding.errorDetails.errorCode + ")";
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason was given");
    }
}
