package dev.tidemark.cli;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.backups.Verification;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "verify", description = "Check that a backup is sound and is the file that was made.")
final class VerifyCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "A name from “tidemark backups”, or a path.")
    private String file;

    @Override Outcome run(Context context) {
        BackupService backups = context.services().backups();
        Backup backup = context.backup(file);
        Verification found = backups.verify(backup.file(), context.progress(), context.cancellation());
        return Outcome.done(
            Json.object("file", found.file().toString(), "verified", true, "compared", backup.verified(), "version", found.version().map(Version::toString), "rows", found.rows(),
                "brokenReferences", found.brokenReferences(), "uncheckable", found.uncheckable()),
            page -> {
                page.done(context.shown(found.file()) + " is sound");
                page.line("  " + found.version().map(Version::label).orElse("base") + ", " + Texts.count(found.totalRows(), "row", "rows") + " in "
                    + Texts.count(found.ownRows().size(), "table", "tables"));
                if (!backup.verified()) {
                    page.line("  It has no record beside it that can be read, so that it is not known whether it is the file that was made.");
                }
                found.uncheckable().forEach(why -> page.line("  " + page.style().warning("References that cannot be checked, as in the database it was taken from: " + why)));
                if (found.brokenReferences() > 0) {
                    page.line("  " + page.style().warning(Texts.count(found.brokenReferences(), "row", "rows") + " in it point to nothing, as in the database it was taken from"));
                }
            });
    }
}
