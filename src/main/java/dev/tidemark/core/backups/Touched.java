package dev.tidemark.core.backups;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.journal.RowCount;
import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.sqlite.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Which tables have another number of rows than before. */
public final class Touched {
    private Touched() { }

    /** The tables whose number of rows is another than in the backup, with both numbers; null where there is no such table. Blocking. */
    public static Map<String, RowCount> since(Backup before, Database database) {
        return between(before.ownRows(), rows(database));
    }

    /** As {@link #since}, for a change that is committed: whatever keeps the database from being read now must not deny it, so nothing is told then, save to the log. */
    public static Map<String, RowCount> after(Backup before, Database database) {
        return after(before.ownRows(), database);
    }

    /** The same, from the {@linkplain #rows rows} before. */
    public static Map<String, RowCount> after(Map<String, Long> before, Database database) {
        try {
            return between(before, rows(database));
        } catch (Problem unreadable) {
            System.getLogger(Touched.class.getName()).log(System.Logger.Level.WARNING, "The rows could not be counted after a change", unreadable);
            return Map.of();
        }
    }

    /** How many rows each of the person's tables has. Blocking. */
    public static Map<String, Long> rows(Database database) {
        return database.read(RowCounts::own);
    }

    /** The tables whose numbers differ. */
    public static Map<String, RowCount> between(Map<String, Long> before, Map<String, Long> after) {
        Map<String, RowCount> counts = new LinkedHashMap<>();
        TreeSet<String> tables = new TreeSet<>(before.keySet());
        tables.addAll(after.keySet());
        tables.stream().filter(table -> !Objects.equals(before.get(table), after.get(table))).forEach(table -> counts.put(table, new RowCount(before.get(table), after.get(table))));
        return counts;
    }
}
