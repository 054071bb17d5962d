package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** A migration that does nothing. */
final class EmptyScriptRule extends LintRule {
    EmptyScriptRule() {
        super("empty-script", Severity.WARNING, "The migration has no statement.",
            "It counts as applied and has done nothing.",
            "Write its statements, or remove the file before it is applied anywhere.");
    }

    @Override public void check(Script script, Findings findings) {
        if (script.statements().isEmpty()) {
            findings.add("There is no statement in this script.");
        }
    }
}
