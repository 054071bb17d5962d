package dev.tidemark.core.query;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Kind;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import dev.tidemark.core.schema.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tables that a statement reads, by the names that it gives them; those behind the views that it reads are among them. */
public final class Sources {
    private static final Set<String> BEFORE = Set.of("FROM", "JOIN", "INTO", "UPDATE", ",");
    private static final Set<String> NO_ALIAS = Set.of("WHERE", "ON", "USING", "JOIN", "LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL", "OUTER", "GROUP", "ORDER", "LIMIT", "UNION", "EXCEPT",
        "INTERSECT", "SET", "VALUES", "HAVING", "WINDOW", "INDEXED", "NOT", "SELECT", "DEFAULT", "RETURNING");

    private final Map<String, Table> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, View> views = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Sources() { }

    /** Those that a text names, however unfinished it is. */
    public static Sources of(String sql, Schema schema) {
        Sources sources = new Sources();
        sources.read(sql, schema, 0);
        return sources;
    }

    private void read(String sql, Schema schema, int depth) {
        List<Token> tokens = SqlTokens.of(sql);
        for (int i = 1; i < tokens.size(); i++) {
            if (BEFORE.stream().noneMatch(tokens.get(i - 1)::is) || !tokens.get(i).isName()) {
                continue;
            }
            int at = i + 2 < tokens.size() && tokens.get(i + 1).is(".") ? i + 2 : i;
            Optional<Table> table = schema.table(tokens.get(at).text());
            Optional<View> view = schema.view(tokens.get(at).text());
            if (table.isEmpty() && view.isEmpty()) {
                continue;
            }
            int next = at + 1 < tokens.size() && tokens.get(at + 1).is("AS") ? at + 2 : at + 1;
            boolean alias = next < tokens.size() && (tokens.get(next).kind() == Kind.WORD || tokens.get(next).kind() == Kind.NAME) && NO_ALIAS.stream().noneMatch(tokens.get(next)::is);
            String name = alias ? tokens.get(next).text() : tokens.get(at).text();
            table.ifPresent(t -> tables.putIfAbsent(name, t));
            view.ifPresent(v -> views.putIfAbsent(name, v));
            if (view.isPresent() && view.get().sql() != null && depth < 4) {
                read(view.get().sql(), schema, depth + 1);
            }
        }
    }

    /** The tables by the names that the statement gives them. */
    public Map<String, Table> tables() {
        return tables;
    }

    /** The views by the names that the statement gives them. */
    public Map<String, View> views() {
        return views;
    }

    /** The name by which a line of a plan scans a table: "SCAN m USING …" tells "m". */
    Optional<String> scanned(String line) {
        String rest = line.substring(line.indexOf(' ') + 1);
        List<String> names = new ArrayList<>(tables.keySet());
        return names.stream().sorted(Comparator.comparing(String::length).reversed()).filter(name -> rest.equalsIgnoreCase(name) || rest.toLowerCase().startsWith(name.toLowerCase() + " ")).findFirst();
    }
}
