package dev.tidemark.core.migrations;

import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what the steps of a plan do to the rows that are there now: the columns of the tables that a step names are compared before and after
 * it, and plain UPDATEs and DELETEs are turned into counts. All counting is done on the live data, which is only read. Nothing is guessed: what
 * cannot be counted is named as not known.
 */
final class ImpactForecast implements AutoCloseable {
    private static final Pattern CAN_TAKE_AWAY = Pattern.compile("(?i)\\b(DROP|RENAME)\\b");
    private static final Pattern SCHEMA_STATEMENT = Pattern.compile("(?is)^(CREATE|ALTER|DROP|PRAGMA)\\b.*");

    private final Connection live;
    private final Set<String> liveTables = SqlTokens.nameSet();
    private RowImpacts rows;
    private TableModel tables;
    private String gap;

    /** A forecast for the data of this connection, which stays open as long as the forecast does. */
    ImpactForecast(Connection live) throws SQLException {
        this.live = live;
        this.liveTables.addAll(Contents.tables(live));
        this.rows = new RowImpacts(live, liveTables);
        this.tables = new TableModel(live);
    }

    private ImpactForecast() {
        live = null;
    }

    /** Tells nothing: for a plan that nobody will look at. */
    static ImpactForecast none() {
        return new ImpactForecast();
    }

    /**
     * What is known of a step.
     *
     * @param gap why that is not all, or null
     */
    record Told(List<Impact> impacts, String gap) { }

    /** What these statements, run after those of all earlier calls, do to the live data. */
    Told of(List<SqlStatement> statements) throws SQLException {
        if (liveTables.isEmpty() || gap != null) {
            return new Told(List.of(), gap);
        }
        Set<String> touchedBefore = rows.touched();
        Told told = rows.of(statements);
        List<Impact> impacts = new ArrayList<>(told.impacts());
        boolean canTakeAway = statements.stream().anyMatch(statement -> CAN_TAKE_AWAY.matcher(statement.text()).find());
        Map<String, Set<String>> before = new LinkedHashMap<>();
        try {
            for (String table : canTakeAway ? named(statements) : List.<String>of()) {
                before.put(table, tables.columns(table));
            }
            for (SqlStatement statement : statements) {
                tables.take(statement.text());
            }
        } catch (SQLException failure) {
            gap = "the step cannot be tried on an empty copy: " + SqliteErrors.reason(failure);
            return new Told(impacts, gap);
        }
        String unknown = addTakenAway(before, statements, touchedBefore, impacts);
        return new Told(List.copyOf(impacts), told.gap() == null ? unknown : unknown == null ? told.gap() : told.gap() + "; " + unknown);
    }

    @Override public void close() throws SQLException {
        if (tables != null) {
            tables.close();
        }
    }

    /** Compares the live tables that these statements name: no statement takes from a table that it does not name. */
    private String addTakenAway(Map<String, Set<String>> tablesBefore, List<SqlStatement> statements, Set<String> touchedBefore, List<Impact> impacts) throws SQLException {
        String unknown = null;
        for (String table : tablesBefore.keySet()) {
            Set<String> before = tablesBefore.get(table);
            Set<String> after = tables.columns(table);
            if (before.isEmpty()) {
                continue;
            }
            if (after.isEmpty()) {
                addUnlessEmpty(impacts, new Impact(table, null, renamed(table, statements) ? 0 : count("*", table)));
                continue;
            }
            Set<String> live = TableModel.columns(this.live, table);
            for (String column : before) {
                if (!after.contains(column) && live.contains(column) && !renamed(column, statements)) {
                    addUnlessEmpty(impacts, new Impact(table, column, count(Identifiers.quote(column), table)));
                }
            }
            if (rebuilds(table, statements)) {
                if (!copiesPlainly(table, before, after, statements)) {
                    unknown = "whether the rebuild of " + table + " keeps every value is not known before a rehearsal";
                }
                if (touchedBefore.contains(table)) {
                    unknown = "how many rows of " + table + " are copied is not known before a rehearsal";
                } else {
                    addUnlessEmpty(impacts, new Impact(Impact.Kind.ROWS_REWRITTEN, table, null, count("*", table)));
                }
            }
        }
        return unknown;
    }

    private List<String> named(List<SqlStatement> statements) {
        Set<String> names = SqlTokens.nameSet();
        statements.stream().filter(statement -> SCHEMA_STATEMENT.matcher(statement.text()).matches()).forEach(statement -> names.addAll(SqlTokens.names(statement.text())));
        return liveTables.stream().filter(names::contains).toList();
    }

    private long count(String what, String table) throws SQLException {
        return Sql.number(live, "SELECT count(" + what + ") FROM main." + Identifiers.quote(table));
    }

    private static void addUnlessEmpty(List<Impact> impacts, Impact impact) {
        if (impact.values() > 0) {
            impacts.add(impact);
        }
    }

    /** Whether all that a script reads out of this table are its rows, with each column that stays copied as it is into the column of its name. */
    private static boolean copiesPlainly(String table, Set<String> before, Set<String> after, List<SqlStatement> statements) {
        List<SqlStatement> reading = statements.stream().filter(statement -> !SCHEMA_STATEMENT.matcher(statement.text()).matches() && SqlTokens.names(statement.text()).contains(table)).toList();
        return !reading.isEmpty() && reading.stream().allMatch(statement -> new CopyStatement(statement.text()).keeps(before, after));
    }

    /** A table that is dropped and there again: its rows went through a copy. */
    private static boolean rebuilds(String table, List<SqlStatement> statements) {
        return statements.stream().map(statement -> SqlTokens.of(statement.text()))
            .anyMatch(tokens -> tokens.size() > 2 && tokens.get(0).is("DROP") && tokens.get(1).is("TABLE") && tokens.getLast().text().equalsIgnoreCase(table));
    }

    private static boolean renamed(String name, List<SqlStatement> statements) {
        return statements.stream().map(statement -> SqlTokens.of(statement.text())).anyMatch(tokens -> renames(tokens, name));
    }

    /** {@code ALTER TABLE name RENAME TO …} or {@code ALTER TABLE … RENAME [COLUMN] name TO …}. */
    private static boolean renames(List<Token> tokens, String name) {
        int to = tokens.size() - 2;
        return to > 2 && tokens.getFirst().is("ALTER") && tokens.get(to).is("TO")
            && tokens.get(tokens.get(to - 1).is("RENAME") ? to - 2 : to - 1).text().equalsIgnoreCase(name);
    }
}
