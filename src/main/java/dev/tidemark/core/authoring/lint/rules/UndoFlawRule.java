package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** Found by running the migration and then its undo script on an empty copy of the schema. */
final class UndoFlawRule extends LintRule {
    UndoFlawRule() {
        super("undo-incomplete", Severity.ERROR, "The undo script does not lead back to the schema before.",
            "After a roll back the database is neither the old one nor the new one, and the next migrate fails on it.",
            "Bring back what the sentence names; where it cannot come back, say so in a tidemark:ignore comment.");
    }

    @Override public void check(Script script, Findings findings) {
        script.context().undoFlaws().forEach(findings::add);
    }
}
