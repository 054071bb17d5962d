package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Optional;

/**
 * An index as a form (https://www.sqlite.org/lang_createindex.html). A value.
 *
 * @param key as it stands in the brackets: {@code project_id, lower(title) COLLATE NOCASE DESC}
 * @param where of a partial index; empty for all rows
 */
record IndexForm(String name, boolean unique, String key, String where) {
    /** Of columns, with the name that says so. */
    static IndexForm on(String table, List<String> columns) {
        return new IndexForm("ix_" + table + "_" + String.join("_", columns), false, ForeignKeyForm.shown(columns), "");
    }

    /** That of a CREATE INDEX statement. */
    static Optional<IndexForm> of(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        int on = first(tokens, 0, "ON");
        int open = first(tokens, on, "(");
        int where = first(tokens, open, "WHERE");
        int close = (where < tokens.size() ? where : tokens.size()) - 1;
        while (close > open && !tokens.get(close).is(")")) {
            close--;
        }
        if (on == 0 || close <= open || !tokens.getFirst().is("CREATE")) {
            return Optional.empty();
        }
        return Optional.of(new IndexForm(tokens.get(on - 1).text(), tokens.get(1).is("UNIQUE"), sql.substring(tokens.get(open).end(), tokens.get(close).start()).strip(),
            where < tokens.size() ? sql.substring(tokens.get(where).end()).strip() : ""));
    }

    /** As the statement that makes it. */
    String sql(String table) {
        return "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + TableDefinition.shown(name) + " ON " + TableDefinition.shown(table) + " (" + key.strip() + ")"
            + (where.isBlank() ? "" : " WHERE " + where.strip());
    }

    /** The place of a word outside of all brackets, from a place on; behind the end when it is not there. */
    private static int first(List<Token> tokens, int from, String word) {
        int at = from;
        while (at < tokens.size() && !(tokens.get(at).depth() == 0 && tokens.get(at).is(word))) {
            at++;
        }
        return at;
    }
}
