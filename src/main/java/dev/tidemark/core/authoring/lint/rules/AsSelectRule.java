package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** https://www.sqlite.org/lang_createtable.html#create_table_as_select_statements */
final class AsSelectRule extends LintRule {
    AsSelectRule() {
        super("create-as-select", Severity.WARNING, "A table is made of a query.",
            "It gets the names and the values, and no key, no constraint, no default, no index.",
            "Write CREATE TABLE with its constraints, then INSERT INTO … SELECT.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.CreateTable.class).filter(done -> done.deed().asSelect() && !done.deed().temporary() && !droppedAgain(script, done.deed().name().text())).forEach(done ->
            findings.add(done.statement(), done.deed().name(), "“" + done.deed().name().text() + "” gets neither keys nor constraints from the query."));
    }

    private static boolean droppedAgain(Script script, String table) {
        return script.deeds(Deed.Drop.class).anyMatch(d -> Script.same(d.deed().name(), table));
    }
}
