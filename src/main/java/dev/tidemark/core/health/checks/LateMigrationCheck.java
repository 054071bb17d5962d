package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.core.migrations.StampService;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.schema.Version;
import java.util.ArrayList;
import java.util.List;

/** A migration that was never applied lies below the current version; Flyway refuses to go on until that is settled. */
public final class LateMigrationCheck implements HealthCheck {
    private final MigrationService migrations;
    private final StampService stamps;
    private final Journal journal;

    public LateMigrationCheck(MigrationService migrations, StampService stamps, Journal journal) {
        this.migrations = migrations;
        this.stamps = stamps;
        this.journal = journal;
    }

    @Override public String title() {
        return "Late migrations";
    }

    @Override public boolean aboutMigrations() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.timeline().isEmpty()) {
            return List.of();
        }
        Timeline timeline = examination.timeline().get();
        List<Finding> findings = new ArrayList<>();
        List<Layer> late = timeline.layers().stream().filter(layer -> layer.state() == MigrationState.LATE).toList();
        boolean fits = !late.isEmpty() && timeline.troubled().stream().noneMatch(other -> other.state() == MigrationState.FAILED)
            && !stamps.plan(Target.to(timeline.current().orElseThrow())).needsReason();
        Version next = examination.folder().map(MigrationFolder::nextVersion).orElseThrow();
        for (Layer layer : late) {
            findings.add(finding(layer, timeline, next, fits));
            next = next.nextWhole();
        }
        return findings;
    }

    /** @param fits whether the live schema is what all up to the current version build */
    private Finding finding(Layer layer, Timeline timeline, Version next, boolean fits) {
        Migration migration = layer.migration().orElseThrow();
        String name = "V" + next + migration.fileName().substring(migration.fileName().indexOf("__"));
        List<Cure> cures = new ArrayList<>();
        cures.add(new ScriptRename(journal).move(migration.script(), name).moveUndo(migration.undo(), name)
            .cure("It then runs after all others. Where it has been applied already, in another database, it would run a second time."));
        cures.add(outOfOrder(migration.version(), timeline));
        if (fits) {
            cures.add(Cures.stamp(stamps, timeline.current(), "mark-applied", null));
        }
        return new Finding("late-migration", Severity.ERROR, layer.versionLabel() + " " + layer.description() + " was never applied and lies below " + timeline.currentLabel()
            + ", the current version.", layer.versionLabel(), cures);
    }

    private Cure outOfOrder(Version version, Timeline timeline) {
        return new Cure("out-of-order", "Run " + version.label() + " now, out of order",
            "It runs on what the migrations above it have made; a new database runs it before them. Read whether it does the same in both places. A backup is taken first.",
            Cure.Touches.DATABASE,
            () -> {
                List<String> lines = new ArrayList<>(migrations.planOutOfOrder(version).sql().lines().toList());
                lines.add("");
                lines.add("Flyway does the same with outOfOrder=true. Without it, Flyway refuses to migrate as long as " + version.label()
                    + " is not applied and lies below " + timeline.currentLabel() + ", and accepts the database afterwards.");
                return lines;
            },
            (progress, cancellation) -> migrations.run(migrations.planOutOfOrder(version), true, progress, cancellation).sentence());
    }
}
