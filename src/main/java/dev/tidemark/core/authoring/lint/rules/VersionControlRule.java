package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** What git says of the file; silent where there is no git. */
final class VersionControlRule extends LintRule {
    VersionControlRule() {
        super("not-in-version-control", Severity.WARNING, "The script is not in version control as it is here.",
            "A colleague’s database, or the one on the server, would be built from another text.",
            "Add and commit it before it is applied anywhere: git add, git commit.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.context().control().ifPresent(control -> {
            switch (control) {
                case UNTRACKED -> findings.add("Git does not know this file.");
                case CHANGED -> findings.add("This file differs from what is committed.");
                // What is ignored on purpose is no finding.
                case COMMITTED, IGNORED -> { }
            }
        });
    }
}
