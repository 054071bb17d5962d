package dev.tidemark.cli;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.Kept;
import dev.tidemark.core.backups.KeptService;
import dev.tidemark.core.backups.StoredFiles;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Version;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "backups", description = "List the backups, newest first.")
final class BackupsCommand extends Subcommand {
    @Override Outcome run(Context context) {
        List<Backup> backups = context.services().backups().list();
        List<Kept> kept = context.services().kept().list();
        return Outcome.done(Json.object("backups", backups.stream().map(BackupsCommand::json).toList(), "kept", kept.stream().map(BackupsCommand::json).toList()), page -> {
            if (backups.isEmpty()) {
                page.line("No backups yet.").next(page.command("backup"));
                tellKept(page, context, kept);
                return;
            }
            page.table("File|Taken|Reason|Version|>Size|Verified|Pin|Note", backups.stream().map(b -> List.of(
                b.name(),
                Texts.moment(b.createdAt(), context.zone()),
                b.reason().map(r -> r.words()).orElse(""),
                b.version().map(Version::label).orElse(b.verified() ? "base" : ""),
                Texts.size(b.bytes()) + b.files().map(stored -> " (" + stored.words() + ")").orElse(""),
                b.verified() ? page.style().tick() : page.style().warning(b.sha256().isPresent() ? "changed" : "not yet"),
                b.pinned() ? "pinned" : "",
                b.note().orElse(""))).toList());
            page.blank().line(Texts.count(backups.size(), "backup", "backups") + " in " + context.shown(context.workspace().backups())
                + ", " + Texts.size(backups.stream().mapToLong(Backup::bytes).sum()));
            tellKept(page, context, kept);
        });
    }

    private static void tellKept(Page page, Context context, List<Kept> kept) {
        if (!kept.isEmpty()) {
            page.blank().line("Kept from before restores, and part of no backup: " + Texts.grouped(kept.size()) + ", " + Texts.size(KeptService.bytes(kept)));
            kept.forEach(each -> page.line("  " + each.line(context.zone())));
            page.next("to remove one for good: " + page.command("prune --kept \"" + kept.getLast().name() + "\""));
        }
    }

    static Map<String, Object> json(Kept kept) {
        return Json.object("name", kept.name(), "path", kept.path().toString(), "database", kept.database(), "at", kept.at(), "files", kept.files(), "bytes", kept.bytes());
    }

    static Map<String, Object> json(Backup backup) {
        return Json.object("file", backup.file().toString(), "createdAt", backup.createdAt(),
            "reason", backup.reason().map(r -> r.name().toLowerCase(Locale.ROOT)), "version", backup.version().map(Version::toString),
            "note", backup.note(), "bytes", backup.bytes(), "rows", backup.rows(), "verified", backup.verified(), "pinned", backup.pinned(),
            "archive", backup.isArchive(), "files", backup.files().map(StoredFiles::count), "fileBytes", backup.files().map(StoredFiles::bytes));
    }
}
