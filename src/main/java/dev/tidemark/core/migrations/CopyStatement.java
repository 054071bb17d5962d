package dev.tidemark.core.migrations;

import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An INSERT … SELECT that may be the copy of a table rebuild: {@code INSERT INTO b (x, y) SELECT x, y FROM a}. One that does not name its columns on both sides
 * copies by position, and does not tell what comes where.
 */
final class CopyStatement {
    private final List<String> into;
    private final List<String> from;

    CopyStatement(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        int at = tokens.size() > 4 && tokens.get(0).is("INSERT") && tokens.get(1).is("INTO") ? afterName(tokens, 2) : tokens.size();
        List<String> columns = new ArrayList<>();
        if (at < tokens.size() && tokens.get(at).is("(")) {
            at = names(tokens, at + 1, columns);
            at = at < tokens.size() && tokens.get(at).is(")") ? at + 1 : tokens.size();
        }
        List<String> chosen = new ArrayList<>();
        if (at < tokens.size() && tokens.get(at).is("SELECT")) {
            at = names(tokens, at + 1, chosen);
            boolean whole = at < tokens.size() && tokens.get(at).is("FROM") && afterName(tokens, at + 1) == tokens.size() && !columns.isEmpty();
            from = whole ? chosen : null;
        } else {
            from = null;
        }
        into = columns;
    }

    /**
     * Whether each column that is there before and after comes through as it is.
     *
     * @param before the columns of the table that is read
     * @param after those of the table that takes its place
     */
    boolean keeps(Set<String> before, Set<String> after) {
        if (from == null || from.size() != into.size()) {
            return false;
        }
        Set<String> copied = SqlTokens.nameSet();
        for (int i = 0; i < from.size(); i++) {
            // A word that is no column, like NULL, or a name in double quotes that is none, is a value.
            if (!from.get(i).equalsIgnoreCase(into.get(i)) || !before.contains(from.get(i))) {
                return false;
            }
            copied.add(from.get(i));
        }
        return before.stream().filter(after::contains).allMatch(copied::contains);
    }

    private static int afterName(List<Token> tokens, int at) {
        if (at >= tokens.size() || !tokens.get(at).isName()) {
            return tokens.size() + 1;
        }
        return at + 2 < tokens.size() && tokens.get(at + 1).is(".") ? at + 3 : at + 1;
    }

    /** Reads names with commas between them, and returns where they end. */
    private static int names(List<Token> tokens, int at, List<String> names) {
        for (int i = at; i < tokens.size() && tokens.get(i).isName() && tokens.get(i).kind() != SqlTokens.Kind.LITERAL; i += 2) {
            names.add(tokens.get(i).text());
            if (i + 1 >= tokens.size() || !tokens.get(i + 1).is(",")) {
                return i + 1;
            }
        }
        return tokens.size();
    }
}
