package dev.tidemark.cli;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Texts;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "backup", description = "Make a verified backup of the database, also while others use it.")
final class BackupCommand extends Subcommand {
    @Option(names = "--note", paramLabel = "TEXT", description = "Your own words, kept with the backup.")
    private String note;

    @Option(names = "--if-changed", description = "Only if the database was written to since the newest verified backup.")
    private boolean ifChanged;

    @Override Outcome run(Context context) {
        BackupService backups = context.services().backups();
        Optional<Backup> current = ifChanged ? backups.current() : Optional.empty();
        if (current.isPresent()) {
            return Outcome.done(Json.object("backup", BackupsCommand.json(current.get())), page -> page.done("Nothing was written since " + current.get().name() + "; no new backup"));
        }
        Backup backup = backups.create(BackupReason.ASKED_FOR, note, context.progress(), context.cancellation());
        return Outcome.done(Json.object("backup", BackupsCommand.json(backup)), page -> page
            .done("Backed up to " + context.shown(backup.file()))
            .line("  " + Texts.size(backup.bytes()) + ", " + Texts.count(backup.totalRows(), "row", "rows") + ", verified")
            .next(page.command("restore " + backup.name()) + page.style().faint("   whenever you want this state back")));
    }
}
