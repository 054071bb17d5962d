package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the rows that UPDATE and DELETE statements reach, as long as the tables they speak of are still as they are in the live database:
 * once an earlier statement of the plan may have changed such a table, the number is not known before a rehearsal.
 */
final class RowImpacts {
    private static final int HEAD = 300;
    private static final int GAPS = 3;

    private final Connection live;
    private final Set<String> liveTables = SqlTokens.nameSet();
    private final Set<String> liveViews = SqlTokens.nameSet();
    private final Set<String> touched = SqlTokens.nameSet();
    private final Set<String> addedColumns = SqlTokens.nameSet();
    private String reason;

    RowImpacts(Connection live, Set<String> tables) throws SQLException {
        this.live = live;
        this.liveTables.addAll(tables);
        this.liveViews.addAll(Sql.list(live, "SELECT name FROM sqlite_schema WHERE type = 'view'", row -> row.getString(1)));
    }

    /** The tables that the statements so far may have changed. */
    Set<String> touched() {
        Set<String> copy = SqlTokens.nameSet();
        copy.addAll(touched);
        return copy;
    }

    ImpactForecast.Told of(List<SqlStatement> statements) throws SQLException {
        List<Impact> impacts = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (SqlStatement statement : statements) {
            reason = null;
            if (!take(statement.text(), impacts)) {
                unknown.add("line " + statement.line() + ": " + (reason == null ? "how many rows “" + statement.summary(60) + "” changes" : reason) + " is not known before a rehearsal");
            }
        }
        if (unknown.size() > GAPS) {
            int more = unknown.size() - GAPS;
            unknown.subList(GAPS, unknown.size()).clear();
            unknown.add("nor is it of " + Texts.count(more, "statement", "statements") + " after these");
        }
        return new ImpactForecast.Told(List.copyOf(impacts), unknown.isEmpty() ? null : String.join("; ", unknown));
    }

    /** Counts what the statement does to live rows and remembers what it may have changed; false when the count is not known. */
    private boolean take(String sql, List<Impact> impacts) throws SQLException {
        List<Token> head = SqlTokens.of(sql.length() <= HEAD ? sql : sql.substring(0, HEAD));
        if (head.isEmpty()) {
            return true;
        }
        return switch (head.getFirst().text().toUpperCase(Locale.ROOT)) {
            case "UPDATE", "DELETE" -> count(sql, impacts);
            case "INSERT", "REPLACE" -> insert(sql, head);
            case "WITH" -> RowChange.of(sql).isPresent() ? count(sql, impacts) : unknown(sql);
            case "ROLLBACK" -> unknown(sql);
            case "ALTER" -> alter(sql, head);
            case "DROP" -> touchNamed(sql);
            case "CREATE" -> head.stream().limit(3).noneMatch(token -> token.is("TRIGGER")) || touchNamed(sql);
            default -> true;
        };
    }

    private boolean count(String sql, List<Impact> impacts) throws SQLException {
        Optional<RowChange> parsed = RowChange.of(sql);
        if (parsed.isEmpty() || liveViews.contains(parsed.get().table())) {
            return unknown(sql);
        }
        RowChange change = parsed.get();
        boolean asLive = !touched.contains(change.table())
            && change.names().stream().noneMatch(name -> touched.contains(name) || addedColumns.contains(name) || liveViews.contains(name));
        touch(change.table());
        if (!liveTables.contains(change.table())) {
            return true;
        }
        return asLive && counted(change, impacts) && noTrigger(change.delete() ? "DELETE" : "UPDATE", change.table());
    }

    /** False, and a reason, where a statement of this kind sets off triggers: they may change as many rows as they like. */
    private boolean noTrigger(String event, String table) throws SQLException {
        Set<String> others = SqlTokens.nameSet();
        boolean none = true;
        for (String trigger : triggersOn(table)) {
            if (SqlTokens.of(trigger).stream().takeWhile(token -> !token.is("ON")).anyMatch(token -> token.is(event))) {
                none = false;
                SqlTokens.names(trigger).stream().filter(liveTables::contains).forEach(others::add);
            }
        }
        others.remove(table);
        if (!none) {
            reason = table + " has triggers on " + event + " that may change " + (others.isEmpty() ? "more rows" : "other tables: " + String.join(", ", others)) + "; how many rows";
        }
        return none;
    }

