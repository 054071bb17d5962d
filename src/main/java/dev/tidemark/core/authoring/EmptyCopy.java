package dev.tidemark.core.authoring;

import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tries the steps of a plan on an empty copy of a schema in memory: a slip in a script shows there at once. */
public final class EmptyCopy {
    private static final int INTERRUPT = 9;

    private EmptyCopy() { }

    /**
     * The first statement that does not run.
     *
     * @param tooSlow whether it was ended because it took too long even without rows, which says nothing about it
     */
    public record Slip(PlanStep step, SqlStatement statement, String reason, boolean tooSlow) { }

    /**
     * Runs the statements one after the other; nothing is written anywhere.
     *
     * @param patience how long all of them may take
     * @return empty when all of them run
     * @throws SQLException when the schema itself cannot be made anew, for example for want of a module
     */
    public static Optional<Slip> firstSlip(Schema schema, List<PlanStep> steps, Duration patience) throws SQLException {
        try (Connection connection = Scratch.open(patience)) {
            connection.setAutoCommit(false);
            Proof.copy(schema, connection);
            Scratch.grant(connection, patience);
            for (PlanStep step : steps) {
                for (SqlStatement statement : step.statements()) {
                    try {
                        Sql.run(connection, statement.text());
                    } catch (SQLException failure) {
                        return Optional.of(new Slip(step, statement, SqliteErrors.reason(failure), SqliteErrors.primaryCode(failure) == INTERRUPT));
                    }
                }
            }
            return Optional.empty();
        }
    }
}
