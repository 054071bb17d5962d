package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.util.List;
import java.util.Map;

/** Rows in which a paid edition of Flyway recorded an undo: Tidemark reads them, and every command of the free edition fails on them. */
public final class PaidUndoCheck implements HealthCheck {
    private final SafeRoad road;

    public PaidUndoCheck(SafeRoad road) {
        this.road = road;
    }

    @Override public String title() {
        return "Rows of paid editions of Flyway";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        List<HistoryRow> rows = examination.live().map(live -> live.history().rows().stream().filter(row -> row.isPaidUndo() && row.success()).toList()).orElse(List.of());
        if (rows.isEmpty()) {
            return List.of();
        }
        Cure cure = new Cure("convert", "Write them for every edition", "Each becomes the DELETE row that says the same and that free and paid Flyway read. Tables and rows of data stay as they are; a backup is taken first.", Cure.Touches.DATABASE,
            () -> rows.stream().map(PaidUndoCheck::line).toList(),
            (progress, cancelled) -> road.carryOut("Convert the rows of undos", "cure", BackupReason.BEFORE_CURE, ForeignKeys.CHECKED_BY_US, connection -> {
                for (HistoryRow row : rows) {
                    Sql.run(connection, "UPDATE " + SchemaHistory.TABLE + " SET type = 'DELETE' WHERE installed_rank = ? AND type = ?", row.rank(), row.type());
                }
                return new SafeRoad.Done("Wrote " + Texts.count(rows.size(), "undo", "undos") + " in the schema history for every edition of Flyway.", rows.stream().map(PaidUndoCheck::line).toList(), Map.of());
            }, progress, cancelled).done().sentence());
        return List.of(new Finding("paid-undo", Severity.NOTE, "A paid edition of Flyway recorded " + Texts.count(rows.size(), "undo", "undos")
            + " in the schema history. Tidemark reads that; the free edition refuses the whole history.", "", List.of(cure)));
    }

    private static String line(HistoryRow row) {
        return "Row " + row.rank() + ", " + (row.version() == null ? "repeatable" : row.version().label()) + " " + row.description() + ": " + row.type() + " → DELETE";
    }
}
