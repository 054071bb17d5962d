package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;

/** A foreign key of the old form whose columns are still there, and which the new form lacks. */
final class RebuildForgetsRule extends LintRule {
    RebuildForgetsRule() {
        super("rebuild-forgets-foreign-key", Severity.WARNING, "A rebuild forgets a foreign key.",
            "The new form takes rows that point to nothing, and deleting a parent leaves its children behind.",
            "Copy the REFERENCES or FOREIGN KEY clause into the new form; if it shall go, say so in a tidemark:ignore comment.");
    }

    @Override public void check(Script script, Findings findings) {
        Schema before = script.context().before().orElse(null);
        Schema after = script.after().orElse(null);
        if (before == null || after == null) {
            return;
        }
        for (Table old : before.ownTables()) {
            Table now = script.rebuild(old.name()).flatMap(rebuild -> after.table(old.name())).orElse(null);
            if (now != null) {
                old.foreignKeys().stream().filter(key -> key.columns().stream().allMatch(column -> now.column(column).isPresent()))
                    .filter(key -> now.foreignKeys().stream().noneMatch(k -> k.columns().equals(key.columns()) && k.parentTable().equalsIgnoreCase(key.parentTable())))
                    .filter(key -> after.table(key.parentTable()).isPresent())
                    .forEach(key -> findings.add(script.rebuild(old.name()).orElseThrow().drop(), script.rebuild(old.name()).orElseThrow().drop().first(),
                        "After the rebuild “" + old.name() + "” (" + String.join(", ", key.columns()) + ") no longer refers to “" + key.parentTable() + "”."));
            }
        }
    }
}
