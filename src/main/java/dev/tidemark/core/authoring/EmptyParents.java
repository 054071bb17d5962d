package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** References of rows that stay to a table that a script makes anew, as undo scripts do after a drop: as long as there are such rows, the script stops. */
final class EmptyParents {
    private EmptyParents() { }

    /** One sentence for each. @param from the schema after the renames alone */
    static List<String> notes(Schema from, Schema to) {
        List<String> notes = new ArrayList<>();
        for (Table table : to.ownTables()) {
            Optional<Table> old = from.table(table.name());
            if (old.isEmpty()) {
                continue;
            }
            for (ForeignKey key : table.foreignKeys()) {
                boolean parentNew = to.table(key.parentTable()).isPresent() && from.table(key.parentTable()).isEmpty();
                List<String> columnsNew = key.columns().stream().filter(c -> old.get().column(c).isEmpty()).toList();
                if (comeFilled(old.get(), table, columnsNew) && (parentNew || !columnsNew.isEmpty())) {
                    notes.add(parentNew ? "“" + key.parentTable() + "” is made anew and is empty: while rows of “" + table.name() + "” refer to it by " + words(key.columns()) + ", the script stops and nothing is changed."
                        : words(columnsNew) + " of “" + table.name() + "” gets a made-up value: where “" + key.parentTable() + "” has no such row, the script stops and nothing is changed.");
                }
            }
        }
        return notes;
    }

    /** Whether columns that are not there yet get values that refer to something. */
    static boolean comeFilled(Table old, Table table, List<String> columns) {
        Fills madeUp = new Fills(Map.of(), true);
        return columns.stream().allMatch(name -> table.column(name).filter(c -> Fills.hasDefault(c) || madeUp.of(old, table, c, null) != null).isPresent());
    }

    private static String words(List<String> columns) {
        return columns.stream().map(c -> "“" + c + "”").collect(Collectors.joining(", "));
    }
}
