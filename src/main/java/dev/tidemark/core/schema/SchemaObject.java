package dev.tidemark.core.schema;

import java.util.Locale;

/** What {@code sqlite_schema} has a row for (https://www.sqlite.org/schematab.html). */
public sealed interface SchemaObject permits Table, View, Index, Trigger {
    /** The name as it was written when the object was created. */
    String name();

    /** The statement that makes the object, as SQLite keeps it; null for an index that a constraint brings along. */
    String sql();

    /** The kind, in lower case, as SQL names it: table, view, index, trigger. */
    default String type() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
