package dev.tidemark.core.query;

import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One statement of a console's text and what it would do.
 *
 * @param column where it begins on its line, from 1
 * @param refusal why it is not run in a console at all; null when it is
 */
public record Deed(SqlStatement statement, int column, Kind kind, String refusal) {
    /** Those that only tell something, also with an argument (https://www.sqlite.org/pragma.html). */
    private static final Set<String> TELLING = Set.of("table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list", "foreign_key_check",
        "integrity_check", "quick_check");
    /** Those that only tell something when they stand alone. */
    private static final Set<String> TELLING_ALONE = Set.of("application_id", "auto_vacuum", "busy_timeout", "cache_size", "collation_list", "compile_options", "data_version", "database_list",
        "encoding", "foreign_keys", "freelist_count", "function_list", "journal_mode", "max_page_count", "mmap_size", "module_list", "page_count", "page_size", "pragma_list", "query_only",
        "recursive_triggers", "schema_version", "secure_delete", "synchronous", "temp_store", "trusted_schema", "user_version");
    private static final Set<String> SCHEMA = Set.of("CREATE", "ALTER", "DROP");
    private static final Set<String> TRANSACTION = Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE");
    private static final Set<String> CHANGES = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE");

    /** Whether it changes the schema: what a migration is for. */
    public boolean changesSchema() {
        return kind == Kind.REFUSED && SCHEMA.contains(verb(SqlTokens.of(statement.text())));
    }

    /** Whether it gives rows: a query, or a change with RETURNING. Those of a run that changes something are not kept. */
    public boolean givesRows() {
        return kind == Kind.READ || kind == Kind.CHANGE && SqlTokens.of(statement.text()).stream().anyMatch(token -> token.depth() == 0 && token.kind() == SqlTokens.Kind.WORD && token.is("RETURNING"));
    }

    /** What a statement does. */
    public enum Kind {
        /** It only reads. */
        READ,
        /** It changes rows. */
        CHANGE,
        /** It does what a console does not. */
        REFUSED
    }

    /** The statements of a text, in order. */
    public static List<Deed> of(String text) {
        return SqlScript.split(text).stream().map(statement -> of(statement, text)).toList();
    }

    /** The statement that a place in the text belongs to: the one around it, or else the one before it; null when there is none. */
    public static Deed at(List<Deed> deeds, int position) {
        Deed found = deeds.isEmpty() ? null : deeds.getFirst();
        for (Deed deed : deeds) {
            found = deed.statement().start() <= position ? deed : found;
        }
        return found;
    }

    private static Deed of(SqlStatement statement, String whole) {
        String text = whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
        int column = statement.start() == 0 ? 1 : statement.start() - text.lastIndexOf('\n', statement.start() - 1);
        List<Token> tokens = SqlTokens.of(statement.text());
        String verb = tokens.isEmpty() ? "" : verb(tokens);
        if (CHANGES.contains(verb)) {
            return sqlitesOwn(tokens) ? new Deed(statement, column, Kind.REFUSED, "SQLite keeps its own tables itself, and no undo is kept of them") : new Deed(statement, column, Kind.CHANGE, null);
        }
        String refusal = refusal(verb, tokens);
        return new Deed(statement, column, refusal == null ? Kind.READ : Kind.REFUSED, refusal);
    }

    /** The first word; behind the common table expressions of WITH, the word that says what is done with them. */
    private static String verb(List<Token> tokens) {
        String first = tokens.getFirst().text().toUpperCase(Locale.ROOT);
        return !first.equals("WITH") ? first : IntStream.range(1, tokens.size()).filter(i -> tokens.get(i).depth() == 0)
            .filter(i -> isVerb(tokens, i) || tokens.get(i).is("SELECT") || tokens.get(i).is("VALUES")).mapToObj(i -> tokens.get(i).text().toUpperCase(Locale.ROOT)).findFirst().orElse(first);
    }

    /** Whether it changes a table of SQLite's own, such as its counters in sqlite_sequence: no trigger sees that, so it would be told as no change. */
    private static boolean sqlitesOwn(List<Token> tokens) {
        int at = change(tokens);
        int name = at + 1;
        while (name < tokens.size() && (tokens.get(name).is("INTO") || tokens.get(name).is("FROM"))) {
            name++;
        }
        if (name < tokens.size() && tokens.get(name).is("OR")) {
            name += tokens.size() > name + 2 && tokens.get(name + 2).is("INTO") ? 3 : 2;
        }
        name += name + 1 < tokens.size() && tokens.get(name + 1).is(".") ? 2 : 0;
        return name < tokens.size() && tokens.get(name).isName() && tokens.get(name).text().toLowerCase(Locale.ROOT).startsWith("sqlite_");
    }

    private static int change(List<Token> tokens) {
        return IntStream.range(0, tokens.size()).filter(i -> tokens.get(i).depth() == 0 && isVerb(tokens, i)).findFirst().orElse(0);
    }

    /** REPLACE is a verb, a name of its own right and a function. */
    private static boolean isVerb(List<Token> tokens, int at) {
        Token next = at + 1 < tokens.size() ? tokens.get(at + 1) : null;
        return tokens.get(at).kind() == SqlTokens.Kind.WORD && CHANGES.contains(tokens.get(at).text().toUpperCase(Locale.ROOT))
            && !(tokens.get(at).is("REPLACE") && next != null && (next.is("AS") || next.is("(")));
    }

    private static String refusal(String verb, List<Token> tokens) {
        if (SCHEMA.contains(verb)) {
            return verb + " changes the schema, and that is what migrations are for";
        }
        if (TRANSACTION.contains(verb)) {
            return verb + " is not needed: all statements of a run are one transaction, which Tidemark begins and ends";
        }
        return switch (verb) {
            case "ATTACH", "DETACH" -> verb + " would bring another file in; open that file as a workspace of its own";
            case "VACUUM" -> "VACUUM writes the whole file anew, or into another one; use a backup to get a compact copy";
            case "ANALYZE", "REINDEX" -> verb + " writes into the database and has no undo";
            case "PRAGMA" -> pragma(tokens);
            case "EXPLAIN" -> explain(tokens);
            default -> null;
        };
    }

    /** Many PRAGMAs are carried out while they are compiled, so that EXPLAIN does what it seems to describe (https://www.sqlite.org/pragma.html, first section). */
    private static String explain(List<Token> tokens) {
        int explained = tokens.size() > 2 && tokens.get(1).is("QUERY") && tokens.get(2).is("PLAN") ? 3 : 1;
        return explained < tokens.size() && tokens.get(explained).is("PRAGMA") ? "SQLite may carry a PRAGMA out although it is only explained" : null;
    }

    private static String pragma(List<Token> tokens) {
        int name = tokens.size() > 2 && tokens.get(2).is(".") ? 3 : 1;
        if (name >= tokens.size()) {
            return null;
        }
        String pragma = tokens.get(name).text().toLowerCase(Locale.ROOT);
        boolean assigns = tokens.size() > name + 1 && tokens.get(name + 1).is("=");
        boolean alone = tokens.size() == name + 1;
        if (TELLING.contains(pragma) && !assigns || TELLING_ALONE.contains(pragma) && alone) {
            return null;
        }
        return "PRAGMA " + pragma + (TELLING_ALONE.contains(pragma) ? " with a value changes how the database works" : " is none of those that only tell something");
    }
}
