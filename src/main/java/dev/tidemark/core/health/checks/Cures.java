package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.RestoreService;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.RestoreCure;
import dev.tidemark.core.migrations.MatchingBackup;
import dev.tidemark.core.migrations.Proposal;
import dev.tidemark.core.migrations.Stamp;
import dev.tidemark.core.migrations.StampReport;
import dev.tidemark.core.migrations.StampService;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cures that several checks offer. */
final class Cures {
    private Cures() { }

    /** Restores the newest backup from before a migration, if there is one. */
    static Optional<Cure> restore(RestoreService restores, Examination examination, HistoryRow before) {
        return MatchingBackup.before(before, examination.backups()).map(backup -> RestoreCure.of(restores, backup));
    }

    /** Stamps a version, with the differences shown before; the reason names that they were shown. */
    static Cure stamp(StampService stamps, Optional<Version> version, String id, String because) {
        Target target = version.map(Target::to).orElse(Target.BASE);
        return new Cure(id, "Stamp " + Timeline.label(version),
            "Only the schema history is written; tables and rows stay as they are. A backup is taken first, and stamping again takes it back.", Cure.Touches.DATABASE,
            () -> lines(stamps.plan(target)),
            (progress, cancellation) -> {
                StampReport report = stamps.stamp(stamps.plan(target), because, progress, cancellation);
                return report.sentence() + report.backup().map(Backup::name).map(name -> " Backup before: " + name + ".").orElse("");
            });
    }

    static Cure stamp(StampService stamps, Proposal proposal) {
        return stamp(stamps, proposal.version(), "stamp", "adopted as the nearest version, with the differences shown");
    }

    private static List<String> lines(Stamp stamp) {
        List<String> lines = new ArrayList<>(stamp.lines());
        if (stamp.unknownBecause() != null) {
            lines.add("It cannot be compared: " + stamp.unknownBecause());
        }
        stamp.deviations().stream().map(Deviation::sentence).forEach(s -> lines.add("Stays different: " + s));
        return lines;
    }
}
