package dev.tidemark.core.sqlite;

import dev.tidemark.core.sqlite.SqlTokens.Token;
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
public final class ErrorPlace {
    private static final Pattern NEAR = Pattern.compile("near \"(.*)\": syntax error", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile(
        "(?:.*: )?(?:no such (?:column|table|function|index|view|trigger|module|collation sequence)|ambiguous column name|wrong number of arguments to function|misuse of aggregate|no such table column|table)"
            + ":? ?\"?([^\"() ]+)\"?.*", Pattern.DOTALL);
    private static final Pattern UNRECOGNIZED = Pattern.compile("unrecognized token: \"(.*)\"", Pattern.DOTALL);

    private ErrorPlace() { }

    /**
     * A piece of a statement's text.
     *
     * @param start counted from 0
     * @param end behind its last character
     */
    public record Span(int start, int end) {
        /** The line on which it begins, counted as those of the statement are. */
        public int line(SqlStatement statement) {
            return statement.line() + (int) statement.text().substring(0, start).chars().filter(c -> c == '\n').count();
        }
    }

    /**
     * The piece of a statement that SQLite's words are about; its first word where they tell nothing, its end where something is missing there.
     *
     * @param connection on which the statement failed, as it was then: beginnings of the statement are prepared on it, never run
     * @param reason as {@link SqliteErrors#reason} gives it
     */
    public static Span span(Connection connection, String sql, String reason) {
        List<Token> tokens = SqlTokens.of(sql);
        Matcher near = NEAR.matcher(reason);
        if (near.matches()) {
            for (Token token : tokens) {
                int end = token.start() + near.group(1).length();
                if (sql.startsWith(near.group(1), token.start()) && fails(connection, sql.substring(0, Math.max(end, token.end())), reason)) {
                    return new Span(token.start(), end);
                }
            }
        }
        Matcher unknown = UNRECOGNIZED.matcher(reason);
        if (unknown.matches() && sql.contains(unknown.group(1))) {
            int at = sql.indexOf(unknown.group(1));
            return new Span(at, at + unknown.group(1).length());
        }
        Matcher name = NAME.matcher(reason);
        if (name.matches()) {
            int found = named(tokens, name.group(1).split("\\."));
            if (found >= 0) {
                return new Span(tokens.get(found).start(), tokens.get(found).end());
            }
        }
        return reason.contains("incomplete input") ? new Span(sql.length(), sql.length()) : new Span(0, tokens.isEmpty() ? 0 : tokens.getFirst().end());
    }

    /** The first token of that name with its qualifier before it, or else without: SQLite writes “main.” before names that had none. */
    private static int named(List<Token> tokens, String[] parts) {
        int alone = -1;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isName() && tokens.get(i).text().equalsIgnoreCase(parts[parts.length - 1])) {
                if (parts.length < 2 || i > 1 && tokens.get(i - 1).is(".") && tokens.get(i - 2).text().equalsIgnoreCase(parts[parts.length - 2])) {
                    return i;
                }
                alone = alone < 0 ? i : alone;
            }
        }
        return alone;
    }

    private static boolean fails(Connection connection, String beginning, String reason) {
        try (PreparedStatement prepared = connection.prepareStatement(beginning)) {
            return prepared == null;
        } catch (SQLException failure) {
            return SqliteErrors.reason(failure).equals(reason);
        }
    }
}
