package dev.tidemark.cli;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.migrations.Repair;
import dev.tidemark.core.migrations.RepairService;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "repair", description = "Make the schema history agree with the scripts, after a verified backup.")
final class RepairCommand extends Subcommand {
    @Option(names = "--dry-run", description = "Show what would be done, and change nothing.")
    private boolean dryRun;

    @Override Outcome run(Context context) {
        RepairService repairs = context.services().repairs();
        Repair repair = repairs.plan();
        Optional<Backup> backup = dryRun ? Optional.empty() : repairs.repair(repair, context.progress(), context.cancellation());
        return Outcome.done(
            Json.object("dryRun", dryRun, "actions", repair.actions().stream().map(Repair.Action::sentence).toList(), "backup", backup.map(BackupsCommand::json)),
            page -> {
                repair.actions().forEach(a -> page.line((dryRun ? page.style().open() : page.style().tick()) + " " + a.sentence()));
                page.line(dryRun && !repair.empty() ? "Nothing was changed." : repair.sentence());
                backup.ifPresent(b -> page.line("Backup before: " + b.name()).next("to take it back: " + page.command("restore " + b.name())));
            });
    }
}
