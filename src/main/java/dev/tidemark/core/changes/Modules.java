package dev.tidemark.core.changes;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which triggers keep the tables of a module up to date, for example a full-text index beside its table. */
final class Modules {
    private Modules() { }

    /** The virtual tables that a trigger's text names. */
    static List<String> namedIn(Trigger trigger, Schema schema) {
        String text = trigger.sql().toLowerCase(Locale.ROOT);
        return schema.tables().stream().filter(t -> t.kind() == Table.Kind.VIRTUAL).map(Table::name).filter(name -> text.contains(name.toLowerCase(Locale.ROOT))).toList();
    }

    /**
     * For each table in which a module keeps its data, something that is another after a write: FTS5 rewrites its record of averages and its list of
     * segments whenever it writes (https://www.sqlite.org/fts5.html#the_data_table_schema_), others add rows. Triggers on these tables cannot tell:
     * SQLite crashes when FTS5 writes into a table with one.
     */
    static Map<String, String> marks(Connection connection, List<Table> shadows) throws SQLException {
        Map<String, String> marks = new LinkedHashMap<>();
        for (Table table : shadows) {
            String name = "main." + Identifiers.quote(table.name());
            String newest = table.withoutRowid() ? "0" : "coalesce(max(rowid), 0)";
            String mark = Sql.text(connection, "SELECT count(*) || ' ' || " + newest + " FROM " + name);
            if (table.name().endsWith("_data") && table.column("block").isPresent()) {
                mark += Sql.text(connection, "SELECT group_concat(hex(block), ' ') FROM " + name + " WHERE id IN (1, 10)");
            }
            marks.put(table.name(), mark);
        }
        return marks;
    }
}
