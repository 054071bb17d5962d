package dev.tidemark.core.migrations.guards;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A table that exists before and after must not have lost more rows than the DELETEs of the script took. A REPLACE of the script and a DELETE of a trigger that
 * was there before explain any number, since SQLite does not tell how many they took (https://www.sqlite.org/lang_corefunc.html#changes).
 */
final class RowGuard {
    private static final Pattern DELETES = Pattern.compile("(?i)\\b(DELETE|REPLACE)\\b");
    private static final Pattern MAKES = Pattern.compile("(?is)\\s*CREATE\\b");

    private final Touched before;
    private final Map<String, Long> counts;
    private final Map<String, Long> deleted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> replaced = SqlTokens.nameSet();

    RowGuard(Connection connection, Touched before) throws SQLException {
        this.before = before;
        this.counts = counts(connection, before);
    }

    /** A trigger that the script makes only says what would happen later. */
    void ran(Connection connection, SqlStatement statement) throws SQLException {
        if (!DELETES.matcher(statement.text()).find() || MAKES.matcher(statement.text()).lookingAt()) {
            return;
        }
        Set<String> tables = SqlTokens.nameSet();
        addDeleted(SqlTokens.of(statement.text()), tables, replaced);
        long rows = tables.isEmpty() ? 0 : Sql.number(connection, "SELECT changes()");
        tables.forEach(table -> deleted.merge(table, rows, Long::sum));
    }

    /**
     * Throws on a loss that nothing explains.
     *
     * @return how many rows of each table that is still there went in the script's course, by a statement of its own, a trigger or a REPLACE
     */
    Map<String, Long> compare(Connection connection, Touched now, String fileName) throws SQLException {
        Map<String, Long> after = counts(connection, now);
        Map<String, Long> gone = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> byTriggers = null;
        List<String> losses = new ArrayList<>();
        for (Map.Entry<String, Long> table : counts.entrySet()) {
            Long left = after.get(table.getKey());
            if (left == null || table.getKey().equalsIgnoreCase(SchemaHistory.TABLE)) {
                continue;
            }
            long taken = Math.max(table.getValue() - left, Math.min(table.getValue(), deleted.getOrDefault(table.getKey(), 0L)));
            if (taken > 0) {
                gone.put(table.getKey(), taken);
            }
            if (left >= table.getValue() - deleted.getOrDefault(table.getKey(), 0L)) {
                continue;
            }
            byTriggers = byTriggers == null ? deletedByTriggers() : byTriggers;
            if (!byTriggers.contains(table.getKey()) && !replaced.contains(table.getKey())) {
                Long knowingly = deleted.get(table.getKey());
                losses.add(table.getKey() + " had " + Texts.grouped(table.getValue()) + " rows and would have " + Texts.grouped(left)
                    + (knowingly == null ? "" : ", of which its DELETEs took " + Texts.grouped(knowingly)));
            }
        }
        if (!losses.isEmpty()) {
            throw Problem.of(ProblemCode.MIGRATION_LOSES_ROWS, "file", fileName, "detail", String.join("; ", losses));
        }
        return gone;
    }

    private static Map<String, Long> counts(Connection connection, Touched touched) throws SQLException {
        Map<String, Long> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String table : touched.rowTables()) {
            counts.put(table, Touched.count(connection, table));
        }
        return counts;
    }

    private Set<String> deletedByTriggers() {
        Set<String> tables = SqlTokens.nameSet();
        before.objects().stream().filter(object -> object.is("trigger")).map(Touched.SchemaRow::sql).map(SqlTokens::of).forEach(tokens -> addDeleted(tokens, tables, tables));
        return tables;
    }

    private static void addDeleted(List<Token> tokens, Set<String> deleted, Set<String> replaced) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            boolean delete = tokens.get(i).is("DELETE") && tokens.get(i + 1).is("FROM");
            boolean replaceInto = tokens.get(i).is("REPLACE") && tokens.get(i + 1).is("INTO");
            boolean orReplace = tokens.get(i).is("OR") && tokens.get(i + 1).is("REPLACE");
            int name = orReplace && tokens.get(i + 2).is("INTO") ? i + 3 : i + 2;
            if ((delete || replaceInto || orReplace) && name < tokens.size() && tokens.get(name).isName()) {
                boolean qualified = name + 2 < tokens.size() && tokens.get(name + 1).is(".");
                (delete ? deleted : replaced).add(tokens.get(qualified ? name + 2 : name).text());
            }
        }
    }
}
