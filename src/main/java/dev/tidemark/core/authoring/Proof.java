package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.ProofParts.Part;
import dev.tidemark.core.authoring.ProofParts.Step;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.View;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries derived statements on an empty copy of a schema in memory. */
final class Proof {
    /** In a renamed column SQLite reads all views and triggers, twice: what this passes, passes every other ALTER TABLE. */
    private static final List<String> PROBE = List.of("SAVEPOINT tidemark_probe", "CREATE TABLE tidemark_probe(a)", "ALTER TABLE tidemark_probe RENAME COLUMN a TO b",
        "ROLLBACK TO tidemark_probe", "RELEASE tidemark_probe");

    private Proof() { }

    /** @return null when the statements lead from one schema to exactly the other, or why that is not shown */
    static String of(Schema from, List<String> statements, Schema to) {
        if (statements.isEmpty()) {
            return from.sameAs(to) ? null : whole(from, statements, to);
        }
        Optional<List<Part>> parts = ProofParts.of(from, statements, to);
        return parts.isPresent() && inParts(parts.get(), to) ? null : whole(from, statements, to);
    }

    /** {@link #of} on one copy, whatever has to do with what. */
    static String whole(Schema from, List<String> statements, Schema to) {
        try (Connection connection = Scratch.open()) {
            connection.setAutoCommit(false);
            copy(from, connection);
            for (String statement : statements) {
                Sql.run(connection, statement);
            }
            List<Deviation> left = Deviation.between(to, SchemaReader.read(connection, to));
            return left.isEmpty() ? null : "afterwards this would differ: " + left.getFirst().sentence();
        } catch (SQLException failure) {
            return SqliteErrors.reason(failure) + ".";
        }
    }

    /** Whether each part leads to its own end, and all ends together are the schema; where not, only {@link #whole} can say why. */
    static boolean inParts(List<Part> parts, Schema to) {
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        try (Connection connection = Scratch.open()) {
            connection.setAutoCommit(false);
            for (Part part : parts) {
                Schema end = part.steps().isEmpty() ? part.from() : run(part, connection);
                tables.addAll(end.tables());
                views.addAll(end.views());
            }
        } catch (SQLException failure) {
            System.getLogger(Proof.class.getName()).log(System.Logger.Level.DEBUG, "Not shown in parts", failure);
            return false;
        }
        return Deviation.between(to, new Schema(tables, views)).isEmpty();
    }

    private static Schema run(Part part, Connection connection) throws SQLException {
        copy(part.from(), connection);
        for (Step step : part.steps()) {
            if (step.probe()) {
                for (String statement : PROBE) {
                    Sql.run(connection, statement);
                }
            }
            if (step.statement() != null) {
                Sql.run(connection, step.statement());
            }
        }
        Schema end = SchemaReader.read(connection, part.to());
        connection.rollback();
        return end;
    }

    /** Makes the objects of a schema on an empty database, what others are built on first. */
    static void copy(Schema schema, Connection connection) throws SQLException {
        for (SchemaObject object : schema.inOrder()) {
            Sql.run(connection, object.sql());
        }
    }
}
