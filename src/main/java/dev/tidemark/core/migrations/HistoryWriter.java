package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the schema history as Flyway does, row for row: SQL rows for what is applied, and for what is taken back the DELETE row that Flyway's
 * own repair writes. The free Flyway then takes the migration for pending again; on any other kind of row it would refuse the whole history.
 */
final class HistoryWriter implements AutoCloseable {
    private final Connection connection;
    private final List<Path> roots;
    private final String user;
    private final Map<Version, HistoryRow> applied;
    private final PreparedStatement row;
    private int rank;

    private HistoryWriter(Connection connection, List<Path> roots, String user, SchemaHistory history) throws SQLException {
        this.connection = connection;
        this.roots = roots;
        this.user = user;
        this.applied = history.applied().stream().filter(r -> r.version() != null).collect(Collectors.toMap(HistoryRow::version, Function.identity()));
        this.rank = history.rows().isEmpty() ? 0 : history.rows().getLast().rank();
        this.row = connection.prepareStatement(HistoryRows.INSERT_RANKED);
    }

    /**
     * Begins to write inside an open transaction, and makes the table when there is none.
     *
     * @throws Problem PLAN_OUTDATED when the history is no longer the one that the plan was made for
     */
    static HistoryWriter open(Connection connection, Plan plan, List<Path> roots, String user) throws SQLException {
        SchemaHistory history = SchemaHistory.read(connection);
        Optional<Version> current = history.current();
        if (!current.equals(plan.from())) {
            throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", "it was made for " + Timeline.label(plan.from()) + ", and the database is at " + Timeline.label(current));
        }
        HistoryRows.createTable(connection);
        return new HistoryWriter(connection, roots, user, history);
    }

    /** @throws Problem PLAN_OUTDATED when somebody else has written to the history since the last row */
    void requireAlone() throws SQLException {
        long now = Sql.number(connection, "SELECT max(installed_rank) FROM " + SchemaHistory.TABLE);
        if (now != rank) {
            throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", "another program changed the schema history in the middle of the run");
        }
    }

    /** Writes the row of a step that was done. */
    void write(PlanStep step, Duration time) throws SQLException {
        Migration migration = step.migration();
        boolean apply = step.direction() == Direction.MIGRATE;
        row.setInt(1, ++rank);
        row.setString(2, apply ? migration.repeatable() ? null : migration.version().toString() : recordedVersion(step));
        row.setString(3, HistoryRows.description(migration));
        row.setString(4, apply ? "SQL" : "DELETE");
        row.setString(5, HistoryRows.script(roots, step.script()));
        row.setObject(6, apply ? migration.checksum() : null);
        row.setString(7, user);
        row.setLong(8, time.toMillis());
        row.executeUpdate();
    }

    @Override public void close() throws SQLException {
        row.close();
    }

    /** The version as its applied row writes it: Flyway matches the row by this text. */
    private String recordedVersion(PlanStep step) {
        HistoryRow standing = applied.get(step.migration().version());
        if (standing == null) {
            throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", step.migration().version().label() + " is no longer applied");
        }
        return standing.version().toString();
    }
}
