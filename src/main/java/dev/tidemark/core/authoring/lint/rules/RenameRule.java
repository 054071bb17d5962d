package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** Renames of what an earlier script made; the last step of a rebuild is none. */
final class RenameRule extends LintRule {
    RenameRule() {
        super("rename", Severity.NOTE, "A table or column that is in use gets another name.",
            "The chatbot that runs now asks for the old name and fails until it is updated.",
            "Stop it for the migration, or add the new name beside the old one and drop that later.");
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.RenameTable.class).filter(done -> older(script, done.deed().table().text())).forEach(done ->
            findings.add(done.statement(), done.deed().table(), "“" + done.deed().table().text() + "” is called “" + done.deed().to().text() + "” from here on."));
        script.deeds(Deed.RenameColumn.class).filter(done -> older(script, done.deed().table().text())).forEach(done -> findings.add(done.statement(), done.deed().column(),
            "“" + done.deed().table().text() + "." + done.deed().column().text() + "” is called “" + done.deed().to().text() + "” from here on."));
    }

    private static boolean older(Script script, String table) {
        boolean madeAgain = script.deeds(Deed.CreateTable.class).anyMatch(c -> Script.same(c.deed().name(), table));
        return !madeAgain && script.context().before().flatMap(schema -> schema.table(table)).isPresent();
    }
}
