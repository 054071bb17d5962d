package dev.tidemark.core.migrations;

import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sqlite.ProgressHandler;

/**
 * Tells which tables and columns the steps of a plan take away: the steps run on an empty copy of the schema in memory, the tables that a step
 * names are compared before and after it, and what is gone is counted on the live data. The database itself is only read. Steps that cannot
 * take anything away are tried only when one comes after them that can.
 */
final class ImpactForecast implements AutoCloseable {
    /** On a copy without rows a statement takes no time, unless it makes rows of its own without end. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int STEPS_BETWEEN_LOOKS = 10_000;

    private static final Pattern CAN_TAKE_AWAY = Pattern.compile("(?i)\\b(DROP|RENAME)\\b");

    private final Connection live;
    private final Map<String, Set<String>> liveColumns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Set<String>> columnsNow = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Pattern> names = new LinkedHashMap<>();
    private final List<SqlStatement> postponed = new ArrayList<>();
    private Connection scratch;
    private long deadline;
    private String gap;

    /** A forecast for the data of this connection, which stays open as long as the forecast does. */
    ImpactForecast(Connection live) throws SQLException {
        this.live = live;
        Sql.list(live, "SELECT l.name, c.name FROM pragma_table_list l, pragma_table_xinfo(l.name) c "
            + "WHERE l.schema = 'main' AND l.type IN ('table', 'virtual') AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", row ->
            liveColumns.computeIfAbsent(row.getString(1), name -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)).add(row.getString(2)));
        columnsNow.putAll(liveColumns);
        // A name can only be written with its quotes doubled when it holds some; such a one counts as named everywhere.
        liveColumns.keySet().forEach(name -> names.put(name, Pattern.compile(name.matches(".*[\"'`\\]].*") ? "" : Pattern.quote(name), Pattern.CASE_INSENSITIVE)));
    }

    private ImpactForecast() {
        live = null;
        gap = "nothing was forecast";
    }

    /** Tells nothing: for a plan that is only compared with one that was shown. */
    static ImpactForecast none() {
        return new ImpactForecast();
    }

    /** Why nothing more can be told, or null. A step whose script fails on an empty copy ends the forecast for those after it. */
    String gap() {
        return gap;
    }

    /** What these statements, run after those of all earlier calls, take away from the live data. */
    List<Impact> of(List<SqlStatement> statements) throws SQLException {
        if (gap != null || liveColumns.isEmpty()) {
            return List.of();
        }
        if (statements.stream().noneMatch(statement -> CAN_TAKE_AWAY.matcher(statement.text()).find())) {
            postponed.addAll(statements);
            return List.of();
        }
        deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            if (scratch == null) {
                openScratch();
            }
            tryOut(postponed);
            postponed.clear();
            Map<String, Set<String>> before = new TreeMap<>(columnsNow);
            Set<String> named = tryOut(statements);
            return losses(before, named, statements);
        } catch (TryFailed failure) {
            gap = failure.getMessage();
            return List.of();
        }
    }

    @Override public void close() throws SQLException {
        if (scratch != null) {
            scratch.close();
        }
    }

    private List<Impact> losses(Map<String, Set<String>> before, Set<String> named, List<SqlStatement> statements) throws SQLException {
        List<Impact> losses = new ArrayList<>();
        for (String name : named) {
            if (!before.containsKey(name)) {
                continue;
            }
            if (!columnsNow.containsKey(name)) {
                addUnlessEmpty(losses, new Impact(name, null, renamed(name, statements) ? 0 : count("*", name)));
                continue;
            }
            for (String column : before.get(name)) {
                if (!columnsNow.get(name).contains(column) && liveColumns.get(name).contains(column) && !renamed(column, statements)) {
                    addUnlessEmpty(losses, new Impact(name, column, count(Identifiers.quote(column), name)));
                }
            }
        }
        return losses;
    }

    private long count(String what, String table) throws SQLException {
        return Sql.number(live, "SELECT count(" + what + ") FROM " + Identifiers.quote(table));
    }

    private static void addUnlessEmpty(List<Impact> losses, Impact loss) {
        if (loss.values() > 0) {
            losses.add(loss);
        }
    }

    private static boolean renamed(String name, List<SqlStatement> statements) {
        Pattern rename = Pattern.compile("(?is)^ALTER\\s+TABLE\\b.*[\\s\"`\\[]" + Pattern.quote(name) + "[\"`\\]]?\\s+(RENAME\\s+)?TO\\b.*");
        return statements.stream().anyMatch(statement -> rename.matcher(statement.text()).matches());
    }

    private static final class TryFailed extends Exception {
        TryFailed(String what, SQLException cause) {
            super(what + ": " + cause.getMessage(), cause);
        }
    }

    private void openScratch() throws SQLException, TryFailed {
        scratch = DriverManager.getConnection("jdbc:sqlite::memory:");
        ProgressHandler.setHandler(scratch, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override protected int progress() {
                return System.nanoTime() > deadline ? 1 : 0;
            }
        });
        List<String> schema = Sql.list(live, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
            + "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') "
            + "ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, rowid", row -> row.getString(1));
        try {
            for (String statement : schema) {
                Sql.run(scratch, statement);
            }
        } catch (SQLException failure) {
            throw new TryFailed("the schema could not be copied for the forecast", failure);
        }
    }

    /** Runs statements on the empty copy and looks again at the live tables that they name: no statement takes from a table it does not name. */
    private Set<String> tryOut(List<SqlStatement> statements) throws TryFailed {
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        try {
            for (SqlStatement statement : statements) {
                Sql.run(scratch, statement.text());
                names.forEach((name, pattern) -> {
                    if (pattern.matcher(statement.text()).find()) {
                        named.add(name);
                    }
                });
            }
            for (String name : named) {
                Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
                columns.addAll(Sql.list(scratch, "SELECT c.name FROM pragma_table_list(?) l, pragma_table_xinfo(l.name) c "
                    + "WHERE l.schema = 'main' AND l.type IN ('table', 'virtual')", row -> row.getString(1), name));
                if (columns.isEmpty()) {
                    columnsNow.remove(name);
                } else {
                    columnsNow.put(name, columns);
                }
            }
            return named;
        } catch (SQLException failure) {
            throw new TryFailed("the step cannot be tried on an empty copy", failure);
        }
    }
}
