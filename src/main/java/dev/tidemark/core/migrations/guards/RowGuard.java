package dev.tidemark.core.migrations.guards;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.SchemaHistory;
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
import java.util.stream.Stream;

/** A table that exists before and after must not have lost rows that no DELETE of the script, or of a trigger that was there, explains. */
final class RowGuard {
    private final Touched before;
    private final Map<String, Long> counts;

    RowGuard(Connection connection, Touched before) throws SQLException {
        this.before = before;
        this.counts = counts(connection, before);
    }

    void compare(Connection connection, Touched now, List<SqlStatement> statements, String fileName) throws SQLException {
        Map<String, Long> after = counts(connection, now);
        Set<String> emptiedKnowingly = null;
        List<String> losses = new ArrayList<>();
        for (Map.Entry<String, Long> table : counts.entrySet()) {
            Long left = after.get(table.getKey());
            if (left == null || left >= table.getValue() || table.getKey().equalsIgnoreCase(SchemaHistory.TABLE)) {
                continue;
            }
            emptiedKnowingly = emptiedKnowingly == null ? deletedFrom(statements) : emptiedKnowingly;
            if (!emptiedKnowingly.contains(table.getKey())) {
                losses.add(table.getKey() + " had " + Texts.grouped(table.getValue()) + " rows and would have " + Texts.grouped(left));
            }
        }
        if (!losses.isEmpty()) {
            throw Problem.of(ProblemCode.MIGRATION_LOSES_ROWS, "file", fileName, "detail", String.join("; ", losses));
        }
    }

    private static Map<String, Long> counts(Connection connection, Touched touched) throws SQLException {
        Map<String, Long> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String table : touched.rowTables()) {
            counts.put(table, Touched.count(connection, table));
        }
        return counts;
    }

    /** Tables that a DELETE or a REPLACE names. A trigger that the script makes itself only says what would happen later. */
    private Set<String> deletedFrom(List<SqlStatement> statements) {
        Set<String> tables = SqlTokens.nameSet();
        Stream.concat(statements.stream().map(SqlStatement::text).filter(sql -> !sql.matches("(?is)CREATE\\b.*")),
                before.objects().stream().filter(object -> object.is("trigger")).map(Touched.SchemaRow::sql))
            .map(SqlTokens::of).forEach(tokens -> addDeleted(tokens, tables));
        return tables;
    }

    private static void addDeleted(List<Token> tokens, Set<String> tables) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            boolean delete = tokens.get(i).is("DELETE") && tokens.get(i + 1).is("FROM");
            boolean replaceInto = tokens.get(i).is("REPLACE") && tokens.get(i + 1).is("INTO");
            boolean orReplace = tokens.get(i).is("OR") && tokens.get(i + 1).is("REPLACE");
            int name = i + 2;
            if ((delete || replaceInto || orReplace) && tokens.get(name).isName()) {
                boolean qualified = name + 2 < tokens.size() && tokens.get(name + 1).is(".");
                tables.add(tokens.get(qualified ? name + 2 : name).text());
            }
        }
    }
}
