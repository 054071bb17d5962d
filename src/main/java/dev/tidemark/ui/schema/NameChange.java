package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import dev.tidemark.ui.schema.TableForm.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Another name for a table that is being designed, or for one of its columns, wherever its own clauses and indexes say it. */
final class NameChange {
    private NameChange() { }

    static State table(State from, String name) {
        String old = from.table().name();
        TableDefinition renamed = clauses(from.table(), text -> referringTo(text, old, name)).withName(name);
        return new State(renamed, from.origins(), from.indexes().stream().map(sql -> onTable(sql, old, name)).toList());
    }

    static State column(State from, int at, String name) {
        String table = from.table().name();
        String old = from.table().columns().get(at).name();
        TableDefinition renamed = clauses(from.table(), text -> inOwnReference(inBrackets(text, old, name), table, old, name));
        List<ColumnDefinition> columns = new ArrayList<>(renamed.columns());
        columns.set(at, columns.get(at).withName(name));
        return new State(renamed.withColumns(columns), from.origins(), from.indexes().stream().map(sql -> inIndex(sql, old, name)).toList());
    }

    private static TableDefinition clauses(TableDefinition table, UnaryOperator<String> change) {
        UnaryOperator<Clause> follow = clause -> new Clause(clause.kind(), clause.name(), change.apply(clause.text()));
        return table.withColumns(table.columns().stream().map(column -> new ColumnDefinition(column.name(), column.type(), column.clauses().stream().map(follow).toList())).toList())
            .withConstraints(table.constraints().stream().map(follow).toList());
    }

    /** What a reference says of its parent, and what is called as a function, is left. */
    private static String inBrackets(String sql, String old, String name) {
        List<Token> tokens = SqlTokens.of(sql);
        int references = references(tokens);
        int end = references < 0 ? tokens.size() : references;
        return replaced(sql, tokens.subList(0, end), name, token -> token.depth() > 0 && names(token, old) && !called(sql, token));
    }

    private static String inOwnReference(String sql, String table, String old, String name) {
        List<Token> tokens = SqlTokens.of(sql);
        int references = references(tokens);
        boolean own = references >= 0 && references + 1 < tokens.size() && tokens.get(references + 1).text().equalsIgnoreCase(table);
        return own ? replaced(sql, tokens.subList(references + 2, tokens.size()), name, token -> token.depth() > tokens.get(references).depth() && names(token, old)) : sql;
    }

    private static String referringTo(String sql, String old, String name) {
        List<Token> tokens = SqlTokens.of(sql);
        int references = references(tokens);
        return references < 0 || references + 1 >= tokens.size() ? sql : replaced(sql, tokens.subList(references + 1, references + 2), name, token -> token.text().equalsIgnoreCase(old));
    }

    private static String onTable(String sql, String old, String name) {
        List<Token> tokens = SqlTokens.of(sql);
        int on = 0;
        while (on < tokens.size() && !(tokens.get(on).is("ON") && tokens.get(on).depth() == 0)) {
            on++;
        }
        return on + 1 >= tokens.size() ? sql : replaced(sql, tokens.subList(on + 1, on + 2), name, token -> token.text().equalsIgnoreCase(old));
    }

    /** The condition of a partial index stands outside of its brackets. */
    private static String inIndex(String sql, String old, String name) {
        int where = SqlTokens.of(sql).stream().filter(t -> t.depth() == 0 && t.is("WHERE")).mapToInt(Token::end).findFirst().orElse(sql.length());
        String bracketed = inBrackets("(" + sql.substring(where) + ")", old, name);
        return inBrackets(sql.substring(0, where), old, name) + bracketed.substring(1, bracketed.length() - 1);
    }

    private static int references(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("REFERENCES")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean names(Token token, String name) {
        return (token.kind() == SqlTokens.Kind.NAME || token.kind() == SqlTokens.Kind.WORD) && token.text().equalsIgnoreCase(name);
    }

    private static boolean called(String sql, Token token) {
        return token.kind() == SqlTokens.Kind.WORD && sql.substring(token.end()).stripLeading().startsWith("(");
    }

    private static String replaced(String sql, List<Token> tokens, String name, Predicate<Token> wanted) {
        StringBuilder changed = new StringBuilder(sql);
        tokens.reversed().stream().filter(wanted).forEach(token -> changed.replace(token.start(), token.end(), TableDefinition.shown(name)));
        return changed.toString();
    }
}
