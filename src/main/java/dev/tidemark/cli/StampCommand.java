package dev.tidemark.cli;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.migrations.Stamp;
import dev.tidemark.core.migrations.StampReport;
import dev.tidemark.core.migrations.StampService;
import dev.tidemark.core.schema.Deviation;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stamp", description = "Write the schema history without running SQL, after comparing the schemas.")
final class StampCommand extends Subcommand {
    @Parameters(paramLabel = "VERSION|latest|base", description = "The version that the database is said to be at.")
    private String target;

    @Option(names = "--because", paramLabel = "TEXT", description = "Why, although the schemas differ; kept in the journal.")
    private String because;

    @Option(names = "--dry-run", description = "Show what would be written and what differs, and change nothing.")
    private boolean dryRun;

    @Override Outcome run(Context context) {
        StampService stamps = context.services().stamps();
        Stamp stamp = stamps.plan(context.target(target));
        if (dryRun) {
            return new Outcome(stamp.needsReason() ? ExitCode.FINDING : ExitCode.DONE, json(stamp, Optional.empty(), true), page -> {
                stamp.lines().forEach(page::line);
                differences(page, stamp);
                page.line(stamp.empty() ? "Nothing to do." : "Nothing was changed.");
            });
        }
        StampReport report = stamps.stamp(stamp, because, context.progress(), context.cancellation());
        return Outcome.done(json(stamp, report.backup(), false), page -> {
            page.done(page.style().strong(report.sentence()));
            differences(page, stamp);
            report.backup().map(Backup::name).ifPresent(name -> page.line("Backup before: " + name)
                .next("to take it back: " + page.command("undo")));
        });
    }

    private static void differences(Page page, Stamp stamp) {
        if (stamp.unknownBecause() != null) {
            page.line(page.style().mark() + " It cannot be compared: " + stamp.unknownBecause());
        }
        stamp.deviations().stream().map(Deviation::sentence).forEach(s -> page.line(page.style().mark() + " " + s));
    }

    private static Map<String, Object> json(Stamp stamp, Optional<Backup> backup, boolean dryRun) {
        return Json.object("dryRun", dryRun, "sentence", stamp.sentence(), "from", TimelineJson.version(stamp.from()), "to", TimelineJson.version(stamp.to()),
            "rows", stamp.lines(), "differences", DriftCommand.json(stamp.deviations()), "unknownBecause", stamp.unknownBecause(), "backup", backup.map(BackupsCommand::json));
    }
}
