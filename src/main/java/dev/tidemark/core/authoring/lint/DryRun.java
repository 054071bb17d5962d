package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqlite.ProgressHandler;

/**
 * A script on an empty copy of a schema in memory: what shapes the schema runs, what changes rows is only prepared, for there are none.
 *
 * @param after the schema afterwards; empty when a statement failed
 * @param failed the statement that failed, or null
 * @param reason SQLite's words for why, or null
 */
record DryRun(Optional<Schema> after, Statement failed, String reason) {
    private static final Set<String> SHAPES = Set.of("CREATE", "ALTER", "DROP", "SAVEPOINT", "RELEASE");
    private static final Set<String> ROWS = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "SELECT");
    private static final long PATIENCE = 2_000_000_000L;
    private static final int STEPS_BETWEEN_LOOKS = 10_000;

    static DryRun of(Schema before, List<Statement> statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            long deadline = System.nanoTime() + PATIENCE;
            ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
                @Override protected int progress() {
                    return System.nanoTime() > deadline ? 1 : 0;
                }
            });
            connection.setAutoCommit(false);
            copy(before, connection);
            for (Statement statement : statements) {
                String reason = run(connection, statement);
                if (reason != null) {
                    return new DryRun(Optional.empty(), statement, reason);
                }
            }
            return new DryRun(Optional.of(SchemaReader.read(connection)), null, null);
        } catch (SQLException failure) {
            // The schema itself cannot be copied here, as one that uses a module of the application's own: nothing is known then.
            System.getLogger(DryRun.class.getName()).log(System.Logger.Level.DEBUG, "No dry run", failure);
            return new DryRun(Optional.empty(), null, null);
        }
    }

    private static String run(Connection connection, Statement statement) {
        try {
            if (statement.begins(SHAPES) || statement.deed() instanceof Deed.Pragma(var name, boolean sets) && name != null && name.text().equalsIgnoreCase("legacy_alter_table")) {
                Sql.run(connection, statement.text());
            } else if (statement.begins(ROWS)) {
                try (PreparedStatement _ = connection.prepareStatement(statement.text())) {
                    return null;
                }
            } else if (!(statement.deed() instanceof Deed.Pragma)) {
                try (PreparedStatement _ = connection.prepareStatement("EXPLAIN " + statement.text())) {
                    return null;
                }
            }
            return null;
        } catch (SQLException failure) {
            return SqliteErrors.reason(failure);
        }
    }

    private static void copy(Schema schema, Connection connection) throws SQLException {
        for (Table table : schema.ownTables()) {
            Sql.run(connection, table.sql());
        }
        for (String type : List.of("index", "view", "trigger")) {
            for (SchemaObject object : schema.objects()) {
                if (object.type().equals(type)) {
                    Sql.run(connection, object.sql());
                }
            }
        }
    }
}
