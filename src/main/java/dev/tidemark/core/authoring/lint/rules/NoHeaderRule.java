package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Edit;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** The head of a script says why it is there. */
final class NoHeaderRule extends LintRule {
    NoHeaderRule() {
        super("no-header", Severity.NOTE, "The script does not begin with a comment.",
            "The next reader sees what it does and not why; a year later nobody dares to change it.",
            "Begin with what it does and why; an undo script says what does not come back.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        if (!script.statements().isEmpty() && script.header().split("\\s+").length < 3) {
            String name = script.description().isEmpty() ? "What it does" : Character.toUpperCase(script.description().charAt(0)) + script.description().substring(1);
            findings.add(0, 0, "No comment at the top says what this script does and why.", new Edit(0, 0, "-- " + name + ".\n--\n-- Why: \n"));
        }
    }
}
