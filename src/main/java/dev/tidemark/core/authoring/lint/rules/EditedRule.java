package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** A checksum that is not the applied one. */
final class EditedRule extends LintRule {
    EditedRule() {
        super("edited-after-applied", Severity.ERROR, "The script was edited after it was applied.",
            "The database has what the old text did; Flyway and Tidemark refuse to migrate until that is settled.",
            "Put the old text back, or make a new migration of the edit: “tidemark health” shows both.");
    }

    @Override public void check(Script script, Findings findings) {
        if (script.context().editedAfterApplied()) {
            findings.add("The database was migrated with another text of this script.");
        }
    }
}
