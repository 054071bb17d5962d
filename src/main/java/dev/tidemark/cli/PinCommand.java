package dev.tidemark.cli;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "pin", description = "Pin a backup, so that it is never pruned.")
final class PinCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "A name from “tidemark backups”.")
    private String file;

    @Option(names = "--off", description = "Let it go again.")
    private boolean off;

    @Override Outcome run(Context context) {
        BackupService backups = context.services().backups();
        Backup backup = backups.pin(context.backup(file), !off);
        return Outcome.done(Json.object("backup", BackupsCommand.json(backup)), page -> page.done(backup.name() + (backup.pinned() ? " is pinned: it is never pruned" : " is pinned no more")));
    }
}