    private boolean counted(RowChange change, List<Impact> impacts) throws SQLException {
        long rows;
        try {
            rows = Sql.number(live, change.count());
        } catch (SQLException failure) {
            if (SqliteErrors.primaryCode(failure) != 1) {
                throw failure;
            }
            return false;
        }
        Set<String> overwritten = TableModel.columns(live, change.table());
        overwritten.retainAll(change.columns());
        if (rows == 0) {
            return true;
        }
        if (change.delete()) {
            impacts.add(new Impact(Impact.Kind.ROWS_DELETED, change.table(), null, rows));
        } else if (overwritten.isEmpty()) {
            impacts.add(new Impact(Impact.Kind.ROWS_REWRITTEN, change.table(), null, rows));
        } else {
            overwritten.forEach(column -> impacts.add(new Impact(Impact.Kind.ROWS_REWRITTEN, change.table(), column, rows)));
        }
        return true;
    }

    /** New rows take nothing away, unless they replace old ones or a trigger does more with them. */
    private boolean insert(String sql, List<Token> head) throws SQLException {
        int into = 0;
        while (into < head.size() && !head.get(into).is("INTO")) {
            into++;
        }
        if (into + 1 >= head.size()) {
            return unknown(sql);
        }
        boolean qualified = into + 3 < head.size() && head.get(into + 2).is(".");
        String table = head.get(qualified ? into + 3 : into + 1).text();
        boolean isLive = liveTables.contains(table);
        boolean replaces = head.getFirst().is("REPLACE") || head.get(1).is("OR") && head.get(2).is("REPLACE");
        boolean plain = head.getFirst().is("INSERT") && !head.get(1).is("OR") && !sql.matches("(?is).*\\bON\\s+CONFLICT\\b.*") && noTrigger("INSERT", table);
        touch(table);
        if (isLive && replaces) {
            reason = "rows of " + table + " with the same key are replaced; how many";
        }
        return !isLive && !liveViews.contains(table) || plain;
    }

    /** A new column leaves all rows as they are; a renamed table keeps its live rows under the new name. */
    private boolean alter(String sql, List<Token> head) throws SQLException {
        for (int i = 2; i < head.size(); i++) {
            if (head.get(i).is("ADD") && i + 1 < head.size()) {
                int name = head.get(i + 1).is("COLUMN") ? i + 2 : i + 1;
                addedColumns.add(head.get(Math.min(name, head.size() - 1)).text());
                return true;
            }
        }
        int last = head.size() - 1;
        if (last > 3 && head.get(last - 1).is("TO") && head.get(last - 2).is("RENAME")) {
            if (liveTables.contains(head.get(last - 3).text())) {
                liveTables.add(head.get(last).text());
            }
            touched.add(head.get(last).text());
        }
        return touchNamed(sql);
    }

    private boolean unknown(String sql) throws SQLException {
        touchNamed(sql);
        return false;
    }

    /** Every table that the statement names may be changed now. */
    private boolean touchNamed(String sql) throws SQLException {
        for (String name : SqlTokens.names(sql)) {
            if (liveTables.contains(name)) {
                touch(name);
            }
        }
        return true;
    }

    /** The table may be changed now, and whatever its triggers name. */
    private void touch(String table) throws SQLException {
        if (touched.add(table)) {
            for (String trigger : triggersOn(table)) {
                for (String name : SqlTokens.names(trigger)) {
                    if (liveTables.contains(name)) {
                        touch(name);
                    }
                }
            }
        }
    }

    private List<String> triggersOn(String table) throws SQLException {
        return Sql.list(live, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE", row -> row.getString(1), table);
    }
}
