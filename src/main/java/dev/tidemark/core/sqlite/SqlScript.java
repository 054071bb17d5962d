package dev.tidemark.core.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a script into statements as the sqlite3 shell does: a semicolon ends a statement, except inside strings, quoted names,
 * comments and the body of a trigger, which ends with {@code ; END ;} (the rule of https://www.sqlite.org/c3ref/complete.html).
 */
public final class SqlScript {
    private final String text;
    private final List<SqlStatement> statements = new ArrayList<>();
    private int at;
    private int line = 1;

    private SqlScript(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The statements in order; comments and empty statements are left out, an unfinished last one is kept. */
    public static List<SqlStatement> split(String text) {
        SqlScript script = new SqlScript(text);
        script.splitAll();
        return List.copyOf(script.statements);
    }

    private void splitAll() {
        Statement current = new Statement();
        while (at < text.length()) {
            int start = at;
            int startLine = line;
            Token token = next();
            if (token == Token.SEMICOLON && current.endsAtSemicolon()) {
                current.finish(start);
                current = new Statement();
            } else if (token != Token.BLANK) {
                current.take(token, start, startLine, text.substring(start, at));
            }
        }
        current.finish(text.length());
    }

    private enum Token { BLANK, WORD, SEMICOLON, OTHER }

    private Token next() {
        char c = text.charAt(at);
        if (SqlTokens.isBlank(c)) {
            advanceTo(at + 1);
            return Token.BLANK;
        }
        if (c == '-' && peek(1) == '-') {
            int end = text.indexOf('\n', at);
            advanceTo(end < 0 ? text.length() : end);
            return Token.BLANK;
        }
        if (c == '/' && peek(1) == '*') {
            int end = text.indexOf("*/", at + 2);
            advanceTo(end < 0 ? text.length() : end + 2);
            return Token.BLANK;
        }
        if (c == '\'' || c == '"' || c == '`' || c == '[') {
            int end = text.indexOf(c == '[' ? ']' : c, at + 1);
            advanceTo(end < 0 ? text.length() : end + 1);
            return Token.OTHER;
        }
        if (Character.isLetter(c) || c == '_') {
            int end = at;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_' || text.charAt(end) == '$')) {
                end++;
            }
            advanceTo(end);
            return Token.WORD;
        }
        advanceTo(at + 1);
        return c == ';' ? Token.SEMICOLON : Token.OTHER;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private void advanceTo(int position) {
        for (int i = at; i < position; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        at = position;
    }

    private enum Kind { UNKNOWN, CREATE, TRIGGER, PLAIN }

    /** One statement in the making; it watches for CREATE [TEMP] TRIGGER, whose body holds semicolons of its own. */
    private final class Statement {
        private Kind kind = Kind.UNKNOWN;
        private int start = -1;
        private int startLine;
        private int end;
        private boolean afterSemicolon;
        private boolean bodyEnded;

        void take(Token token, int from, int fromLine, String word) {
            if (start < 0) {
                start = from;
                startLine = fromLine;
            }
            end = at;
            bodyEnded = token == Token.WORD && afterSemicolon && word.equalsIgnoreCase("END");
            afterSemicolon = token == Token.SEMICOLON;
            if (token == Token.WORD) {
                kind = kindAfter(word.toUpperCase(Locale.ROOT));
            } else if (kind != Kind.TRIGGER) {
                kind = Kind.PLAIN;
            }
        }

        private Kind kindAfter(String word) {
            return switch (kind) {
                case UNKNOWN -> switch (word) {
                    case "EXPLAIN", "QUERY", "PLAN" -> Kind.UNKNOWN;
                    case "CREATE" -> Kind.CREATE;
                    default -> Kind.PLAIN;
                };
                case CREATE -> switch (word) {
                    case "TEMP", "TEMPORARY" -> Kind.CREATE;
                    case "TRIGGER" -> Kind.TRIGGER;
                    default -> Kind.PLAIN;
                };
                default -> kind;
            };
        }

        boolean endsAtSemicolon() {
            return kind != Kind.TRIGGER || bodyEnded;
        }

        void finish(int upTo) {
            if (start >= 0) {
                statements.add(new SqlStatement(startLine, start, text.substring(start, Math.min(end, upTo)).stripTrailing()));
            }
        }
    }
}
