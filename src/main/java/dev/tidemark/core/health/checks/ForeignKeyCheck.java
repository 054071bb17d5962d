package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.References;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows that point to nothing, over all foreign keys (https://www.sqlite.org/pragma.html#pragma_foreign_key_check). */
public final class ForeignKeyCheck implements HealthCheck {
    private static final String REASSIGN = "reassign-";

    private final SafeRoad road;

    public ForeignKeyCheck(SafeRoad road) {
        this.road = road;
    }

    @Override public String title() {
        return "Rows that point to nothing";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (Table table : examination.live().get().schema().ownTables()) {
            if (!table.foreignKeys().isEmpty()) {
                cancellation.check(title());
                findings.addAll(examination.database().read(connection -> inTable(connection, table, examination)));
            }
        }
        return findings;
    }

    private List<Finding> inTable(Connection connection, Table table, Examination examination) throws SQLException {
        References.OfTable found = References.ofTable(connection, table.name());
        if (found.uncheckable() != null) {
            return List.of(new Finding("foreign-key-definition", Severity.ERROR, "The references of “" + table.name() + "” cannot be checked: " + found.uncheckable()
                + ". The columns that it refers to need a unique index.", table.name(), List.of()));
        }
        return found.broken().stream().map(broken -> finding(Orphans.of(table, broken.key()), broken.rows(), examination)).toList();
    }

    private Finding finding(Orphans orphans, long rows, Examination examination) {
        List<Cure> cures = new ArrayList<>();
        boolean nullable = orphans.key().columns().stream().allMatch(c -> orphans.table().column(c).filter(ForeignKeyCheck::mayBeEmpty).isPresent());
        if (nullable) {
            cures.add(cure("set-null", "Set the reference to nothing", "The rows stay, without that reference. A backup is taken first.", orphans, orphans.setNull(), ForeignKeys.CHECKED_BY_US, "Emptied the reference of ", examination));
        }
        cures.add(cure("delete", "Delete the rows", "The rows go, and with them what points to them where the schema says so. A backup is taken first.", orphans, orphans.delete(), ForeignKeys.ENFORCED, "Deleted ", examination));
        Parents parents = Parents.of(orphans, examination);
        List<Cure> reassign = parents.newest().stream().map(parent -> reassign(orphans, parent, examination)).toList();
        cures.addAll(reassign.isEmpty() ? 0 : cures.size() - 1, reassign);
        return new Finding("foreign-keys", Severity.WARNING, Texts.count(rows, "row of “" + orphans.table().name() + "” points", "rows of “" + orphans.table().name() + "” point")
            + " to a row of “" + orphans.key().parentTable() + "” that is not there (" + String.join(", ", orphans.key().columns()) + ").",
            orphans.table().name() + "." + String.join("+", orphans.key().columns()), cures,
            id -> id.startsWith(REASSIGN) ? parents.withKey(id.substring(REASSIGN.length())).map(parent -> reassign(orphans, parent, examination)) : Optional.empty());
    }

    private Cure reassign(Orphans orphans, Parents.Parent parent, Examination examination) {
        return cure(REASSIGN + parent.key(), "Reassign to " + parent.label(), "The rows stay and belong to that row of “" + orphans.key().parentTable()
            + "” from then on; for another one, name its key: " + REASSIGN + "KEY. A backup is taken first.", orphans, orphans.reassign(parent.key()), ForeignKeys.CHECKED_BY_US,
            "Reassigned to " + parent.label() + ": ", examination);
    }

    private Cure cure(String id, String verb, String sentence, Orphans orphans, String statement, ForeignKeys foreignKeys, String did, Examination examination) {
        return new Cure(id, verb, sentence, Cure.Touches.DATABASE,
            () -> {
                List<String> lines = new ArrayList<>(List.of(statement + ";"));
                lines.addAll(examination.database().read(orphans::rows));
                return lines;
            },
            (progress, cancellation) -> road.carryOut(verb, "cure", BackupReason.BEFORE_CURE, foreignKeys, connection -> {
                long before = References.of(connection).brokenRows();
                int changed = Sql.run(connection, statement);
                long after = References.of(connection).brokenRows();
                if (after > before - changed) {
                    throw Problem.of(ProblemCode.CONSTRAINT, "detail", "afterwards more rows would point to nothing than before");
                }
                return new SafeRoad.Done(did + Texts.count(changed, "row", "rows") + " of " + orphans.table().name() + ".", List.of(statement), Map.of());
            }, progress, cancellation).done().sentence());
    }

    private static boolean mayBeEmpty(Column column) {
        return !column.notNull() && column.primaryKey() == 0 && !column.generated();
    }
}
