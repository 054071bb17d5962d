package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** INSERT INTO t SELECT * FROM … */
final class SelectStarRule extends LintRule {
    SelectStarRule() {
        super("copy-by-position", Severity.WARNING, "Rows are copied with SELECT * into a table whose columns are not named.",
            "The copy goes by the order of the columns: one more or another order, and values land in the wrong ones or the migration fails.",
            "Name the columns on both sides.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.Insert.class).filter(done -> done.deed().all() && !done.deed().columnsNamed()).forEach(done ->
            findings.add(done.statement(), done.deed().table(), "The rows go into “" + done.deed().table().text() + "” by the order of the columns."));
    }
}
