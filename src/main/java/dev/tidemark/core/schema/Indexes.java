package dev.tidemark.core.schema;

import java.util.List;
import java.util.Locale;

/** Whether columns can be looked up by an index. */
public final class Indexes {
    private Indexes() { }

    /** Whether an index begins with these columns, in whatever order, or the row id is the column. Partial indexes do not count. */
    public static boolean cover(Table table, List<String> columns) {
        List<String> wanted = lower(columns);
        if (wanted.size() == 1 && table.rowidAlias().filter(alias -> alias.equalsIgnoreCase(wanted.getFirst())).isPresent()) {
            return true;
        }
        boolean key = table.withoutRowid() && begins(lower(table.primaryKey()), wanted);
        return key || table.indexes().stream().filter(index -> !index.partial()).anyMatch(index -> begins(columns(index), wanted));
    }

    /** The columns of an index in lower case; empty for an expression. */
    public static List<String> columns(Index index) {
        return index.columns().stream().map(key -> key.expression() ? "" : key.text().toLowerCase(Locale.ROOT)).toList();
    }

    private static boolean begins(List<String> index, List<String> wanted) {
        return index.size() >= wanted.size() && index.subList(0, wanted.size()).containsAll(wanted);
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
