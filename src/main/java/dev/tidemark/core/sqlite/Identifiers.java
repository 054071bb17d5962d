package dev.tidemark.core.sqlite;

/** Names of tables and columns inside SQL text. */
public final class Identifiers {
    private Identifiers() { }

    /** The name in double quotes, its own quotes doubled, so that any name is safe in a statement (https://www.sqlite.org/lang_keywords.html). */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The text as a SQL string literal. */
    public static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
