package dev.tidemark.core.schema;

import dev.tidemark.core.schema.SqlText.Token;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the statements in {@code sqlite_schema} say that no pragma tells (https://www.sqlite.org/schematab.html). */
public final class ObjectSql {
    private static final Set<String> CONSTRAINTS = Set.of("constraint", "primary", "unique", "check", "foreign");

    private ObjectSql() { }

    /** Whether two statements mean the same: blanks, comments, case and needless quotes do not count. */
    public static boolean same(String one, String other) {
        return one.equals(other) || SqlText.normalised(one).equals(SqlText.normalised(other));
    }

    /** A text that is equal for statements, or parts of them, that are {@link #same}. */
    public static String normalised(String sql) {
        return SqlText.normalised(sql);
    }

    /** The names of the columns that a CREATE TABLE statement lists, in lower case; empty for a virtual table. */
    public static List<String> columnNames(String createTable) {
        if (SqlText.tokens(createTable).stream().anyMatch(t -> t.is("VIRTUAL"))) {
            return List.of();
        }
        return definitions(createTable).stream().map(ObjectSql::columnName).flatMap(Optional::stream).toList();
    }

    /** How a CREATE TABLE statement defines a column: {@code status VARCHAR(50) NOT NULL}. */
    public static Optional<String> columnDefinition(String createTable, String column) {
        return definitions(createTable).stream().filter(d -> columnName(d).equals(Optional.of(column.toLowerCase(Locale.ROOT)))).findFirst();
    }

    /** A CREATE TABLE statement with another name for the table. */
    public static String withTableName(String createTable, String name) {
        List<Token> tokens = SqlText.tokens(createTable);
        int at = indexOf(tokens, "TABLE") + 1;
        if (tokens.get(at).is("IF")) {
            at += 3;
        }
        if (tokens.get(at + 1).is(".")) {
            at += 2;
        }
        Token old = tokens.get(at);
        return createTable.substring(0, old.start()) + Identifiers.quote(name) + createTable.substring(old.end());
    }

    /** Whether a CREATE TABLE statement promises never to use a row id twice (https://www.sqlite.org/autoinc.html). */
    public static boolean autoincrement(String createTable) {
        return SqlText.tokens(createTable).stream().anyMatch(t -> t.is("AUTOINCREMENT"));
    }

    /** Whether a statement uses this name for anything; it may also be the name of a column. */
    public static boolean mentions(String sql, String name) {
        return SqlText.tokens(sql).stream().anyMatch(t -> unquoted(t.text()).equalsIgnoreCase(name));
    }

    /** The parts of the list in a CREATE TABLE statement's parentheses: columns and constraints of the table. */
    private static List<String> definitions(String createTable) {
        List<Token> tokens = SqlText.tokens(createTable);
        int open = indexOf(tokens, "(");
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int first = open + 1;
        for (int i = Math.max(open, 0); i < tokens.size(); i++) {
            String sign = tokens.get(i).text();
            depth += sign.equals("(") ? 1 : sign.equals(")") ? -1 : 0;
            boolean ends = depth == 0 || depth == 1 && sign.equals(",");
            if (ends && i > first) {
                parts.add(createTable.substring(tokens.get(first).start(), tokens.get(i - 1).end()));
            }
            first = ends ? i + 1 : first;
            if (depth == 0) {
                break;
            }
        }
        return parts;
    }

    private static Optional<String> columnName(String definition) {
        String first = SqlText.tokens(definition).getFirst().text();
        return CONSTRAINTS.contains(first.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of(unquoted(first).toLowerCase(Locale.ROOT));
    }

    private static String unquoted(String token) {
        char quote = token.charAt(0);
        if (token.length() < 2 || "\"`['".indexOf(quote) < 0) {
            return token;
        }
        String inner = token.substring(1, token.length() - 1);
        return quote == '[' ? inner : inner.replace("" + quote + quote, "" + quote);
    }

    private static int indexOf(List<Token> tokens, String text) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(text)) {
                return i;
            }
        }
        return -1;
    }
}
