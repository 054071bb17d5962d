package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Set;

/**
 * A statement of a script, read.
 *
 * @param source the statement as it was split off
 * @param tokens its words and signs; their places count from the statement's beginning
 * @param deed what it does
 */
public record Statement(SqlStatement source, List<Token> tokens, Deed deed) {
    static Statement of(SqlStatement source) {
        List<Token> tokens = List.copyOf(SqlTokens.of(source.text()));
        return new Statement(source, tokens, DeedReader.read(tokens));
    }

    public int start() {
        return source.start();
    }

    public int end() {
        return source.start() + source.text().length();
    }

    public String text() {
        return source.text();
    }

    /** Its first word. */
    public Token first() {
        return tokens.getFirst();
    }

    /** Whether it begins with one of these keywords. */
    public boolean begins(Set<String> keywords) {
        return !tokens.isEmpty() && keywords.stream().anyMatch(first()::is);
    }

    /** Whether it uses this name for anything. */
    public boolean names(String name) {
        return tokens.stream().anyMatch(token -> token.isName() && token.text().equalsIgnoreCase(name));
    }

    /** The token behind this one, or null at the end. */
    public Token after(int index) {
        return index + 1 < tokens.size() ? tokens.get(index + 1) : null;
    }

    /** The same token with the sign or word that was written, quotes too. */
    public String written(Token token) {
        return source.text().substring(token.start(), token.end());
    }
}
