package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.StoredFiles;
import dev.tidemark.core.backups.Verification;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.compare.DataComparison;
import dev.tidemark.core.compare.Other;
import dev.tidemark.core.compare.SchemaComparison;
import dev.tidemark.core.compare.TableRows;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would become of the database if a backup were restored whole: version, schema and rows, as they are now and as they would be.
 *
 * @param now what is there; empty when it cannot be read, and would be kept aside
 * @param files the stored files that would come with it
 */
record RestorePreview(Backup backup, Verification then, Optional<Now> now, Optional<StoredFiles> files) {
    record Now(Optional<Version> version, SchemaComparison schema, DataComparison rows) { }

    static RestorePreview of(Context context, Backup backup, boolean databaseOnly) {
        Services services = context.services();
        Verification then = services.backups().verify(backup.file(), context.progress(), context.cancellation());
        Path file = services.backups().databaseIn(backup.file(), context.cancellation());
        Optional<Now> now = Optional.empty();
        if (services.database().isReadable()) {
            Optional<Version> version = services.database().read(connection -> SchemaHistory.read(connection).current());
            now = Optional.of(new Now(version, services.comparisons().schema(new Other.OfFile(file)), services.comparisons().data(file, 0, context.progress(), context.cancellation())));
        }
        return new RestorePreview(backup, then, now, databaseOnly ? Optional.empty() : backup.files());
    }

    Map<String, Object> json() {
        return Json.object("dryRun", true, "backup", BackupsCommand.json(backup), "version", Json.object("now", now.flatMap(Now::version).map(Version::toString), "then", then.version().map(Version::toString)),
            "sameSchema", now.map(both -> both.schema().same()), "tables", now.map(both -> both.rows().tables()).orElse(List.of()).stream().map(RestorePreview::json).toList(), "files", files.map(StoredFiles::count));
    }

    void tell(Page page) {
        page.line(page.style().strong("Nothing was changed. Restoring " + backup.name() + " would give the database what it held then, after a safety backup of what is there now."));
        page.blank().line("  Version  " + now.map(both -> label(both.version())).orElse("cannot be read") + " → " + label(then.version()));
        now.ifPresentOrElse(both -> tell(page, both), () -> page.line("  The database cannot be read: its file would be kept aside in the backups folder."));
        files.ifPresent(stored -> page.line("  The stored files would come from it too (" + stored.words() + "); those that are there now would be kept, and come back with the undo."));
        page.next(page.command("restore " + backup.name()));
    }

    private static void tell(Page page, Now now) {
        page.line("  Schema   " + (now.schema().same() ? "stays as it is" : Texts.count(now.schema().changes().size(), "object changes", "objects change")));
        List<TableRows> differing = now.rows().tables().stream().filter(table -> !table.same()).toList();
        if (differing.isEmpty()) {
            page.line("  Rows     stay as they are");
            return;
        }
        page.blank().table("  Table|>Rows now|>Rows then|>Go|>Come back|>Change", differing.stream().map(table -> table.countedBecause() == null
            ? List.of("  " + table.table(), rows(table.here()), rows(table.there()), rows(table.added().count()), rows(table.removed().count()), rows(table.changed().count()))
            : List.of("  " + table.table(), rows(table.here()), rows(table.there()), "–", "–", "–")).toList());
        differing.stream().filter(table -> table.countedBecause() != null).forEach(table -> page.line("  " + page.style().mark() + " " + table.table() + " was only counted: " + table.countedBecause() + "."));
    }

    private static Map<String, Object> json(TableRows table) {
        boolean counted = table.countedBecause() != null;
        return Json.object("table", table.table(), "now", table.here(), "then", table.there(), "go", counted ? null : table.added().count(), "comeBack", counted ? null : table.removed().count(),
            "change", counted ? null : table.changed().count(), "countedBecause", table.countedBecause());
    }

    private static String label(Optional<Version> version) {
        return version.map(Version::label).orElse("base");
    }

    private static String rows(Long rows) {
        return rows == null ? "–" : Texts.grouped(rows);
    }
}
