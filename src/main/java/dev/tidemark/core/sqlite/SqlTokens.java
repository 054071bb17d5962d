package dev.tidemark.core.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One statement as words and signs, without blanks and comments (https://www.sqlite.org/lang_keywords.html, tokens as in tokenize.c): for
 * telling what a statement names and what it begins with, not for judging whether it is valid.
 */
public final class SqlTokens {
    /** After one of these a text in single quotes can be a name: SQLite takes {@code DELETE FROM 'chats'}. */
    private static final Set<String> BEFORE_NAMES = Set.of("FROM", "INTO", "UPDATE", "TABLE", "JOIN", "ON", "INDEX", "TRIGGER", "VIEW", "EXISTS", "TO", "REFERENCES", "REPLACE", "IGNORE", ".", ",");

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    /** What a token is. */
    public enum Kind {
        /** A keyword or an unquoted name. */
        WORD,
        /** A name in double quotes, backticks or brackets. */
        NAME,
        /** A text or blob in single quotes. */
        LITERAL,
        NUMBER,
        SIGN,
        /** Only in {@link SqlTokens#withComments}. */
        COMMENT
    }

    /**
     * A word or sign.
     *
     * @param text as written; names and literals without their quotes
     * @param depth how many round brackets are open around it
     */
    public record Token(Kind kind, String text, int start, int end, int depth) {
        /** Whether it is this keyword or sign. */
        public boolean is(String keyword) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(keyword);
        }

        /** Whether it can name something. */
        public boolean isName() {
            return kind == Kind.WORD || kind == Kind.NAME || kind == Kind.LITERAL;
        }
    }

    /** All tokens of a statement, in order. */
    public static List<Token> of(String sql) {
        return withComments(sql).stream().filter(token -> token.kind() != Kind.COMMENT).toList();
    }

    /** All tokens of a script, in order, its comments among them; what has no end reaches to the end. */
    public static List<Token> withComments(String sql) {
        SqlTokens reader = new SqlTokens(sql);
        while (reader.at < sql.length()) {
            reader.next();
        }
        return reader.tokens;
    }

    /** A set of names, compared as SQLite compares names: without regard to case. */
    public static Set<String> nameSet() {
        return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }

    /** Every word and name of a statement: whatever it does to a table, the table's name is among them, or in a trigger's or view's own statement. */
    public static Set<String> names(String sql) {
        Set<String> names = nameSet();
        Token before = null;
        for (Token token : of(sql)) {
            if (token.kind() == Kind.WORD || token.kind() == Kind.NAME || token.kind() == Kind.LITERAL && before != null && BEFORE_NAMES.stream().anyMatch(before::is)) {
                names.add(token.text());
            }
            before = token;
        }
        return names;
    }

    /** Whether a character is passed over where a word could begin; SQLite does so with a byte order mark too, wherever two files were put together (CC_BOM in tokenize.c). */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\uFEFF';
    }

    private void next() {
        char c = sql.charAt(at);
        int start = at;
        if (isBlank(c)) {
            at++;
        } else if (c == '-' && peek() == '-') {
            at = after(sql.indexOf('\n', at), 0);
            comment(start);
        } else if (c == '/' && peek() == '*') {
            at = after(sql.indexOf("*/", at + 2), 2);
            comment(start);
        } else if (c == '\'' || c == '"' || c == '`') {
            String text = quoted(c);
            add(c == '\'' ? Kind.LITERAL : Kind.NAME, text, start);
        } else if (c == '[') {
            at = after(sql.indexOf(']', at), 1);
            add(Kind.NAME, sql.substring(start + 1, Math.max(start + 1, at - 1)), start);
        } else if (Character.isLetter(c) || c == '_' || c > 127) {
            at = endOfWord();
            add(Kind.WORD, sql.substring(start, at), start);
        } else if (Character.isDigit(c)) {
            at = endOfWord();
            add(Kind.NUMBER, sql.substring(start, at), start);
        } else {
            sign(c, start);
        }
    }

    private void sign(char c, int start) {
        at++;
        depth -= c == ')' ? 1 : 0;
        add(Kind.SIGN, String.valueOf(c), start);
        depth += c == '(' ? 1 : 0;
    }

    /** The text up to the closing quote; a doubled quote stands for one. */
    private String quoted(char quote) {
        StringBuilder text = new StringBuilder();
        for (at++; at < sql.length(); at++) {
            if (sql.charAt(at) == quote) {
                if (peek() != quote) {
                    at++;
                    return text.toString();
                }
                at++;
            }
            text.append(sql.charAt(at));
        }
        return text.toString();
    }

    private int endOfWord() {
        int end = at;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_' || sql.charAt(end) == '$' || sql.charAt(end) > 127)) {
            end++;
        }
        return end;
    }

    private int after(int found, int length) {
        return found < 0 ? sql.length() : found + length;
    }

    private void comment(int start) {
        tokens.add(new Token(Kind.COMMENT, sql.substring(start, at), start, at, depth));
    }

    private char peek() {
        return at + 1 < sql.length() ? sql.charAt(at + 1) : '\0';
    }

    private void add(Kind kind, String text, int start) {
        tokens.add(new Token(kind, text, start, at, depth));
    }
}
