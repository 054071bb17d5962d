package dev.tidemark.core.changes;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import java.util.List;
import java.util.Locale;

/** Which triggers keep the tables of a module up to date, for example a full-text index beside its table. */
final class Modules {
    private Modules() { }

    /** The virtual tables that a trigger's text names. */
    static List<String> namedIn(Trigger trigger, Schema schema) {
        String text = trigger.sql().toLowerCase(Locale.ROOT);
        return schema.tables().stream().filter(t -> t.kind() == Table.Kind.VIRTUAL).map(Table::name).filter(name -> text.contains(name.toLowerCase(Locale.ROOT))).toList();
    }
}
