package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** Different kinds of change on tables that no foreign key, view or trigger joins. The first script of all may build everything. */
final class UnrelatedRule extends LintRule {
    UnrelatedRule() {
        super("unrelated-changes", Severity.NOTE, "A script changes several things that have nothing to do with each other.",
            "They can be applied, taken back and understood only together.",
            "Make a migration of each.");
    }

    @Override public void check(Script script, Findings findings) {
        boolean first = script.context().before().filter(schema -> schema.ownTables().isEmpty()).isPresent();
        Groups groups = Groups.of(script);
        if (!first && groups.kinds() > 1 && groups.count() > 1) {
            findings.add(groups.second(), groups.second().first(), "This has nothing to do with “" + groups.firstTable() + "”, which the script changes before.");
        }
    }
}
