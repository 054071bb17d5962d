package dev.tidemark.core.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of one statement as words and signs, for comparing statements and for the few facts that no pragma tells. */
final class SqlText {
    private static final Pattern TOKEN = Pattern.compile("""
        (?<blank>\\s+|--[^\\n]*|/\\*(?s:.)*?(?:\\*/|\\z))\
        |(?<name>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\\[[^\\]]*])\
        |(?<literal>[xX]?'(?:[^']|'')*')\
        |(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)\
        |(?<number>[0-9][0-9A-Za-z_.]*|\\.[0-9][0-9A-Za-z_]*)\
        |(?<sign>\\|\\||<<|>>|<=|>=|<>|!=|==|->>|->|(?s:.))""");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** Unquoted these are values, so the quotes around them have a meaning. */
    private static final Set<String> VALUES = Set.of("null", "true", "false", "current_time", "current_date", "current_timestamp");

    private static final Set<String> EVENT_WORDS = Set.of("BEFORE", "AFTER", "INSTEAD", "OF", "DELETE", "INSERT", "UPDATE");

    /** Two schemas are compared again and again, statement by statement. */
    private static final int KEPT = 1_000;
    private static final Map<String, String> NORMALISED = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    });

    private SqlText() { }

    /** A word or sign and where it stands in the statement. */
    record Token(String text, int start, int end) {
        boolean is(String keyword) {
            return text.equalsIgnoreCase(keyword);
        }
    }

    /** All words and signs; blanks and comments are left out. */
    static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group("blank") == null) {
                tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
            }
        }
        return tokens;
    }

    /**
     * The statement in a form that is equal for texts that mean the same: one blank between words, no comments, unquoted words in lower
     * case, quotes around plain names taken off (a rename puts them on: https://www.sqlite.org/lang_altertable.html). In a CREATE TABLE statement the
     * order of the constraints does not count.
     */
    static String normalised(String sql) {
        String known = NORMALISED.get(sql);
        if (known == null) {
            known = normalise(sql);
            NORMALISED.put(sql, known);
        }
        return known;
    }

    private static String normalise(String sql) {
        boolean table = sql.regionMatches(true, 0, "CREATE TABLE", 0, 12);
        return table ? TableDefinition.parse(sql).map(TableDefinition::normalised).orElseGet(() -> words(sql)) : words(sql);
    }

    private static String words(String sql) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens(sql)) {
            text.append(text.isEmpty() ? "" : " ").append(normalisedToken(token.text()));
        }
        return text.toString();
    }

    /**
     * The expressions of an index's key.
     *
     * @param sql a CREATE INDEX statement
     * @return the text of each part of the key, without its ASC or DESC
     */
    static List<String> indexKey(String sql) {
        List<String> parts = new ArrayList<>();
        List<Token> tokens = tokens(sql);
        int open = indexOf(tokens, "(");
        int depth = 0;
        int first = open + 1;
        for (int i = Math.max(open, 0); i < tokens.size(); i++) {
            String sign = tokens.get(i).text();
            depth += sign.equals("(") ? 1 : sign.equals(")") ? -1 : 0;
            boolean ends = depth == 0 || depth == 1 && sign.equals(",");
            if (ends && i > first) {
                Token last = tokens.get(i - 1);
                int end = last.is("ASC") || last.is("DESC") ? i - 2 : i - 1;
                parts.add(sql.substring(tokens.get(first).start(), tokens.get(end).end()));
            }
            if (ends) {
                first = i + 1;
            }
            if (depth == 0) {
                break;
            }
        }
        return parts;
    }

    /** When a trigger fires: "AFTER UPDATE OF status", from its CREATE TRIGGER statement. SQLite's own default is BEFORE. */
    static String triggerEvent(String sql) {
        List<Token> tokens = tokens(sql);
        int name = indexOf(tokens, "TRIGGER") + 1;
        int start = name + 1 < tokens.size() && tokens.get(name + 1).is(".") ? name + 3 : name + 1;
        List<String> words = new ArrayList<>();
        for (int i = start; i < tokens.size() && !tokens.get(i).is("ON"); i++) {
            String word = tokens.get(i).text();
            words.add(EVENT_WORDS.contains(word.toUpperCase(Locale.ROOT)) ? word.toUpperCase(Locale.ROOT) : word);
        }
        boolean hasTime = !words.isEmpty() && Set.of("BEFORE", "AFTER", "INSTEAD").contains(words.getFirst());
        return ((hasTime ? "" : "BEFORE ") + String.join(" ", words)).replace(" ,", ",");
    }

    private static int indexOf(List<Token> tokens, String text) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(text)) {
                return i;
            }
        }
        return -1;
    }

    private static String normalisedToken(String token) {
        char first = token.charAt(0);
        if (first == '\'' || (token.length() > 1 && token.charAt(1) == '\'')) {
            return token;
        }
        if (first != '"' && first != '`' && first != '[') {
            return token.toLowerCase(Locale.ROOT);
        }
        String inner = token.substring(1, token.length() - 1);
        String plain = inner.toLowerCase(Locale.ROOT);
        if (PLAIN_NAME.matcher(inner).matches() && !VALUES.contains(plain)) {
            return plain;
        }
        String name = first == '"' ? inner.replace("\"\"", "\"") : first == '`' ? inner.replace("``", "`") : inner;
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
