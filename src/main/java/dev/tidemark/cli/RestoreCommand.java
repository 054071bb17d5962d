package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.RestoreReport;
import dev.tidemark.core.backups.RestoreService;
import dev.tidemark.core.backups.StoredFiles;
import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.TableRestore;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.schema.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Bring back a backup, after a safety backup of what is there now.")
final class RestoreCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "A name from “tidemark backups”, or a path.")
    private String file;

    @Option(names = "--table", paramLabel = "TABLE", description = "Only this table gets the rows that it has in the backup; may be given several times.")
    private List<String> tables = new ArrayList<>();

    @Option(names = "--dry-run", description = "Only show what would become of the database: its version, schema and rows.")
    private boolean dryRun;

    @Option(names = "--database-only", description = "Of a backup with files: leave the documents and chroma folders as they are.")
    private boolean databaseOnly;

    @Override Outcome run(Context context) {
        if (dryRun && tables.isEmpty()) {
            RestorePreview preview = RestorePreview.of(context, file, databaseOnly);
            return Outcome.done(preview.json(), preview::tell);
        }
        return tables.isEmpty() ? whole(context) : byTable(context);
    }

    private Outcome byTable(Context context) {
        Services services = context.services();
        Backup backup = context.backup(file);
        services.backups().verify(backup.file(), context.progress(), context.cancellation());
        RowWork work = TableRestore.of(services.backups().databaseIn(backup.file(), context.cancellation()), tables, context.cancellation());
        RowPreview preview = services.road().preview(work, context.cancellation());
        Optional<Integer> entry = dryRun || preview.empty() ? Optional.empty()
            : services.road().changeRows(work, preview, context.progress(), context.cancellation()).entry().map(JournalEntry::number);
        return Outcome.done(Json.object("dryRun", dryRun, "restored", BackupsCommand.json(backup), "tables", tables,
            "changes", preview.tables().stream().map(t -> Json.object("table", t.table(), "inserted", t.inserted(), "updated", t.updated(), "deleted", t.deleted())).toList(), "entry", entry), page -> {
                if (entry.isPresent()) {
                    page.done(page.style().strong(preview.done().sentence()));
                }
                page.line("  " + preview.sentence());
                entry.ifPresent(number -> page.next("to take it back: " + page.command("undo " + number)));
            });
    }

    private Outcome whole(Context context) {
        Services services = context.services();
        RestoreReport report = services.restores().restore(context.backup(file).file(), databaseOnly ? RestoreService.Scope.DATABASE_ONLY : RestoreService.Scope.WHOLE, context.progress(), context.cancellation());
        return Outcome.done(
            Json.object("restored", BackupsCommand.json(report.restored()), "version", report.content().version().map(Version::toString),
                "rows", report.content().rows(), "safetyBackup", report.safety().map(BackupsCommand::json), "files", report.files().map(StoredFiles::count), "setAside", report.setAside().map(Object::toString)),
            page -> {
                page.done(page.style().strong(report.sentence()));
                report.setAside().ifPresent(kept -> page.line("  The unreadable file that was there is kept as " + context.shown(kept)));
                report.safety().map(Backup::name).ifPresent(name -> page.next("to take it back: " + page.command("restore " + name)));
            });
    }
}
