package dev.tidemark.core.authoring;

import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;

/** Statements in a form that stock Flyway splits as SQLite does: it takes a semicolon between brackets or backticks for the end. */
final class Portable {
    private Portable() { }

    static String sql(String statement) {
        if (statement.indexOf('[') < 0 && statement.indexOf('`') < 0) {
            return statement;
        }
        StringBuilder text = new StringBuilder(statement);
        List<Token> tokens = SqlTokens.of(statement);
        for (Token token : tokens.reversed()) {
            char first = statement.charAt(token.start());
            if (token.kind() == SqlTokens.Kind.NAME && (first == '[' || first == '`')) {
                text.replace(token.start(), token.end(), Identifiers.quote(token.text()));
            }
        }
        return text.toString();
    }
}
