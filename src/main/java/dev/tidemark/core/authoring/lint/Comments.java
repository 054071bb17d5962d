package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;

/** The comments of a script: what stands between its tokens and is no blank. */
final class Comments {
    private Comments() { }

    /**
     * A comment.
     *
     * @param text without its signs
     */
    record Comment(int start, int end, String text) { }

    static List<Comment> of(String script) {
        return SqlTokens.withComments(script).stream().filter(token -> token.kind() == SqlTokens.Kind.COMMENT).map(Comments::of).toList();
    }

    private static Comment of(Token token) {
        boolean closed = token.text().startsWith("/*") && token.text().length() > 3 && token.text().endsWith("*/");
        return new Comment(token.start(), token.end(), token.text().substring(2, token.text().length() - (closed ? 2 : 0)).strip());
    }
}
