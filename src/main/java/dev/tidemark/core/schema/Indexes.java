package dev.tidemark.core.schema;

import dev.tidemark.core.sqlite.SqlTokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether columns can be looked up by an index, and the index by which they could be. */
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

    /** A statement that makes an index, and the one that takes it away; both with their semicolon. */
    public record Creation(String create, String drop) { }

    /**
     * An index of its own on the columns of a foreign key.
     *
     * @param where the schemas in which its name must be free: indexes share their names with tables and views (https://www.sqlite.org/lang_createindex.html)
     */
    public static Creation creation(Table table, ForeignKey key, List<Schema> where) {
        String name = TableDefinition.shown(free("ix_" + table.name() + "_" + String.join("_", key.columns()), where));
        String columns = key.columns().stream().map(TableDefinition::shown).collect(Collectors.joining(", "));
        return new Creation("CREATE INDEX " + name + " ON " + TableDefinition.shown(table.name()) + " (" + columns + ");", "DROP INDEX " + name + ";");
    }

    private static String free(String wanted, List<Schema> where) {
        String base = wanted.replaceAll("\\W+", "_").toLowerCase(Locale.ROOT);
        Set<String> taken = SqlTokens.nameSet();
        for (Schema schema : where) {
            schema.views().forEach(view -> taken.add(view.name()));
            schema.tables().forEach(table -> {
                taken.add(table.name());
                table.indexes().forEach(index -> taken.add(index.name()));
            });
        }
        String name = base;
        for (int n = 2; taken.contains(name); n++) {
            name = base + "_" + n;
        }
        return name;
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
