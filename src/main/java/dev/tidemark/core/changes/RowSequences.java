package dev.tidemark.core.changes;

import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** The counters of AUTOINCREMENT tables (https://www.sqlite.org/autoinc.html), which no trigger can watch. */
final class RowSequences {
    private RowSequences() { }

    /** A counter before and after; null where there was none. */
    record Change(String table, Long before, Long after) { }

    static Map<String, Long> read(Connection connection) throws SQLException {
        Map<String, Long> sequences = new LinkedHashMap<>();
        if (Sql.exists(connection, "table", "sqlite_sequence")) {
            Sql.list(connection, "SELECT name, seq FROM main.sqlite_sequence", row -> sequences.put(row.getString(1), row.getLong(2)));
        }
        return sequences;
    }

    static List<Change> changed(Map<String, Long> before, Map<String, Long> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changes.add(new Change(name, before.get(name), after.get(name)));
            }
        }
        return changes;
    }

    static void put(Connection connection, String table, Long value) throws SQLException {
        if (value == null) {
            Sql.run(connection, "DELETE FROM main.sqlite_sequence WHERE name = ?", table);
        } else if (Sql.run(connection, "UPDATE main.sqlite_sequence SET seq = ? WHERE name = ?", value, table) == 0) {
            Sql.run(connection, "INSERT INTO main.sqlite_sequence(name, seq) VALUES (?, ?)", table, value);
        }
    }
}
