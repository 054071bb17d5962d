package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes down what one rule finds in one script. */
public final class Findings {
    private final Script script;
    private final LintRule rule;
    private final List<LintFinding> found = new ArrayList<>();

    Findings(Script script, LintRule rule) {
        this.script = script;
        this.rule = rule;
    }

    /** A finding that is the whole script's. */
    public void add(String sentence) {
        add(0, 0, sentence, null);
    }

    /** A finding at a word of a statement. */
    public void add(Statement statement, Token at, String sentence) {
        add(statement, at, sentence, null);
    }

    /** A finding at a word of a statement, with the change that mends it. */
    public void add(Statement statement, Token at, String sentence, Edit edit) {
        add(statement.start() + at.start(), at.end() - at.start(), sentence, edit);
    }

    /** A finding at an offset of the script. */
    public void add(int start, int length, String sentence, Edit edit) {
        found.add(new LintFinding(rule.code(), script.context().settings().severity(rule), Place.in(script.fileName(), script.text(), start, length),
            sentence, rule.fix(), Optional.ofNullable(edit)));
    }

    List<LintFinding> found() {
        return found;
    }
}
