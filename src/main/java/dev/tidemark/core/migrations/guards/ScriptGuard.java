package dev.tidemark.core.migrations.guards;

import dev.tidemark.core.sqlite.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Watches over one script while it runs, inside its transaction: rows, references, and the indexes, triggers and views that a table rebuild
 * takes away. Throwing rolls everything back. Only what the script can reach is looked at, and only for statements of a kind that can lose something.
 */
public final class ScriptGuard {
    private static final Pattern CAN_LOSE_ROWS = Pattern.compile("(?i)\\b(DROP|DELETE|REPLACE|UPDATE|INSERT|RENAME)\\b");
    private static final Pattern CAN_LOSE_OBJECTS = Pattern.compile("(?i)\\b(DROP|RENAME)\\b");
    private static final Pattern CHANGES_SCHEMA = Pattern.compile("(?i)\\b(CREATE|ALTER|DROP)\\b");

    private final Connection connection;
    private final List<SqlStatement> statements;
    private final RowGuard rows;
    private final ReferenceGuard references;
    private final StructureGuard structure;
    private final Touched touched;

    private ScriptGuard(Connection connection, List<SqlStatement> statements) throws SQLException {
        this.connection = connection;
        this.statements = statements;
        boolean watching = any(statements, CAN_LOSE_ROWS);
        this.touched = watching ? Touched.by(connection, statements) : null;
        this.rows = watching ? new RowGuard(connection, touched) : null;
        this.references = watching ? new ReferenceGuard(connection, touched) : null;
        this.structure = any(statements, CAN_LOSE_OBJECTS) ? new StructureGuard(connection, touched) : null;
    }

    /** Remembers what is there before these statements run. */
    public static ScriptGuard before(Connection connection, List<SqlStatement> statements) throws SQLException {
        return new ScriptGuard(connection, statements);
    }

    /** Takes down what a statement has just deleted: only so many rows are a loss that the script itself explains. */
    public void ran(SqlStatement statement) throws SQLException {
        if (rows != null) {
            rows.ran(connection, statement);
        }
    }

    /**
     * Compares with what was remembered.
     *
     * @param fileName the script, for the message
     * @return how many rows of each table went, also those that a trigger or a REPLACE took
     * @throws dev.tidemark.core.common.Problem MIGRATION_LOSES_ROWS, FOREIGN_KEYS_BROKEN or MIGRATION_LOSES_OBJECTS, with names and numbers
     */
    public Map<String, Long> after(String fileName) throws SQLException {
        if (rows == null) {
            return Map.of();
        }
        Touched now = any(statements, CHANGES_SCHEMA) ? touched.again(connection) : touched;
        Map<String, Long> gone = rows.compare(connection, now, fileName);
        references.compare(connection, now, fileName);
        if (structure != null) {
            structure.compare(connection, now, statements, fileName);
        }
        return gone;
    }

    private static boolean any(List<SqlStatement> statements, Pattern pattern) {
        return statements.stream().anyMatch(statement -> pattern.matcher(statement.text()).find());
    }
}
