package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The primary key of a table that is being designed: that of one column is a clause of the column, one of several columns a constraint. */
final class TableKey {
    private TableKey() { }

    /** Its columns, in its order. */
    static List<String> of(TableDefinition table) {
        Optional<ColumnDefinition> own = table.columns().stream().filter(column -> column.has(Kind.PRIMARY_KEY)).findFirst();
        return own.map(column -> List.of(column.name())).orElseGet(() -> table.constraints().stream().filter(clause -> clause.kind() == Kind.PRIMARY_KEY).findFirst()
            .map(clause -> SqlTokens.of(clause.text()).stream().filter(t -> t.depth() == 1 && t.isName() && table.column(t.text()).isPresent()).map(SqlTokens.Token::text).toList())
            .orElse(List.of()));
    }

    /**
     * With a column in the key, as its last one, or out of it. A constraint of the table stays where it stands, with its name and what it says of conflicts.
     *
     * @param was how columns said at first that they are the key, by their names now: AUTOINCREMENT comes back with them
     */
    static TableDefinition with(TableDefinition table, String column, boolean wanted, Map<String, Clause> was) {
        List<String> key = new ArrayList<>(of(table));
        key.removeIf(column::equalsIgnoreCase);
        if (wanted) {
            key.add(column);
        }
        List<Clause> constraints = new ArrayList<>(table.constraints());
        int at = IntStream.range(0, constraints.size()).filter(i -> constraints.get(i).kind() == Kind.PRIMARY_KEY).findFirst().orElse(-1);
        boolean ofTable = key.size() > 1 || at >= 0 && key.size() == 1 && !was.containsKey(key.getFirst());
        if (ofTable && at >= 0) {
            constraints.set(at, columns(constraints.get(at), table, key));
        } else if (ofTable) {
            String name = table.columns().stream().flatMap(c -> c.clause(Kind.PRIMARY_KEY).stream()).map(Clause::name).filter(Objects::nonNull).findFirst().orElse(null);
            constraints.addFirst(new Clause(Kind.PRIMARY_KEY, name, "PRIMARY KEY (" + ForeignKeyForm.shown(key) + ")"));
        } else if (at >= 0) {
            constraints.remove(at);
        }
        List<ColumnDefinition> columns = table.columns().stream().map(c -> !ofTable && key.size() == 1 && c.name().equalsIgnoreCase(key.getFirst())
            ? c.has(Kind.PRIMARY_KEY) ? c : c.with(was.getOrDefault(c.name(), Clause.of(Kind.PRIMARY_KEY, "PRIMARY KEY"))) : c.without(Kind.PRIMARY_KEY)).toList();
        return table.withColumns(columns).withConstraints(constraints);
    }

    /** The clause with other columns; those that stay keep what is said of them: DESC, a collation. */
    private static Clause columns(Clause clause, TableDefinition table, List<String> key) {
        String text = clause.text();
        List<SqlTokens.Token> tokens = SqlTokens.of(text);
        Map<String, String> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        int first = open + 1;
        for (SqlTokens.Token token : tokens) {
            if (token.depth() == 1 && token.is(",") || token.start() == close) {
                String part = text.substring(first, token.start()).strip();
                SqlTokens.of(part).stream().findFirst().filter(t -> table.column(t.text()).isPresent()).ifPresent(t -> parts.put(t.text(), part));
                first = token.end();
            }
        }
        String list = key.stream().map(name -> parts.getOrDefault(name, ForeignKeyForm.shown(List.of(name)))).collect(Collectors.joining(", "));
        return new Clause(Kind.PRIMARY_KEY, clause.name(), text.substring(0, open + 1) + list + text.substring(close));
    }
}
