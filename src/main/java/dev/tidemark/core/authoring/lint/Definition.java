package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.sqlite.SqlTokens.Kind;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The definition of a column, or a constraint of a table.
 *
 * @param tokens its words, never empty; a column's first one is its name
 */
public record Definition(List<Token> tokens) {
    private static final Set<String> CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED", "AS", "FOREIGN");

    public Token name() {
        return tokens.getFirst();
    }

    boolean isTableConstraint() {
        return name().kind() == Kind.WORD && Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN").stream().anyMatch(name()::is);
    }

    /** The words of the declared type, its numbers in brackets left out; empty when there is none. */
    public List<Token> type() {
        int depth = name().depth();
        return tokens.stream().skip(1).takeWhile(token -> CONSTRAINTS.stream().noneMatch(token::is)).filter(token -> token.depth() == depth && token.isName()).toList();
    }

    /** The declared type in one text, in upper case: "VARCHAR", "DOUBLE PRECISION". */
    public String typeText() {
        return type().stream().map(token -> token.text().toUpperCase(Locale.ROOT)).collect(Collectors.joining(" "));
    }

    /** The place of these keywords in this order, outside of brackets; -1 when they are not there. */
    public int indexOf(String... keywords) {
        for (int i = 0; i + keywords.length <= tokens.size(); i++) {
            boolean here = tokens.get(i).depth() == name().depth();
            for (int k = 0; here && k < keywords.length; k++) {
                here = tokens.get(i + k).is(keywords[k]);
            }
            if (here) {
                return i;
            }
        }
        return -1;
    }

    /** Whether these keywords stand there in this order, outside of brackets. */
    public boolean has(String... keywords) {
        return indexOf(keywords) >= 0;
    }

    /** What stands behind DEFAULT: a word, a literal, or the bracket of an expression; null when there is no default. */
    public Token defaultValue() {
        int at = indexOf("DEFAULT");
        return at >= 0 && at + 1 < tokens.size() ? tokens.get(at + 1) : null;
    }

    /** Whether it refers to another table. */
    public boolean refers() {
        return has("REFERENCES");
    }
}
