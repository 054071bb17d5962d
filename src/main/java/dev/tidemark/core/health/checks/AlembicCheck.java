package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.sqlite.Sql;
import java.util.List;

/** A table {@code alembic_version}: another tool migrates this file, or did. It is left alone. */
public final class AlembicCheck implements HealthCheck {
    private static final String TABLE = "alembic_version";

    @Override public String title() {
        return "Other migration tools";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().filter(l -> l.schema().table(TABLE).isPresent()).isEmpty()) {
            return List.of();
        }
        List<String> revisions = examination.database().read(connection -> Sql.list(connection, "SELECT * FROM " + TABLE + " LIMIT 5", row -> row.getString(1)));
        return List.of(new Finding("alembic", Severity.NOTE, "Alembic has migrated this database" + (revisions.isEmpty() ? "" : ", last to " + String.join(", ", revisions))
            + ". Its table is left alone and does not count in comparisons. Two tools that migrate one file get in each other's way: let only one of them do it. “tidemark stamp VERSION” adopts the database, once “tidemark health” has named the version.", TABLE, List.of()));
    }
}
