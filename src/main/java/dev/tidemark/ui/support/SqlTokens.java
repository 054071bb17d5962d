package dev.tidemark.ui.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL cut into pieces for colouring; put together again they are the text. Needs no toolkit. */
public final class SqlTokens {
    private static final Pattern TOKEN = Pattern.compile("""
        (?<comment>--[^\\n]*|/\\*(?s:.)*?(?:\\*/|\\z))\
        |(?<name>"(?:[^"]|"")*+(?:"|\\z)|`(?:[^`]|``)*+(?:`|\\z)|\\[[^\\]]*+(?:]|\\z))\
        |(?<string>[xX]?'(?:[^']|'')*+(?:'|\\z))\
        |(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*+)\
        |(?<number>[0-9][0-9A-Za-z_.]*+|\\.[0-9][0-9A-Za-z_]*+)""");
    /** https://www.sqlite.org/lang_keywords.html, and the names of types that schemas are full of. */
    private static final Set<String> KEYWORDS = Set.of(("ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY CASCADE CASE CAST CHECK "
        + "COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT "
        + "DO DROP EACH ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF IGNORE IMMEDIATE IN "
        + "INDEX INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON "
        + "OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT "
        + "ROLLBACK ROW ROWS SAVEPOINT SELECT SET STORED STRICT TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER TRUE FALSE UNBOUNDED UNION UNIQUE UPDATE USING VACUUM VALUES VIEW "
        + "VIRTUAL WHEN WHERE WINDOW WITH WITHOUT ROWID").split(" "));

    private SqlTokens() { }

    /** What a piece is. */
    public enum Kind { PLAIN, KEYWORD, STRING, NUMBER, COMMENT }

    /** A piece of the text. */
    public record Token(Kind kind, String text) { }

    /** All pieces in order, blanks included; neighbours of one kind are one piece. An unfinished string or comment reaches to the end. */
    public static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        Matcher matcher = TOKEN.matcher(sql);
        int at = 0;
        while (matcher.find()) {
            plain.append(sql, at, matcher.start());
            Kind kind = kind(matcher);
            if (kind == Kind.PLAIN) {
                plain.append(matcher.group());
            } else {
                flush(plain, tokens);
                tokens.add(new Token(kind, matcher.group()));
            }
            at = matcher.end();
        }
        plain.append(sql, at, sql.length());
        flush(plain, tokens);
        return tokens;
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("comment") != null) {
            return Kind.COMMENT;
        }
        if (matcher.group("string") != null) {
            return Kind.STRING;
        }
        if (matcher.group("number") != null) {
            return Kind.NUMBER;
        }
        String word = matcher.group("word");
        return word != null && KEYWORDS.contains(word.toUpperCase(Locale.ROOT)) ? Kind.KEYWORD : Kind.PLAIN;
    }

    private static void flush(StringBuilder plain, List<Token> into) {
        if (!plain.isEmpty()) {
            into.add(new Token(Kind.PLAIN, plain.toString()));
            plain.setLength(0);
        }
    }
}
