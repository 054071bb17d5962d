package dev.tidemark.cli;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Texts;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "backup", description = "Make a verified backup of the database, also while others use it.")
final class BackupCommand extends Subcommand {
    @Option(names = "--note", paramLabel = "TEXT", description = "Your own words, kept with the backup.")
    private String note;

    @Option(names = "--if-changed", description = "Only if the database was written to since the newest verified backup.")
    private boolean ifChanged;

    @Option(names = "--with-files", description = "Together with the documents and chroma folders, as one archive.")
    private boolean withFiles;

    @Override Outcome run(Context context) {
        BackupService backups = context.services().backups();
        Optional<Backup> current = ifChanged ? backups.current() : Optional.empty();
        if (current.isPresent()) {
            return Outcome.done(Json.object("backup", BackupsCommand.json(current.get()), "remarks", List.of()), page -> page.done("Nothing was written since " + current.get().name() + "; no new backup"));
        }
        Backup backup = withFiles ? backups.createWithFiles(note, context.progress(), context.cancellation())
            : backups.create(BackupReason.ASKED_FOR, note, context.progress(), context.cancellation());
        List<String> remarks = backups.remarks(backup);
        return Outcome.done(Json.object("backup", BackupsCommand.json(backup), "remarks", remarks), page -> {
            page
            .done("Backed up to " + context.shown(backup.file()))
            .line("  " + Texts.size(backup.bytes()) + backup.files().map(stored -> " with " + stored.words()).orElse("") + ", " + Texts.count(backup.totalRows(), "row", "rows") + ", verified")
            .next(page.command("restore " + backup.name()) + page.style().faint("   whenever you want this state back"));
            remarks.forEach(remark -> page.line("  " + page.style().warning(remark)));
        });
    }
}
