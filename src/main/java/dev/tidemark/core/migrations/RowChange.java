package dev.tidemark.core.migrations;

import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plain UPDATE or DELETE on one table, whose rows can be counted without running it. Statements with anything more (OR, FROM, LIMIT,
 * RETURNING, INDEXED, WITH RECURSIVE) or with a condition that may be another one a moment later are none.
 *
 * @param delete whether it is a DELETE
 * @param table the table that it changes
 * @param columns the columns that an UPDATE sets
 * @param with its WITH clause, or nothing
 * @param from the table with its alias and the WHERE clause, in the statement's own words
 * @param names every name in the condition
 */
record RowChange(boolean delete, String table, List<String> columns, String with, String from, Set<String> names) {
    private static final Set<String> NOT_STEADY = Set.of("RANDOM", "RANDOMBLOB", "CHANGES", "TOTAL_CHANGES", "LAST_INSERT_ROWID", "CURRENT_TIME", "CURRENT_DATE",
        "CURRENT_TIMESTAMP", "DATE", "TIME", "DATETIME", "JULIANDAY", "UNIXEPOCH", "STRFTIME", "TIMEDIFF");
    private static final Set<String> MORE = Set.of("FROM", "LIMIT", "RETURNING", "ORDER", "INDEXED", "OR");

    /** How many rows it would change now. */
    String count() {
        return with + "SELECT count(*) FROM " + from;
    }

    /** What a statement changes; empty for one that cannot be counted so. */
    static Optional<RowChange> of(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        if (tokens.isEmpty() || !tokens.getFirst().is("WITH")) {
            return plain(sql);
        }
        int body = Math.min(topLevel(tokens, 0, "DELETE"), topLevel(tokens, 0, "UPDATE"));
        // One that is recursive may have no end, and a preview must have one.
        if (body == tokens.size() || tokens.get(1).is("RECURSIVE") || tokens.subList(0, body).stream().anyMatch(t -> NOT_STEADY.stream().anyMatch(t::is))) {
            return Optional.empty();
        }
        int start = tokens.get(body).start();
        return plain(sql.substring(start)).map(change -> change.with(sql.substring(0, start)));
    }

    private RowChange with(String before) {
        Set<String> all = SqlTokens.nameSet();
        all.addAll(names);
        all.addAll(SqlTokens.names(before));
        return new RowChange(delete, table, columns, before, from, all);
    }

    private static Optional<RowChange> plain(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        boolean delete = tokens.size() > 2 && tokens.get(0).is("DELETE") && tokens.get(1).is("FROM");
        boolean update = tokens.size() > 2 && tokens.get(0).is("UPDATE") && !tokens.get(1).is("OR");
        if (!delete && !update) {
            return Optional.empty();
        }
        int name = delete ? 2 : 1;
        if (name + 2 < tokens.size() && tokens.get(name + 1).is(".")) {
            if (!tokens.get(name).text().equalsIgnoreCase("main")) {
                return Optional.empty();
            }
            name += 2;
        }
        int next = name + 1;
        String alias = "";
        if (next + 1 < tokens.size() && tokens.get(next).is("AS")) {
            alias = " AS " + Identifiers.quote(tokens.get(next + 1).text());
            next += 2;
        }
        int where = topLevel(tokens, next, "WHERE");
        if (tokens.subList(next, where).stream().anyMatch(t -> t.depth() == 0 && MORE.stream().anyMatch(t::is))
            || delete && next != where || update && (next >= tokens.size() || !tokens.get(next).is("SET"))) {
            return Optional.empty();
        }
        List<Token> condition = tokens.subList(Math.min(where + 1, tokens.size()), tokens.size());
        if (condition.stream().anyMatch(t -> NOT_STEADY.stream().anyMatch(t::is) || t.depth() == 0 && !t.is("OR") && MORE.stream().anyMatch(t::is))) {
            return Optional.empty();
        }
        Set<String> names = SqlTokens.nameSet();
        condition.stream().filter(Token::isName).forEach(t -> names.add(t.text()));
        String clause = condition.isEmpty() ? "" : " WHERE " + sql.substring(condition.getFirst().start());
        return Optional.of(new RowChange(delete, tokens.get(name).text(), delete ? List.of() : columns(tokens.subList(next + 1, where)),
            "", "main." + Identifiers.quote(tokens.get(name).text()) + alias + clause, names));
    }

    private static int topLevel(List<Token> tokens, int from, String word) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).depth() == 0 && tokens.get(i).is(word)) {
                return i;
            }
        }
        return tokens.size();
    }

    /** The names before each equals sign: {@code a = 1, (b, c) = (2, 3)}. */
    private static List<String> columns(List<Token> assignments) {
        List<String> columns = new ArrayList<>();
        boolean left = true;
        for (Token token : assignments) {
            if (left && token.isName()) {
                columns.add(token.text());
            }
            if (token.depth() == 0) {
                left = left && !token.is("=") || token.is(",");
            }
        }
        return columns;
    }
}
