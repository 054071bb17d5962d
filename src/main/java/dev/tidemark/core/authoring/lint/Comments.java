package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
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
        List<Comment> comments = new ArrayList<>();
        int gap = 0;
        for (Token token : SqlTokens.of(script)) {
            collect(script, gap, token.start(), comments);
            gap = token.end();
        }
        collect(script, gap, script.length(), comments);
        return List.copyOf(comments);
    }

    private static void collect(String script, int from, int to, List<Comment> comments) {
        for (int at = from; at < to; ) {
            if (script.startsWith("--", at)) {
                int end = end(script.indexOf('\n', at), 0, to);
                comments.add(new Comment(at, end, script.substring(at + 2, end).strip()));
                at = end;
            } else if (script.startsWith("/*", at)) {
                int end = end(script.indexOf("*/", at + 2), 2, to);
                comments.add(new Comment(at, end, script.substring(at + 2, Math.max(at + 2, end - 2)).strip()));
                at = end;
            } else {
                at++;
            }
        }
    }

    private static int end(int found, int length, int to) {
        return found < 0 ? to : Math.min(to, found + length);
    }
}
