package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Tries derived statements on an empty copy of a schema in memory. */
final class Proof {
    private Proof() { }

    /** @return null when the statements lead from one schema to exactly the other, or why that is not shown */
    static String of(Schema from, List<String> statements, Schema to) {
        try (Connection connection = Scratch.open()) {
            connection.setAutoCommit(false);
            copy(from, connection);
            for (String statement : statements) {
                Sql.run(connection, statement);
            }
            List<Deviation> left = Deviation.between(to, SchemaReader.read(connection));
            return left.isEmpty() ? null : "afterwards this would differ: " + left.getFirst().sentence();
        } catch (SQLException failure) {
            return SqliteErrors.reason(failure) + ".";
        }
    }

    /** Makes the objects of a schema on an empty database, what others are built on first. */
    static void copy(Schema schema, Connection connection) throws SQLException {
        for (SchemaObject object : schema.inOrder()) {
            Sql.run(connection, object.sql());
        }
    }
}
