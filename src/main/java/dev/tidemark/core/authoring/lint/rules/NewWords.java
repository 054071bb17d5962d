package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.Floor;
import dev.tidemark.core.sqlite.SqlTokens.Kind;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came with which SQLite (https://www.sqlite.org/changes.html). */
final class NewWords {
    private static final Map<String, Floor> FUNCTIONS = new HashMap<>();

    static {
        functions("3.32", "iif");
        functions("3.35", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "ceiling", "cos", "cosh", "degrees", "exp", "floor", "ln", "log", "log10", "log2", "mod", "pi", "pow",
            "power", "radians", "sign", "sin", "sinh", "sqrt", "tan", "tanh", "trunc");
        functions("3.38", "unixepoch", "format");
        functions("3.41", "unhex");
        functions("3.42", "json_error_position");
        functions("3.43", "octet_length", "timediff");
        functions("3.44", "concat", "concat_ws", "string_agg");
        functions("3.45", "jsonb", "jsonb_array", "jsonb_extract", "jsonb_group_array", "jsonb_group_object", "jsonb_insert", "jsonb_object", "jsonb_patch", "jsonb_remove", "jsonb_replace", "jsonb_set");
        functions("3.46", "json_pretty");
        functions("3.50", "unistr", "unistr_quote");
    }

    private NewWords() { }

    /** A word or function, and the version that brought it. */
    record Word(String name, Floor since) { }

    /** What begins at this token; null when nothing that is newer than the oldest SQLite in use. */
    static Word at(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.kind() == Kind.WORD && next(tokens, at, "(") && !(at > 0 && (tokens.get(at - 1).is(".") || tokens.get(at - 1).is("INTO") || tokens.get(at - 1).is("TABLE")))) {
            Floor since = FUNCTIONS.get(token.text().toLowerCase(Locale.ROOT));
            if (since != null) {
                return new Word(token.text() + "()", since);
            }
        }
        if (token.is("-") && next(tokens, at, ">") && tokens.get(at + 1).start() == token.end()) {
            return word("The operator ->", "3.38");
        }
        if (token.is("RIGHT") && (next(tokens, at, "JOIN") || next(tokens, at, "OUTER")) || token.is("FULL") && (next(tokens, at, "JOIN") || next(tokens, at, "OUTER"))) {
            return word(token.text().toUpperCase(Locale.ROOT) + " JOIN", "3.39");
        }
        if (token.is("DISTINCT") && next(tokens, at, "FROM") && at > 0 && (tokens.get(at - 1).is("IS") || tokens.get(at - 1).is("NOT"))) {
            return word("IS DISTINCT FROM", "3.39");
        }
        if (token.is("NULLS") && (next(tokens, at, "FIRST") || next(tokens, at, "LAST"))) {
            return word("NULLS FIRST", "3.30");
        }
        boolean inColumn = tokens.getFirst().is("CREATE") && token.depth() == 1 && tokens.get(1).is("TABLE") || tokens.getFirst().is("ALTER") && token.depth() == 0;
        if (token.is("AS") && inColumn && next(tokens, at, "(")) {
            return word("A generated column", "3.31");
        }
        if (token.is("FROM") && token.depth() == 0 && tokens.getFirst().is("UPDATE") && !(at > 0 && tokens.get(at - 1).is("DISTINCT"))) {
            return word("UPDATE … FROM", "3.33");
        }
        if (token.is("MATERIALIZED") && at > 0 && (tokens.get(at - 1).is("AS") || tokens.get(at - 1).is("NOT"))) {
            return word("MATERIALIZED", "3.35");
        }
        if (token.is("RETURNING") && token.depth() == 0 && at > 2) {
            return word("RETURNING", "3.35");
        }
        if (token.is("STRICT") && token.depth() == 0 && at > 0 && (tokens.get(at - 1).is(")") || tokens.get(at - 1).is(",")) && tokens.getFirst().is("CREATE")) {
            return word("STRICT", "3.37");
        }
        if (token.is("DROP") && at == 3 && tokens.getFirst().is("ALTER")) {
            return word("ALTER TABLE … DROP COLUMN", "3.35");
        }
        return token.is("ALTER") && at == 3 && tokens.getFirst().is("ALTER") ? word("ALTER TABLE … ALTER COLUMN", "3.53") : null;
    }

    private static boolean next(List<Token> tokens, int at, String word) {
        return at + 1 < tokens.size() && tokens.get(at + 1).is(word);
    }

    private static Word word(String name, String since) {
        return new Word(name, new Floor(Integer.parseInt(since.substring(2))));
    }

    private static void functions(String since, String... names) {
        for (String name : names) {
            FUNCTIONS.put(name, new Floor(Integer.parseInt(since.substring(2))));
        }
    }
}
