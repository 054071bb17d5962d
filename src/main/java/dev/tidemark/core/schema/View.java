package dev.tidemark.core.schema;

import java.util.List;

/**
 * A view.
 *
 * @param columns empty when they cannot be told
 * @param columnsUnknownBecause why they cannot be told, for example "no such table: main.chats"; null when they can
 * @param triggers its INSTEAD OF triggers, by name
 */
public record View(String name, List<Column> columns, String columnsUnknownBecause, List<Trigger> triggers, String sql) implements SchemaObject {
    public View {
        columns = List.copyOf(columns);
        triggers = List.copyOf(triggers);
    }

    /** True when the view cannot be queried as the schema is now. */
    public boolean broken() {
        return columnsUnknownBecause != null;
    }
}
