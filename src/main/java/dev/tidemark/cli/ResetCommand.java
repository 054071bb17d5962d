package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.migrations.ResetReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "reset", description = "Make the database anew from its migrations, empty, after a verified backup.")
final class ResetCommand extends Subcommand {
    @Option(names = "--yes", required = true, description = "Needed: all rows go. The backup has them.")
    private boolean yes;

    @Override Outcome run(Context context) {
        Services services = context.services();
        ResetReport report = services.resets().reset(context.workspace().databaseName(), context.progress(), context.cancellation());
        return Outcome.done(
            Json.object("version", TimelineJson.version(report.version()), "safetyBackup", report.safety().map(BackupsCommand::json),
                "setAside", report.setAside().map(Object::toString)),
            page -> {
                page.done(page.style().strong(report.sentence()));
                report.safety().map(Backup::name).ifPresent(name -> page.next("to take it back: tidemark restore " + name));
            });
    }
}
