package dev.tidemark.core.authoring;

import dev.tidemark.core.sqlite.SqlTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Renames that a person has confirmed. Names are compared as SQLite compares them. A value: {@link #table} and {@link #column} return a changed copy.
 *
 * @param tables old name → new name
 * @param columns by the old name of the table: old name of the column → new name
 */
public record Renames(Map<String, String> tables, Map<String, Map<String, String>> columns) {
    public Renames {
        tables = copy(tables);
        Map<String, Map<String, String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        columns.forEach((table, names) -> all.put(table, copy(names)));
        columns = all;
    }

    public static Renames none() {
        return new Renames(Map.of(), Map.of());
    }

    /** With a table renamed as well. */
    public Renames table(String from, String to) {
        Map<String, String> more = copy(tables);
        more.put(from, to);
        return new Renames(more, columns);
    }

    /** With a column renamed as well. @param table the old name of its table */
    public Renames column(String table, String from, String to) {
        Map<String, Map<String, String>> more = new LinkedHashMap<>(columns);
        Map<String, String> names = copy(columns.getOrDefault(table, Map.of()));
        names.put(from, to);
        more.put(table, names);
        return new Renames(tables, more);
    }

    public boolean isEmpty() {
        return tables.isEmpty() && columns.isEmpty();
    }

    /** What a table is called afterwards. */
    public String tableAfter(String table) {
        return tables.getOrDefault(table, table);
    }

    /** What a column is called afterwards. @param table the old name of its table */
    public String columnAfter(String table, String column) {
        return columns.getOrDefault(table, Map.of()).getOrDefault(column, column);
    }

    /** What a table was called before. */
    public String tableBefore(String table) {
        return old(tables, table).orElse(table);
    }

    /** What a column was called before. @param table the old name of its table */
    public String columnBefore(String table, String column) {
        return old(columns.getOrDefault(table, Map.of()), column).orElse(column);
    }

    /** The renames of the way back. */
    public Renames inverse() {
        Map<String, String> back = new LinkedHashMap<>();
        tables.forEach((from, to) -> back.put(to, from));
        Map<String, Map<String, String>> columnsBack = new LinkedHashMap<>();
        columns.forEach((table, names) -> {
            Map<String, String> swapped = new LinkedHashMap<>();
            names.forEach((from, to) -> swapped.put(to, from));
            columnsBack.put(tableAfter(table), swapped);
        });
        return new Renames(back, columnsBack);
    }

    /**
     * A rename as a person writes it: {@code old=new} for a table, {@code table.old=new} for a column; quotes around names are allowed.
     *
     * @return with it; empty when the text is neither
     */
    public Optional<Renames> plus(String text) {
        var tokens = SqlTokens.of(text);
        boolean names = tokens.stream().allMatch(t -> t.isName() || t.is(".") || t.is("="));
        if (names && tokens.size() == 3 && tokens.get(1).is("=")) {
            return Optional.of(table(tokens.getFirst().text(), tokens.get(2).text()));
        }
        if (names && tokens.size() == 5 && tokens.get(1).is(".") && tokens.get(3).is("=")) {
            return Optional.of(column(tokens.getFirst().text(), tokens.get(2).text(), tokens.get(4).text()));
        }
        return Optional.empty();
    }

    private static Optional<String> old(Map<String, String> names, String name) {
        return names.entrySet().stream().filter(e -> e.getValue().equalsIgnoreCase(name)).map(Map.Entry::getKey).findFirst();
    }

    private static Map<String, String> copy(Map<String, String> names) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(names);
        return copy;
    }
}
