package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names that differ from those of before in letter case only: SQLite takes them for the same, so that no difference is found. */
final class LetterCase {
    private LetterCase() { }

    /** One sentence for each. @param from the schema after the renames alone */
    static List<String> notes(Schema from, Schema to) {
        List<String> notes = new ArrayList<>();
        for (Table table : to.ownTables()) {
            Optional<Table> old = from.table(table.name());
            if (old.isEmpty()) {
                continue;
            }
            if (!old.get().name().equals(table.name())) {
                notes.add("Table “" + old.get().name() + "” is written “" + table.name() + "” now, which is the same name to SQLite. “--rename " + old.get().name() + "=" + table.name() + "” writes it so.");
            }
            for (Column column : table.columns()) {
                old.get().column(column.name()).filter(c -> !c.name().equals(column.name())).ifPresent(c -> notes.add("Column “" + table.name() + "." + c.name() + "” is written “" + column.name()
                    + "” now, which is the same name to SQLite. “--rename " + old.get().name() + "." + c.name() + "=" + column.name() + "” writes it so."));
            }
        }
        return notes;
    }
}
