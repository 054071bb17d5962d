package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.ErrorPlace;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A database without rows in memory, on which scripts are tried: what shapes the schema runs, what changes rows is only prepared. One script can follow
 * the other, so that a hundred of them do not build a hundred schemas. For one thread.
 */
final class EmptyDatabase implements AutoCloseable {
    private static final Set<String> SHAPES = Set.of("CREATE", "ALTER", "DROP", "SAVEPOINT", "RELEASE");
    private static final Set<String> ROWS = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "SELECT");
    /** What an application brings along says nothing about the schema where only rows are changed. */
    private static final Pattern APPLICATIONS = Pattern.compile("no such (function|collation)");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String STEP = "tidemark_step";

    private final Connection connection;
    private Schema now;

    /** @throws SQLException when this SQLite cannot build that schema */
    EmptyDatabase(Schema schema) throws SQLException {
        now = schema;
        connection = Scratch.open(PATIENCE);
        try {
            connection.setAutoCommit(false);
            for (SchemaObject object : schema.inOrder()) {
                Sql.run(connection, object.sql());
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    Schema schema() {
        return now;
    }

    /** Runs a script and takes it back. */
    DryRun attempt(List<Statement> statements) throws SQLException {
        Sql.run(connection, "SAVEPOINT " + STEP);
        DryRun run = run(statements);
        takeBack();
        return run;
    }

    /** Runs a script and stays behind it; where one of its statements fails, it is taken back. */
    DryRun advance(List<Statement> statements) throws SQLException {
        Sql.run(connection, "SAVEPOINT " + STEP);
        DryRun run = run(statements);
        if (run.after().isPresent()) {
            Sql.run(connection, "RELEASE " + STEP);
            now = run.after().get();
        } else {
            takeBack();
        }
        return run;
    }

    /** Whether another script finds nothing here but the schema: temporary tables stay as long as the connection. */
    boolean carriesOn() throws SQLException {
        return Sql.number(connection, "SELECT count(*) FROM sqlite_temp_schema") == 0;
    }

    private void takeBack() throws SQLException {
        Sql.run(connection, "ROLLBACK TO " + STEP);
        Sql.run(connection, "RELEASE " + STEP);
    }

    private DryRun run(List<Statement> statements) throws SQLException {
        Scratch.grant(connection, PATIENCE);
        try {
            for (Statement statement : statements) {
                String reason = run(statement);
                if (reason != null) {
                    return new DryRun(Optional.empty(), statement, reason, ErrorPlace.span(connection, statement.text(), reason));
                }
            }
            return new DryRun(Optional.of(SchemaReader.read(connection, now)), null, null, null);
        } finally {
            Scratch.grant(connection, PATIENCE);
            Sql.run(connection, "PRAGMA legacy_alter_table = OFF");
        }
    }

    private String run(Statement statement) {
        try {
            if (statement.begins(SHAPES) || statement.deed() instanceof Deed.Pragma(var name, boolean sets) && name != null && name.text().equalsIgnoreCase("legacy_alter_table")) {
                Sql.run(connection, statement.text());
            } else if (!(statement.deed() instanceof Deed.Pragma)) {
                connection.prepareStatement((statement.begins(ROWS) ? "" : "EXPLAIN ") + statement.text()).close();
            }
            return null;
        } catch (SQLException failure) {
            String reason = SqliteErrors.reason(failure);
            return statement.begins(ROWS) && APPLICATIONS.matcher(reason).find() ? null : reason;
        }
    }

    @Override public void close() throws SQLException {
        connection.close();
    }
}
