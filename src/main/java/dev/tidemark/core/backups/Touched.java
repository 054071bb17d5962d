package dev.tidemark.core.backups;

import dev.tidemark.core.journal.RowCount;
import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.schema.SchemaReader;
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
        return between(before.ownRows(), database.read(connection -> RowCounts.of(connection, SchemaReader.read(connection))));
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
