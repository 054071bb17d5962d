package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.RestoreService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.migrations.Repair;
import dev.tidemark.core.migrations.RepairService;
import dev.tidemark.core.schema.HistoryRow;
import java.util.ArrayList;
import java.util.List;

/** A row of a migration that failed outside a transaction: half of it may be in the database. */
public final class FailedRowCheck implements HealthCheck {
    private final RepairService repairs;
    private final RestoreService restores;

    public FailedRowCheck(RepairService repairs, RestoreService restores) {
        this.repairs = repairs;
        this.restores = restores;
    }

    @Override public String title() {
        return "Failed migrations";
    }

    @Override public boolean aboutMigrations() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        List<Finding> findings = new ArrayList<>();
        examination.live().ifPresent(live -> live.history().failed().forEach(row -> findings.add(finding(row, examination))));
        return findings;
    }

    private Finding finding(HistoryRow row, Examination examination) {
        String label = row.version() == null ? row.description() : row.version().label() + " " + row.description();
        List<Cure> cures = new ArrayList<>();
        Cures.restore(restores, examination, row).ifPresent(cures::add);
        Repair repair = new Repair(List.of(new Repair.RemoveFailed(row)));
        cures.add(new Cure("remove-row", "Remove the failed row", "The migration is pending again. What it had already done to the database stays: look at the drift before you run it.", Cure.Touches.DATABASE,
            () -> repair.actions().stream().map(Repair.Action::sentence).toList(),
            (progress, cancellation) -> {
                repairs.repair(repair, progress, cancellation);
                return repair.sentence();
            }));
        return new Finding("failed-migration", Severity.ERROR, label + " failed half-way, outside a transaction. Nothing more can run until that is settled.",
            row.version() == null ? row.description() : row.version().label(), cures);
    }
}
