package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** Every migration can be taken back. */
final class NoUndoRule extends LintRule {
    NoUndoRule() {
        super("no-undo", Severity.WARNING, "The migration has no undo script.",
            "It can be taken back only by restoring a backup, and what was written since is lost with that.",
            "Write one, or have one derived for review: “tidemark undo-script VERSION”.");
    }

    @Override public void check(Script script, Findings findings) {
        if (script.context().hasUndo().filter(there -> !there).isPresent() && !script.fileName().startsWith("R__")) {
            findings.add("There is no U" + script.fileName().substring(1) + " beside this migration.");
        }
    }
}
