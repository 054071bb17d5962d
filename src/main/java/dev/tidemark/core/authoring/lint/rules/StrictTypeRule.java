package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Definition;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import java.util.Set;

/** https://www.sqlite.org/stricttables.html */
final class StrictTypeRule extends LintRule {
    private static final Set<String> TYPES = Set.of("INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY");

    StrictTypeRule() {
        super("strict-type", Severity.ERROR, "A STRICT table has a column of a type that STRICT does not know.",
            "SQLite refuses the table: only INT, INTEGER, REAL, TEXT, BLOB and ANY are types there.",
            "Use one of the six types; a CHECK can keep lengths and forms.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.CreateTable.class).filter(done -> done.deed().strict()).forEach(done -> {
            for (Definition column : done.deed().columns()) {
                if (!TYPES.contains(column.typeText())) {
                    findings.add(done.statement(), column.type().isEmpty() ? column.name() : column.type().getFirst(), column.typeText().isEmpty()
                        ? "“" + column.name().text() + "” has no type, and a STRICT table wants one." : "A STRICT table does not know the type " + column.typeText() + ".");
                }
            }
        });
    }
}
