package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.RestoreService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.core.migrations.Repair;
import dev.tidemark.core.migrations.RepairService;
import dev.tidemark.core.migrations.ScriptRecovery;
import dev.tidemark.core.migrations.StampService;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A migration is applied and its script is gone, the newest one too, which Flyway passes over. */
public final class MissingScriptCheck implements HealthCheck {
    private final ScriptRecovery recovery;
    private final RepairService repairs;
    private final StampService stamps;
    private final RestoreService restores;

    public MissingScriptCheck(ScriptRecovery recovery, RepairService repairs, StampService stamps, RestoreService restores) {
        this.recovery = recovery;
        this.repairs = repairs;
        this.stamps = stamps;
        this.restores = restores;
    }

    @Override public String title() {
        return "Scripts that are gone";
    }

    @Override public boolean aboutMigrations() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        List<Layer> missing = examination.timeline().map(timeline -> timeline.troubled().stream().filter(layer -> layer.state() == MigrationState.MISSING).toList()).orElse(List.of());
        if (missing.isEmpty()) {
            return List.of();
        }
        Repair repair = repairs.plan();
        return missing.stream().map(layer -> finding(layer, examination.timeline().orElseThrow(), examination, repair)).toList();
    }

    private Finding finding(Layer layer, Timeline timeline, Examination examination, Repair repair) {
        HistoryRow row = layer.applied().orElseThrow();
        List<Cure> cures = new ArrayList<>();
        recovery.appliedText(row).ifPresent(text -> cures.add(new Cure("recover", "Recover the script",
            "Writes " + row.script() + " into the migrations folder again, with the very text that was applied. The database is not touched.", Cure.Touches.FILES,
            () -> text.lines().toList(),
            (progress, cancellation) -> {
                Path script = recovery.recover(row);
                return "Recovered " + script.getFileName() + recovery.recoverUndo(script).map(undo -> " and " + undo.getFileName()).orElse("") + ".";
            })));
        Repair.TakeBack takeBack = new Repair.TakeBack(row);
        if (repair.actions().contains(takeBack)) {
            cures.add(new Cure("forget", "Mark as not applied", "The history forgets it, as Flyway's repair does; what it did to the database stays.", Cure.Touches.DATABASE,
                () -> List.of(takeBack.sentence()),
                (progress, cancellation) -> {
                    repairs.repair(new Repair(List.of(takeBack)), progress, cancellation);
                    return takeBack.sentence();
                }));
        }
        if (layer.version() != null && layer.version().equals(timeline.current().orElse(null))) {
            Optional<Version> below = timeline.inDatabase().stream().filter(other -> other.migration().isPresent()).map(Layer::version)
                .filter(Objects::nonNull).filter(v -> v.compareTo(layer.version()) < 0).reduce((a, b) -> b);
            cures.add(Cures.stamp(stamps, below, "stamp", "the script of " + layer.versionLabel() + " is gone, and the differences were shown"));
        }
        Cures.restore(restores, examination, row).ifPresent(cures::add);
        return new Finding("missing-script", Severity.ERROR, layer.versionLabel() + " " + layer.description() + " is applied, and its script " + row.script() + " is gone.",
            layer.versionLabel(), cures);
    }
}
