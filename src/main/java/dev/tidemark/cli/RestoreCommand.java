package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.RestoreReport;
import dev.tidemark.core.schema.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Bring back a backup, after a safety backup of what is there now.")
final class RestoreCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "A name from “tidemark backups”, or a path.")
    private String file;

    @Override Outcome run(Context context) {
        Services services = context.services();
        RestoreReport report = services.restores().restore(context.backup(file).file(), context.progress(), context.cancellation());
        return Outcome.done(
            Json.object("restored", BackupsCommand.json(report.restored()), "version", report.content().version().map(Version::toString),
                "rows", report.content().rows(), "safetyBackup", report.safety().map(BackupsCommand::json), "setAside", report.setAside().map(Object::toString)),
            page -> {
                page.done(page.style().strong(report.sentence()));
                report.setAside().ifPresent(kept -> page.line("  The unreadable file that was there is kept as " + context.shown(kept)));
                report.safety().map(Backup::name).ifPresent(name -> page.next("to take it back: " + page.command("restore " + name)));
            });
    }
}
