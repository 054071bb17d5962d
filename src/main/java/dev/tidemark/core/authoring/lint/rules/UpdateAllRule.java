package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;

/** UPDATE without a choice of rows that sets something other than a column added by the script. */
final class UpdateAllRule extends LintRule {
    UpdateAllRule() {
        super("update-all", Severity.NOTE, "An UPDATE has no WHERE and overwrites a column that was there before.",
            "Every row gets the new value, and the old ones are not kept anywhere.",
            "Say which rows are meant. Filling a column that this script adds is no finding.");
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.Update.class).filter(done -> !done.deed().some()).forEach(done -> {
            List<Token> old = done.deed().columns().stream().filter(column -> !madeHere(script, done.deed().table().text(), column.text())).toList();
            if (!old.isEmpty() && !done.statement().names("coalesce") && !done.statement().names("ifnull")) {
                findings.add(done.statement(), old.getFirst(), "Every row of “" + done.deed().table().text() + "” gets a new “" + old.getFirst().text() + "”.");
            }
        });
    }

    private static boolean madeHere(Script script, String table, String column) {
        return script.deeds(Deed.AddColumn.class).anyMatch(a -> Script.same(a.deed().table(), table) && Script.same(a.deed().column().name(), column))
            || script.deeds(Deed.CreateTable.class).anyMatch(c -> Script.same(c.deed().name(), table));
    }
}
