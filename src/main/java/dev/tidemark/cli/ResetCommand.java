package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.migrations.ResetReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "reset", description = "Make the database anew from its migrations, empty, after a verified backup.")
final class ResetCommand extends Subcommand {
    @Option(names = "--yes", description = "Needed: all rows go. The backup has them.")
    private boolean yes;

    @Spec private CommandSpec spec;

    @Override Outcome run(Context context) {
        if (!yes) {
            throw new ParameterException(spec.commandLine(), "a reset takes all rows out of the database, so it needs --yes; it takes a backup first");
        }
        Services services = context.services();
        ResetReport report = services.resets().reset(context.workspace().databaseName(), context.progress(), context.cancellation());
        return Outcome.done(
            Json.object("version", TimelineJson.version(report.version()), "safetyBackup", report.safety().map(BackupsCommand::json),
                "setAside", report.setAside().map(Object::toString)),
            page -> {
                page.done(page.style().strong(report.sentence()));
                report.safety().map(Backup::name).ifPresent(name -> page.next("to take it back: " + page.command("restore " + name)));
            });
    }
}
