package dev.tidemark.core.migrations;

import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which columns each table has after the statements so far, beginning with the live database, which is only read. ALTER and DROP are read;
 * a CREATE TABLE is tried by SQLite itself in a database in memory.
 */
final class TableModel implements AutoCloseable {
    /** Making an empty table takes no time, unless its rows come from an endless query. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connection live;
    private final Map<String, Set<String>> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Connection scratch;

    TableModel(Connection live) {
        this.live = live;
    }

    /** The columns of a table now; empty when there is no such table. */
    Set<String> columns(String table) throws SQLException {
        Set<String> known = columns.get(table);
        if (known == null) {
            known = columns(live, table);
            columns.put(table, known);
        }
        return known;
    }

    /** The columns of a table in the database of this connection; empty when there is no such table. */
    static Set<String> columns(Connection connection, String table) throws SQLException {
        Set<String> columns = SqlTokens.nameSet();
        columns.addAll(Sql.list(connection, "SELECT name FROM pragma_table_xinfo(?)", row -> row.getString(1), table));
        return columns;
    }

    /** Takes a statement into account; one that changes no table changes nothing here. */
    void take(String sql) throws SQLException {
        List<Token> tokens = SqlTokens.of(sql);
        int word = tokens.size() > 1 && (tokens.get(1).is("TEMP") || tokens.get(1).is("TEMPORARY") || tokens.get(1).is("VIRTUAL")) ? 2 : 1;
        if (tokens.size() <= word + 1 || !tokens.get(word).is("TABLE")) {
            return;
        }
        int name = tokens.size() > word + 3 && tokens.get(word + 1).is("IF") ? indexAfter(tokens, "EXISTS") : word + 1;
        if (name + 2 < tokens.size() && tokens.get(name + 1).is(".")) {
            name += 2;
        }
        String table = tokens.get(name).text();
        if (tokens.getFirst().is("DROP")) {
            columns.put(table, Set.of());
        } else if (tokens.getFirst().is("CREATE")) {
            if (columns(table).isEmpty()) {
                columns.put(table, created(sql, table));
            }
        } else if (tokens.getFirst().is("ALTER")) {
            alter(table, tokens.subList(name + 1, tokens.size()));
        }
    }

    @Override public void close() throws SQLException {
        if (scratch != null) {
            scratch.close();
        }
    }

    /** What follows the table's name: {@code RENAME TO b}, {@code RENAME [COLUMN] a TO b}, {@code ADD [COLUMN] a …}, {@code DROP [COLUMN] a}. */
    private void alter(String table, List<Token> rest) throws SQLException {
        if (rest.size() < 2) {
            return;
        }
        if (rest.getFirst().is("RENAME") && rest.get(1).is("TO") && rest.size() == 3) {
            columns.put(rest.get(2).text(), columns(table));
            columns.put(table, Set.of());
            return;
        }
        Set<String> now = SqlTokens.nameSet();
        now.addAll(columns(table));
        String column = rest.get(rest.get(1).is("COLUMN") && rest.size() > 2 ? 2 : 1).text();
        if (rest.getFirst().is("ADD") && !rest.get(1).is("CONSTRAINT")) {
            now.add(column);
        } else if (rest.getFirst().is("DROP") && !rest.get(1).is("CONSTRAINT")) {
            now.remove(column);
        } else if (rest.getFirst().is("RENAME")) {
            now.remove(column);
            now.add(rest.getLast().text());
        }
        columns.put(table, now);
    }

    private Set<String> created(String sql, String table) throws SQLException {
        if (scratch == null) {
            scratch = Scratch.open(PATIENCE);
        }
        Scratch.grant(scratch, PATIENCE);
        List<String> made = new ArrayList<>();
        for (String named : SqlTokens.names(sql)) {
            Set<String> known = named.equalsIgnoreCase(table) ? Set.of() : columns(named);
            if (!known.isEmpty()) {
                Sql.run(scratch, "CREATE TABLE " + Identifiers.quote(named) + known.stream().map(Identifiers::quote).collect(Collectors.joining(",", "(", ")")));
                made.add(named);
            }
        }
        try {
            Sql.run(scratch, sql);
            made.add(table);
            return columns(scratch, table);
        } finally {
            Scratch.grant(scratch, PATIENCE);
            for (String each : made.reversed()) {
                Sql.run(scratch, "DROP TABLE IF EXISTS " + Identifiers.quote(each));
            }
        }
    }

    private static int indexAfter(List<Token> tokens, String word) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is(word)) {
                return i + 1;
            }
        }
        return tokens.size() - 1;
    }
}
