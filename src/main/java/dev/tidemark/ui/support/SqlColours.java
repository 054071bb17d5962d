package dev.tidemark.ui.support;

import dev.tidemark.core.sqlite.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** SQL cut into pieces for colouring; put together again they are the text. Needs no toolkit. */
public final class SqlColours {
    /** https://www.sqlite.org/lang_keywords.html, and the names of types that schemas are full of. */
    private static final Set<String> KEYWORDS = Set.of(("ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY CASCADE CASE CAST CHECK "
        + "COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT "
        + "DO DROP EACH ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF IGNORE IMMEDIATE IN "
        + "INDEX INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON "
        + "OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT "
        + "ROLLBACK ROW ROWS SAVEPOINT SELECT SET STORED STRICT TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER TRUE FALSE UNBOUNDED UNION UNIQUE UPDATE USING VACUUM VALUES VIEW "
        + "VIRTUAL WHEN WHERE WINDOW WITH WITHOUT ROWID").split(" "));

    private SqlColours() { }

    /** What a piece is. */
    public enum Kind { PLAIN, KEYWORD, STRING, NUMBER, COMMENT }

    /** A piece of the text. */
    public record Token(Kind kind, String text) { }

    /** A stretch of the text that is not plain. */
    public record Span(Kind kind, int start, int end) { }

    /** All pieces in order, blanks included; neighbours of one kind are one piece. An unfinished string or comment reaches to the end. */
    public static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        for (Span span : spans(sql)) {
            if (span.start() > at) {
                tokens.add(new Token(Kind.PLAIN, sql.substring(at, span.start())));
            }
            tokens.add(new Token(span.kind(), sql.substring(span.start(), span.end())));
            at = span.end();
        }
        if (at < sql.length()) {
            tokens.add(new Token(Kind.PLAIN, sql.substring(at)));
        }
        return tokens;
    }

    /** What is not plain, in order. */
    public static List<Span> spans(String sql) {
        List<Span> spans = new ArrayList<>();
        for (var token : SqlTokens.withComments(sql)) {
            Span last = spans.isEmpty() ? null : spans.getLast();
            boolean touches = last != null && last.end() == token.start() && last.kind() == Kind.NUMBER;
            if (touches && (token.is(".") || token.kind() == SqlTokens.Kind.NUMBER)) {
                spans.set(spans.size() - 1, new Span(Kind.NUMBER, last.start(), token.end()));
            } else if (kind(token) != Kind.PLAIN) {
                spans.add(new Span(kind(token), token.start(), token.end()));
            }
        }
        return spans;
    }

    /** The keywords of SQLite, in upper case. */
    public static Set<String> keywords() {
        return KEYWORDS;
    }

    private static Kind kind(SqlTokens.Token token) {
        return switch (token.kind()) {
            case COMMENT -> Kind.COMMENT;
            case LITERAL -> Kind.STRING;
            case NUMBER -> Kind.NUMBER;
            case WORD -> KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT)) ? Kind.KEYWORD : Kind.PLAIN;
            case NAME, SIGN -> Kind.PLAIN;
        };
    }
}
