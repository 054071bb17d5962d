package dev.tidemark.core.compare;

import dev.tidemark.core.common.Texts;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of the live database beside those of another file, of one moment each.
 *
 * @param file the other database
 * @param tables the own tables of both, in the live schema's order, those of the other alone last
 */
public record DataComparison(Path file, List<TableRows> tables) {
    public DataComparison {
        tables = List.copyOf(tables);
    }

    /** Whether all rows were compared and none differs. */
    public boolean same() {
        return tables.stream().allMatch(TableRows::same);
    }

    /** The tables whose rows differ. */
    public List<TableRows> different() {
        return tables.stream().filter(table -> !table.same() && !table.onlyCounted()).toList();
    }

    /** The tables that were only counted, and have as many rows in both. */
    public List<TableRows> onlyCounted() {
        return tables.stream().filter(TableRows::onlyCounted).toList();
    }

    /** "The rows are those of old.db.", "The rows are those of old.db, but words was only counted.", "The rows differ from old.db in 2 of 9 tables: 18 added, 0 removed, 3 changed." */
    public String sentence() {
        if (same()) {
            return "The rows are those of " + file.getFileName() + ".";
        }
        String counted = onlyCounted().isEmpty() ? "" : (onlyCounted().size() == 1 ? onlyCounted().getFirst().table() + " was" : Texts.count(onlyCounted().size(), "table", "tables") + " were") + " only counted.";
        if (different().isEmpty()) {
            return "The rows are those of " + file.getFileName() + ", but " + counted;
        }
        return "The rows differ from " + file.getFileName() + " in " + different().size() + " of " + Texts.count(tables.size(), "table", "tables") + ": "
            + Texts.grouped(tables.stream().mapToLong(table -> table.added().count()).sum()) + " added, "
            + Texts.grouped(tables.stream().mapToLong(table -> table.removed().count()).sum()) + " removed, "
            + Texts.grouped(tables.stream().mapToLong(table -> table.changed().count()).sum()) + " changed." + (counted.isEmpty() ? "" : " Besides, " + counted);
    }
}
