package dev.tidemark.core.query;

import dev.tidemark.core.query.PlanReader.Line;
import dev.tidemark.core.query.QueryPlan.Advice;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Kind;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Suggests indexes for tables that are scanned: what the conditions compare, and only what SQLite then really uses on an empty copy of the schema. */
final class IndexAdvice {
    private static final Set<String> EQUAL = Set.of("=", "IS", "IN");
    private static final Set<String> RANGE = Set.of("<", ">", "BETWEEN");
    private static final int MOST_EQUAL = 3;

    private final Sources sources;
    private final List<Token> tokens;

    private IndexAdvice(Sources sources, String sql) {
        this.sources = sources;
        this.tokens = SqlTokens.of(sql);
    }

    static List<Advice> of(Schema schema, Deed deed, Map<String, Object> values, List<Line> plan) throws SQLException {
        // Most plans search by an index, and then no schema need be built.
        if (plan.stream().noneMatch(line -> line.text().startsWith("SCAN ") || line.text().contains("AUTOMATIC"))) {
            return List.of();
        }
        IndexAdvice advice = new IndexAdvice(Sources.of(deed.statement().text(), schema), deed.statement().text());
        List<Advice> found = new ArrayList<>();
        try (Connection copy = Scratch.open()) {
            build(schema, copy);
            for (Line line : plan) {
                boolean own = line.text().startsWith("SEARCH ") && line.text().contains("AUTOMATIC");
                if (line.text().startsWith("SCAN ") || own) {
                    advice.sources.scanned(line.text()).flatMap(name -> advice.tried(copy, deed, values, name, schema))
                        .filter(made -> found.stream().noneMatch(other -> other.sql().equals(made.sql()))).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** The schema without rows; what needs a module that is not there is left out, and the statement that names it gets no advice then. */
    private static void build(Schema schema, Connection copy) {
        schema.inOrder().stream().filter(object -> !(object instanceof Trigger)).forEach(object -> attempt(copy, object.sql()));
        schema.tables().stream().filter(Table::housekeeping).forEach(table -> attempt(copy, table.sql()));
    }

    private static boolean attempt(Connection copy, String sql) {
        try {
            Sql.run(copy, sql);
            return true;
        } catch (SQLException unknownModule) {
            System.getLogger(IndexAdvice.class.getName()).log(System.Logger.Level.DEBUG, "Not in the copy: " + sql, unknownModule);
            return false;
        }
    }

    private Optional<Advice> tried(Connection copy, Deed deed, Map<String, Object> values, String name, Schema schema) {
        Table table = sources.tables().get(name);
        if (table.kind() != Table.Kind.ORDINARY) {
            return Optional.empty();
        }
        for (List<String> columns : candidates(name, table)) {
            String index = index(table, columns, schema);
            String sql = "CREATE INDEX " + TableDefinition.shown(index) + " ON " + TableDefinition.shown(table.name()) + " (" + columns.stream().map(TableDefinition::shown).collect(Collectors.joining(", ")) + ");";
            if (!attempt(copy, sql)) {
                continue;
            }
            boolean used = isUsed(copy, deed, values, index);
            attempt(copy, "DROP INDEX " + TableDefinition.shown(index));
            if (used) {
                return Optional.of(new Advice(index, table.name(), columns, sql, "DROP INDEX " + TableDefinition.shown(index) + ";",
                    "Finds the rows of " + table.name() + " by " + String.join(", ", columns) + " in place of reading them all."));
            }
        }
        return Optional.empty();
    }

    private static boolean isUsed(Connection copy, Deed deed, Map<String, Object> values, String index) {
        try {
            return PlanReader.lines(copy, deed, values).stream().anyMatch(line -> line.text().startsWith("SEARCH ") && line.text().contains(" " + index + " ") || line.text().endsWith("INDEX " + index));
        } catch (SQLException | RuntimeException notInTheCopy) {
            System.getLogger(IndexAdvice.class.getName()).log(System.Logger.Level.DEBUG, "No plan on the copy", notInTheCopy);
            return false;
        }
    }

    private List<List<String>> candidates(String name, Table table) {
        List<String> equal = new ArrayList<>(compared(name, table, EQUAL, false).stream().limit(MOST_EQUAL).toList());
        List<String> range = compared(name, table, RANGE, false).stream().filter(column -> !equal.contains(column)).toList();
        List<String> order = ordered(name, table).stream().filter(column -> !equal.contains(column)).toList();
        List<List<String>> all = new ArrayList<>();
        add(all, equal, range.stream().limit(1).toList());
        add(all, equal, order);
        add(all, equal, List.of());
        add(all, range.stream().limit(1).toList(), List.of());
        // In a join, where the other table's columns are not known yet.
        add(all, List.copyOf(compared(name, table, EQUAL, true)), List.of());
        return all;
    }

    private static void add(List<List<String>> all, List<String> first, List<String> more) {
        List<String> columns = new ArrayList<>(first);
        columns.addAll(more);
        if (!columns.isEmpty() && !all.contains(columns)) {
            all.add(columns);
        }
    }

    /** The table's columns that a WHERE or ON compares by one of these signs, on either side of it; or those only that stand before a value. */
    private Set<String> compared(String name, Table table, Set<String> signs, boolean withValue) {
        Set<String> found = new LinkedHashSet<>();
        boolean conditions = false;
        for (int i = 0; i < tokens.size(); i++) {
            conditions |= tokens.get(i).is("WHERE") || tokens.get(i).is("ON");
            conditions &= !tokens.get(i).is("SET") && !tokens.get(i).is("SELECT");
            Optional<String> column = conditions ? column(i, name, table) : Optional.empty();
            if (column.isPresent()) {
                int before = i > 1 && tokens.get(i - 1).is(".") ? i - 3 : i - 1;
                boolean left = i + 1 < tokens.size() && signs.contains(tokens.get(i + 1).text().toUpperCase(Locale.ROOT));
                boolean right = before >= 0 && signs.contains(tokens.get(before).text().toUpperCase(Locale.ROOT)) && !tokens.get(before).is("IN");
                boolean orEqual = signs.equals(EQUAL) && before > 0 && (tokens.get(before - 1).is("<") || tokens.get(before - 1).is(">"));
                if (withValue ? left && isValue(i + 2) : left || right && !orEqual) {
                    found.add(column.get());
                }
            }
        }
        return found;
    }

    /** A literal, a number, a parameter or a list of them, and no name. */
    private boolean isValue(int at) {
        return at < tokens.size() && tokens.get(at).kind() != Kind.NAME && (tokens.get(at).kind() != Kind.WORD || ":@$?".indexOf(tokens.get(at).text().charAt(0)) >= 0);
    }

    private List<String> ordered(String name, Table table) {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i - 1).is("ORDER") && tokens.get(i).is("BY")) {
                for (int j = i + 1; j < tokens.size() && tokens.get(j).depth() == tokens.get(i).depth() && !tokens.get(j).is("LIMIT"); j++) {
                    column(j, name, table).ifPresent(found::add);
                }
            }
        }
        return List.copyOf(found);
    }

    /** The column of that table which the token names. */
    private Optional<String> column(int at, String name, Table table) {
        Token token = tokens.get(at);
        if (token.kind() != Kind.WORD && token.kind() != Kind.NAME || at + 1 < tokens.size() && tokens.get(at + 1).is(".")) {
            return Optional.empty();
        }
        boolean qualified = at > 1 && tokens.get(at - 1).is(".");
        if (qualified && !tokens.get(at - 2).text().equalsIgnoreCase(name)) {
            return Optional.empty();
        }
        return table.column(token.text()).map(c -> c.name()).filter(column -> table.rowidAlias().filter(column::equals).isEmpty());
    }

    private static String index(Table table, List<String> columns, Schema schema) {
        String base = "idx_" + (table.name() + "_" + String.join("_", columns)).replaceAll("\\W+", "_").toLowerCase(Locale.ROOT);
        Set<String> taken = schema.tables().stream().flatMap(t -> t.indexes().stream()).map(i -> i.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        String name = base;
        for (int n = 2; taken.contains(name); n++) {
            name = base + "_" + n;
        }
        return name;
    }
}
