package dev.tidemark.core.changes;

import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.List;

/** The temporary triggers on a table whose rows cannot be kept one by one: they count what happens to it, and name no row. */
record CountedTable(Table table, int number) {
    String log() {
        return "tidemark_count_" + number;
    }

    /** Why its rows are not known. */
    String why() {
        return TableShape.of(table).isPresent() ? "“" + table.name() + "” has too many columns to keep its rows one by one" : "the rows of “" + table.name() + "” have no key to find them by";
    }

    /** The statements that begin to count. */
    List<String> install() {
        return List.of("CREATE TEMP TABLE " + log() + "(op)", trigger("ci", "INSERT", 1), trigger("cu", "UPDATE", 0), trigger("cd", "DELETE", -1));
    }

    /** The statements that end it; the triggers of a table that the work dropped went with it. */
    List<String> remove() {
        List<String> sql = new ArrayList<>();
        for (String when : List.of("ci", "cu", "cd")) {
            sql.add("DROP TRIGGER IF EXISTS temp.tidemark_" + when + "_" + number);
        }
        sql.add("DROP TABLE temp." + log());
        return sql;
    }

    private String trigger(String when, String event, int op) {
        return "CREATE TEMP TRIGGER tidemark_" + when + "_" + number + " AFTER " + event + " ON main." + Identifiers.quote(table.name())
            + " BEGIN INSERT INTO " + log() + " VALUES (" + op + "); END";
    }
}
