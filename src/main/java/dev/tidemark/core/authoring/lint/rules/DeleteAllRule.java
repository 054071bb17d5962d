package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** DELETE without a choice of rows, on a table that is not the script’s own. */
final class DeleteAllRule extends LintRule {
    DeleteAllRule() {
        super("delete-all", Severity.WARNING, "A DELETE has no WHERE.",
            "All rows of the table go, and no undo script brings them back.",
            "Say which rows are meant; if all are meant, say so in a tidemark:ignore comment.");
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.Delete.class).filter(done -> !done.deed().some() && !madeHere(script, done.deed().table().text())).forEach(done ->
            findings.add(done.statement(), done.deed().table(), "All rows of “" + done.deed().table().text() + "” are deleted."));
    }

    private static boolean madeHere(Script script, String table) {
        return script.deeds(Deed.CreateTable.class).anyMatch(c -> Script.same(c.deed().name(), table));
    }
}
