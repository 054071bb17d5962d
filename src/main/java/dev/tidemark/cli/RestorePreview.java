package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.StoredFiles;
import dev.tidemark.core.backups.Verification;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
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
 * @param command what does it
 * @param now what is there; empty when it cannot be read to its end, and a copy of it would be kept
 * @param files the stored files that would come with it
 */
record RestorePreview(String command, Backup backup, Verification then, Optional<Now> now, Optional<StoredFiles> files) {
    record Now(Optional<Version> version, SchemaComparison schema, DataComparison rows) { }

    /** @param named the backup as the person named it */
    static RestorePreview of(Context context, String named, boolean databaseOnly) {
        Services services = context.services();
        Backup backup = context.backup(named);
        Verification then = services.backups().verify(backup.file(), context.progress(), context.cancellation());
        Path file = services.backups().databaseIn(backup.file(), context.cancellation());
        return new RestorePreview("restore " + (databaseOnly ? "--database-only " : "") + named, backup, then, now(context, file), databaseOnly ? Optional.empty() : backup.files());
    }

    private static Optional<Now> now(Context context, Path other) {
        Services services = context.services();
        if (!services.database().isReadable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Now(services.database().read(connection -> SchemaHistory.read(connection).current()), services.comparisons().schema(new Other.OfFile(other)),
                services.comparisons().data(other, 0, context.progress(), context.cancellation())));
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.DAMAGED) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    Map<String, Object> json() {
        return Json.object("dryRun", true, "backup", BackupsCommand.json(backup), "version", Json.object("now", now.flatMap(Now::version).map(Version::toString), "then", then.version().map(Version::toString)),
            "sameSchema", now.map(both -> both.schema().same()), "tables", now.map(both -> both.rows().tables()).orElse(List.of()).stream().map(RestorePreview::json).toList(), "files", files.map(StoredFiles::count));
    }

    void tell(Page page) {
        page.line(page.style().strong("Nothing was changed. Restoring " + backup.name() + " would give the database what it held then, after a safety backup of what is there now."));
        page.blank().line("  Version  " + now.map(both -> label(both.version())).orElse("cannot be read") + " → " + label(then.version()));
        now.ifPresentOrElse(both -> tell(page, both), () -> page.line("  The database cannot be read to its end: what is there of it would be kept in the backups folder."));
        files.ifPresent(stored -> page.line("  The stored files would come from it too (" + stored.words() + "); those that are there now would be kept, and come back with the undo."));
        page.next(page.command(command));
    }

    private static void tell(Page page, Now now) {
        page.line("  Schema   " + (now.schema().same() ? "stays as it is" : Texts.count(now.schema().changes().size(), "object changes", "objects change")));
        List<TableRows> differing = now.rows().tables().stream().filter(table -> !table.same()).toList();
        if (differing.isEmpty()) {
            page.line("  Rows     stay as they are");
            return;
        }
        page.blank().table("  Table|>Rows now|>Rows then|>Go|>Come back|>Change", differing.stream().map(table -> table.countedBecause() == null
            ? List.of("  " + table.table(), CompareCommand.number(table.here()), CompareCommand.number(table.there()), CompareCommand.number(table.added().count()), CompareCommand.number(table.removed().count()), CompareCommand.number(table.changed().count()))
            : List.of("  " + table.table(), CompareCommand.number(table.here()), CompareCommand.number(table.there()), "–", "–", "–")).toList());
        differing.stream().filter(table -> table.countedBecause() != null).forEach(table -> CompareCommand.counted(page, table));
    }

    private static Map<String, Object> json(TableRows table) {
        boolean counted = table.countedBecause() != null;
        return Json.object("table", table.table(), "now", table.here(), "then", table.there(), "go", counted ? null : table.added().count(), "comeBack", counted ? null : table.removed().count(),
            "change", counted ? null : table.changed().count(), "countedBecause", table.countedBecause());
    }

    private static String label(Optional<Version> version) {
        return version.map(Version::label).orElse("base");
    }
}
