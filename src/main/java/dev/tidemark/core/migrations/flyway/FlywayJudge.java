package dev.tidemark.core.migrations.flyway;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.executor.Context;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.api.migration.baseline.BaselineMigrationType;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.MigrationType;
import org.flywaydb.core.internal.jdbc.Results;

/** Flyway as the judge of what Tidemark writes: it reads the history by its own rules and compares it with the scripts. Blocking. */
public final class FlywayJudge {
    private FlywayJudge() { }

    /**
     * A script of the folder.
     *
     * @param version as in its file name; null for a repeatable one
     * @param script relative to its folder
     * @param baseline whether it is a baseline script
     */
    public record Script(String version, String description, String script, int checksum, boolean baseline) { }

    /**
     * Asks Flyway, on this connection and inside its open transaction, so that a refusal can still be rolled back. The connection stays open
     * and its transaction as it is. Rows in which a paid Flyway recorded an undo, and which the free one cannot read, are judged as the DELETE rows that say
     * the same; they stay as they are. The scripts are handed over: looking for them again would take longer than all else that Flyway does here.
     *
     * @param outOfOrder whether other late migrations may be there
     * @throws Problem HISTORY_REFUSED with Flyway's findings in our words, HISTORY_UNREADABLE when it cannot read the history at all
     */
    public static void requireAgreement(Connection connection, List<Script> scripts, boolean outOfOrder) throws SQLException {
        if (Sql.number(connection, "SELECT count(*) FROM " + SchemaHistory.TABLE + " WHERE type LIKE 'UNDO\\_%' ESCAPE '\\'") == 0) {
            judge(connection, scripts, outOfOrder);
            return;
        }
        Sql.run(connection, "SAVEPOINT judged");
        try {
            Sql.run(connection, "UPDATE " + SchemaHistory.TABLE + " SET type = 'DELETE' WHERE type LIKE 'UNDO\\_%' ESCAPE '\\'");
            judge(connection, scripts, outOfOrder);
        } finally {
            Sql.run(connection, "ROLLBACK TO judged");
            Sql.run(connection, "RELEASE judged");
        }
    }

    private static void judge(Connection connection, List<Script> scripts, boolean outOfOrder) {
        try {
            ValidateResult result = Flyway.configure(FlywayJudge.class.getClassLoader())
                .loggers(FlywayLog.class.getName())
                .dataSource(new BorrowedConnection(connection))
                .locations(new String[0])
                .skipDefaultResolvers(true)
                .skipDefaultCallbacks(true)
                .resolvers(new Handed(scripts))
                .cleanDisabled(true)
                .outOfOrder(outOfOrder)
                .ignoreMigrationPatterns("*:pending", "*:future")
                .load().validateWithResult();
            if (!result.validationSuccessful) {
                throw Problem.of(ProblemCode.HISTORY_REFUSED, "detail", String.join("; ", result.invalidMigrations.stream().map(FlywayJudge::words).toList()));
            }
        } catch (FlywayException failure) {
            throw Problem.because(failure, ProblemCode.HISTORY_UNREADABLE, "detail", "Flyway refuses it");
        }
    }

    private static String words(ValidateOutput finding) {
        String code = String.valueOf(finding.errorDetails.errorCode);
        return (finding.version == null ? "Repeatable" : "V" + finding.version) + " " + finding.description + switch (code) {
            case "CHECKSUM_MISMATCH" -> " was edited after it was applied";
            case "APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED", "APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED" -> " is applied, and its script is gone";
            case "DESCRIPTION_MISMATCH" -> " has another description than when it was applied";
            case "FAILED_VERSIONED_MIGRATION", "FAILED_REPEATABLE_MIGRATION" -> " stopped half-way";
            default -> " is refused by Flyway (" + code.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
        };
    }

    private record Handed(List<Script> scripts) implements MigrationResolver {
        @Override public List<ResolvedMigration> resolveMigrations(MigrationResolver.Context context) {
            return scripts.stream().map(Resolved::new).map(ResolvedMigration.class::cast).toList();
        }
    }

    /** A script as Flyway wants to see it. It is compared and never executed. */
    private record Resolved(Script of, MigrationVersion version) implements ResolvedMigration, MigrationExecutor {
        Resolved(Script of) {
            this(of, of.version() == null ? null : MigrationVersion.fromVersion(of.version()));
        }

        @Override public MigrationVersion getVersion() {
            return version;
        }

        @Override public String getDescription() {
            return of.description();
        }

        @Override public String getScript() {
            return of.script();
        }

        @Override public Integer getChecksum() {
            return of.checksum();
        }

        @Override public MigrationType getType() {
            return of.baseline() ? BaselineMigrationType.SQL_BASELINE : CoreMigrationType.SQL;
        }

        @Override public String getPhysicalLocation() {
            return of.script();
        }

        @Override public MigrationExecutor getExecutor() {
            return this;
        }

        @Override public boolean checksumMatches(Integer checksum) {
            return Objects.equals(checksum, of.checksum());
        }

        @Override public boolean checksumMatchesWithoutBeingIdentical(Integer checksum) {
            return false;
        }

        @Override public List<Results> execute(Context context) throws SQLException {
            throw new SQLException(of.script() + " was handed over to be compared, not to be executed");
        }

        @Override public boolean canExecuteInTransaction() {
            return true;
        }

        @Override public boolean shouldExecute() {
            return true;
        }
    }
}
