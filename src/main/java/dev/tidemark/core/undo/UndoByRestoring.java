package dev.tidemark.core.undo;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Plans to take an entry back by restoring the backup of before it, with all that was written since. Reads only. */
final class UndoByRestoring {
    private final Database database;
    private final BackupService backups;
    private final UndoneFiles files;

    UndoByRestoring(Database database, BackupService backups, UndoneFiles files) {
        this.database = database;
        this.backups = backups;
        this.files = files;
    }

    /** @param because why it is restored; null where the person asked for it */
    UndoPlan plan(JournalEntry entry, String backup, String because, List<JournalEntry> later, Lineage lineage) {
        Backup found = backups.find(backup);
        List<String> lines = new ArrayList<>(List.of("Restores " + found.name() + (because == null ? "" : ": " + because) + "."));
        lines.addAll(difference(found));
        lines.addAll(files.foreseenByRestoring(entry, lineage));
        List<String> warnings = later.stream().map(e -> "Goes with it: " + e.number() + ", " + e.sentence()).toList();
        return new UndoPlan(entry, new Undo.Restore(backup, because), lines, warnings, null, later, backup, null, null, null);
    }

    /** Numbers of rows do not show values that other programs wrote since. */
    static UndoPlan withWhatOthersWrote(UndoPlan plan) {
        List<String> warnings = new ArrayList<>(plan.warnings());
        warnings.add("Whatever other programs wrote since that backup goes as well.");
        return new UndoPlan(plan.entry(), plan.way(), plan.lines(), warnings, plan.obstacle(), plan.later(), plan.backup(), plan.rows(), plan.run(), plan.stamp());
    }

    static UndoPlan obstructed(UndoPlan plan, String obstacle) {
        return new UndoPlan(plan.entry(), plan.way(), plan.lines(), plan.warnings(), obstacle, plan.later(), plan.backup(), null, null, null);
    }

    /** What the number of rows becomes, by table. A table with as many rows may hold others. */
    private List<String> difference(Backup backup) {
        if (!database.file().toFile().exists()) {
            return List.of();
        }
        Map<String, Long> now = database.read(connection -> RowCounts.of(connection, SchemaReader.read(connection)));
        TreeSet<String> tables = new TreeSet<>(now.keySet());
        tables.addAll(backup.ownRows().keySet());
        return tables.stream().filter(table -> !Objects.equals(now.get(table), backup.ownRows().get(table)))
            .map(table -> table + ": " + rows(now.get(table)) + " now, " + rows(backup.ownRows().get(table)) + " then").toList();
    }

    private static String rows(Long count) {
        return count == null ? "no such table" : Texts.count(count, "row", "rows");
    }
}
