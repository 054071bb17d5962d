package dev.tidemark.core.schema;

import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes a CREATE TABLE statement apart that SQLite has accepted (the grammar is in its parse.y). */
final class TableParser {
    private static final Set<String> CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    private final String sql;
    private final List<Token> tokens;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<Clause> constraints = new ArrayList<>();

    TableParser(String sql) {
        this.sql = sql;
        this.tokens = SqlTokens.of(sql);
    }

    Optional<TableDefinition> parse() {
        int open = 0;
        while (open < tokens.size() && !tokens.get(open).is("(")) {
            open++;
        }
        boolean table = open >= 3 && open < tokens.size() && tokens.getFirst().is("CREATE") && tokens.subList(1, open).stream().anyMatch(t -> t.is("TABLE"))
            && tokens.subList(1, open).stream().noneMatch(t -> t.is("VIRTUAL") || t.is("AS"));
        if (!table || !tokens.get(open - 1).isName()) {
            return Optional.empty();
        }
        int at = open + 1;
        for (int first = at; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            boolean last = token.is(")") && token.depth() == 0;
            if (last || token.is(",") && token.depth() == 1) {
                part(tokens.subList(first, at));
                first = at + 1;
            }
            if (last) {
                break;
            }
        }
        List<Token> options = at < tokens.size() ? tokens.subList(at + 1, tokens.size()) : List.of();
        return Optional.of(new TableDefinition(tokens.get(open - 1).text(), columns, constraints,
            options.stream().anyMatch(t -> t.is("STRICT")), options.stream().anyMatch(t -> t.is("WITHOUT"))));
    }

    private void part(List<Token> part) {
        if (part.isEmpty()) {
            return;
        }
        Token first = part.getFirst();
        if (isWord(first, CONSTRAINTS)) {
            constraints.addAll(clauses(part, true));
            return;
        }
        int end = 1;
        while (end < part.size() && !starts(part, end, false)) {
            end++;
        }
        columns.add(new ColumnDefinition(first.text(), text(part.subList(1, end)), clauses(part.subList(end, part.size()), false)));
    }

    /** SQLite needs no comma between two constraints of a table. */
    private List<Clause> clauses(List<Token> part, boolean ofTable) {
        List<Clause> clauses = new ArrayList<>();
        String name = null;
        int start = 0;
        while (start < part.size()) {
            if (part.get(start).is("CONSTRAINT") && start + 1 < part.size()) {
                name = part.get(start + 1).text();
                start += 2;
                continue;
            }
            int end = start + 1;
            while (end < part.size() && !starts(part, end, ofTable)) {
                end++;
            }
            Optional<Kind> kind = Kind.startingWith(part.get(start).text());
            if (kind.isPresent()) {
                clauses.add(new Clause(kind.get(), name, text(part.subList(start, end))));
                name = null;
            }
            start = end;
        }
        return clauses;
    }

    /** Whether a clause begins here. Some of its words also occur inside others: DEFAULT NULL, SET NULL, SET DEFAULT, NOT DEFERRABLE, ALWAYS AS. */
    private static boolean starts(List<Token> part, int at, boolean ofTable) {
        Token token = part.get(at);
        Token before = part.get(at - 1);
        if (token.depth() != part.getFirst().depth() || token.kind() != SqlTokens.Kind.WORD || before.is("CONSTRAINT")) {
            return false;
        }
        if (ofTable) {
            return isWord(token, CONSTRAINTS);
        }
        boolean inside = before.is("DEFAULT") && !token.is("NOT") || before.is("SET") || before.is("COLLATE") || before.is("REFERENCES")
            || token.is("NULL") && before.is("NOT") || token.is("AS") && before.is("ALWAYS")
            || token.is("NOT") && at + 1 < part.size() && part.get(at + 1).is("DEFERRABLE") || token.is("DEFAULT") && before.is("SET");
        return !inside && (token.is("CONSTRAINT") || Kind.startingWith(token.text()).isPresent() && !token.is("FOREIGN"));
    }

    private static boolean isWord(Token token, Set<String> words) {
        return token.kind() == SqlTokens.Kind.WORD && words.contains(token.text().toUpperCase(Locale.ROOT));
    }

    private String text(List<Token> part) {
        return part.isEmpty() ? "" : sql.substring(part.getFirst().start(), part.getLast().end());
    }
}
