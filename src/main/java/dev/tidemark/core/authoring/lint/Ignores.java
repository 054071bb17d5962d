package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.authoring.lint.Comments.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments of the form {@code tidemark:ignore CODE reason}. In the head of a script, before its first statement, such a comment is for the whole
 * script; elsewhere it is for the statement in which it stands, or behind which it ends the line, or before which it stands.
 */
public final class Ignores {
    private static final Pattern FORM = Pattern.compile("tidemark:ignore\\b[:\\s]*(?<codes>[\\w-]+(\\s*,\\s*[\\w-]+)*)?\\s*(?<reason>.*)", Pattern.DOTALL);

    private final List<Ignore> all = new ArrayList<>();

    /**
     * One such comment.
     *
     * @param from the part of the script that it is for
     */
    public record Ignore(Comment comment, Set<String> codes, String reason, int from, int to) {
        public int start() {
            return comment.start();
        }

        public int length() {
            return comment.end() - comment.start();
        }
    }

    Ignores(String text, List<Comment> comments, List<Statement> statements) {
        for (Comment comment : comments) {
            Matcher form = FORM.matcher(comment.text());
            if (form.lookingAt()) {
                Set<String> codes = form.group("codes") == null ? Set.of() : Set.of(form.group("codes").split("\\s*,\\s*"));
                int[] range = range(text, comment, statements);
                all.add(new Ignore(comment, codes, form.group("reason").strip(), range[0], range[1]));
            }
        }
    }

    List<Ignore> all() {
        return all;
    }

    boolean cover(LintFinding finding) {
        return all.stream().anyMatch(ignore -> ignore.codes().contains(finding.code()) && ignore.from() <= finding.place().start() && finding.place().start() < ignore.to());
    }

    private static int[] range(String text, Comment comment, List<Statement> statements) {
        if (statements.isEmpty() || comment.end() <= statements.getFirst().start()) {
            return new int[] {0, Integer.MAX_VALUE};
        }
        Statement before = statements.stream().filter(s -> s.start() < comment.start()).reduce((a, b) -> b).orElseThrow();
        boolean behind = comment.start() < before.end() || text.substring(before.end(), comment.start()).indexOf('\n') < 0;
        Statement meant = behind ? before : statements.stream().filter(s -> s.start() >= comment.end()).findFirst().orElse(before);
        return new int[] {meant.start(), meant.end()};
    }
}
