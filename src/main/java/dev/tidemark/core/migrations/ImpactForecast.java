package dev.tidemark.core.migrations;

import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sqlite.ProgressHandler;

/**
 * Tells which tables and columns the steps of a plan take away: the steps run on an empty copy of the schema in memory, the copies before
 * and after each step are compared, and what is gone is counted on the live data. The database itself is only read.
 */
final class ImpactForecast implements AutoCloseable {
    /** On a copy without rows a statement takes no time, unless it makes rows of its own without end. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int STEPS_BETWEEN_LOOKS = 10_000;

    private final Connection live;
    private final Connection scratch;
    private final Map<String, Set<String>> liveColumns;
    private String gap;

    ImpactForecast(Connection live) throws SQLException {
        this.live = live;
        this.liveColumns = columns(live);
        this.scratch = DriverManager.getConnection("jdbc:sqlite::memory:");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ProgressHandler.setHandler(scratch, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override protected int progress() {
                return System.nanoTime() > deadline ? 1 : 0;
            }
        });
        try {
            copySchema();
        } catch (SQLException failure) {
            gap = "the schema could not be copied for the forecast: " + failure.getMessage();
        }
    }

    /** Why nothing more can be told, or null. A step whose script fails on an empty copy ends the forecast for those after it. */
    String gap() {
        return gap;
    }

    /** What these statements, run after those of all earlier calls, take away from the live data. */
    List<Impact> of(List<SqlStatement> statements) throws SQLException {
        if (gap != null) {
            return List.of();
        }
        Map<String, Set<String>> before = columns(scratch);
        for (SqlStatement statement : statements) {
            try {
                Sql.run(scratch, statement.text());
            } catch (SQLException failure) {
                gap = "the step cannot be tried on an empty copy: " + failure.getMessage();
                return List.of();
            }
        }
        return losses(before, columns(scratch), statements);
    }

    @Override public void close() throws SQLException {
        scratch.close();
    }

    private List<Impact> losses(Map<String, Set<String>> before, Map<String, Set<String>> after, List<SqlStatement> statements) throws SQLException {
        List<Impact> losses = new ArrayList<>();
        for (Map.Entry<String, Set<String>> table : before.entrySet()) {
            String name = table.getKey();
            if (!liveColumns.containsKey(name)) {
                continue;
            }
            if (!after.containsKey(name)) {
                addUnlessEmpty(losses, new Impact(name, null, renamed(name, statements) ? 0 : count("*", name)));
                continue;
            }
            for (String column : table.getValue()) {
                if (!after.get(name).contains(column) && liveColumns.get(name).contains(column) && !renamed(column, statements)) {
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

    private void copySchema() throws SQLException {
        List<String> statements = Sql.list(live, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
            + "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') "
            + "ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, rowid", row -> row.getString(1));
        for (String statement : statements) {
            Sql.run(scratch, statement);
        }
    }

    /** Columns by table, both compared as SQLite compares names: without regard to case. */
    private static Map<String, Set<String>> columns(Connection connection) throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Sql.list(connection, "SELECT l.name, c.name FROM pragma_table_list l, pragma_table_xinfo(l.name) c "
            + "WHERE l.schema = 'main' AND l.type IN ('table', 'virtual') AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", row ->
            columns.computeIfAbsent(row.getString(1), name -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)).add(row.getString(2)));
        return columns;
    }
}
