package dev.tidemark.core.query;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a statement SQLite's error lies. The driver does not hand out SQLite's own offset (https://www.sqlite.org/c3ref/errcode.html), so a syntax error is found
 * by preparing ever longer beginnings of the statement, and a missing name by looking for it.
 */
final class ErrorPlace {
    private static final Pattern NEAR = Pattern.compile("near \"(.*)\": syntax error", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?:no such (?:column|table|function|index|view|module|collation sequence)|ambiguous column name|wrong number of arguments to function|misuse of aggregate|no such table column|table)"
        + ":? ?\"?([^\"() ]+)\"?.*", Pattern.DOTALL);
    private static final Pattern UNRECOGNIZED = Pattern.compile("unrecognized token: \"(.*)\"", Pattern.DOTALL);
    private static final int SQLITE_ERROR = 1;

    private ErrorPlace() { }

    /**
     * The failure of a statement as a problem that names its place.
     *
     * @return QUERY_WRONG, with the details line, column and token; null for a failure that is not the statement's
     */
    static Problem problem(Connection connection, Deed deed, SQLException failure) {
        SqlStatement statement = deed.statement();
        if (SqliteErrors.primaryCode(failure) != SQLITE_ERROR) {
            return null;
        }
        String reason = SqliteErrors.reason(failure);
        int[] span = span(connection, statement.text(), reason);
        String before = statement.text().substring(0, span[0]);
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        int start = before.lastIndexOf('\n');
        return Problem.because(failure, ProblemCode.QUERY_WRONG, "detail", reason, "line", statement.line() + lines, "column", lines == 0 ? deed.column() + span[0] : span[0] - start,
            "token", statement.text().substring(span[0], span[1]), "offset", statement.start() + span[0]);
    }

    private static int[] span(Connection connection, String sql, String reason) {
        List<Token> tokens = SqlTokens.of(sql);
        Matcher near = NEAR.matcher(reason);
        if (near.matches()) {
            for (Token token : tokens) {
                int end = token.start() + near.group(1).length();
                if (sql.startsWith(near.group(1), token.start()) && fails(connection, sql.substring(0, Math.max(end, token.end())), reason)) {
                    return new int[] {token.start(), end};
                }
            }
        }
        Matcher unknown = UNRECOGNIZED.matcher(reason);
        if (unknown.matches() && sql.contains(unknown.group(1))) {
            int at = sql.indexOf(unknown.group(1));
            return new int[] {at, at + unknown.group(1).length()};
        }
        Matcher name = NAME.matcher(reason);
        if (name.matches()) {
            String[] parts = name.group(1).split("\\.");
            String wanted = parts[parts.length - 1];
            for (int i = 0; i < tokens.size(); i++) {
                boolean qualified = parts.length < 2 || i > 1 && tokens.get(i - 1).is(".") && tokens.get(i - 2).text().equalsIgnoreCase(parts[parts.length - 2]);
                if (tokens.get(i).isName() && tokens.get(i).text().equalsIgnoreCase(wanted) && qualified) {
                    return new int[] {tokens.get(i).start(), tokens.get(i).end()};
                }
            }
        }
        return reason.contains("incomplete input") ? new int[] {sql.length(), sql.length()} : new int[] {0, tokens.isEmpty() ? 0 : tokens.getFirst().end()};
    }

    private static boolean fails(Connection connection, String beginning, String reason) {
        try (PreparedStatement prepared = connection.prepareStatement(beginning)) {
            return prepared == null;
        } catch (SQLException failure) {
            return SqliteErrors.reason(failure).equals(reason);
        }
    }
}
