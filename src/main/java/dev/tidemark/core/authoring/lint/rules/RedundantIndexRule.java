package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;

/** A new plain index whose columns another plain index of the table begins with. */
final class RedundantIndexRule extends LintRule {
    RedundantIndexRule() {
        super("redundant-index", Severity.NOTE, "An index begins like another one.",
            "The longer one serves the same questions; the shorter one costs time at every write and room in the file.",
            "Leave it out, unless it is UNIQUE or partial for a reason.");
    }

    @Override public void check(Script script, Findings findings) {
        Schema after = script.after().orElse(null);
        script.deeds(Deed.CreateIndex.class).filter(done -> after != null).forEach(done -> {
            Table table = after.table(done.deed().table().text()).orElse(null);
            Index index = table == null ? null : table.indexes().stream().filter(i -> Script.same(done.deed().name(), i.name())).findFirst().orElse(null);
            if (index != null && !index.partial() && !index.unique()) {
                table.indexes().stream().filter(other -> other != index && !other.partial() && other.columns().size() >= index.columns().size() && other.columns().subList(0, index.columns().size()).equals(index.columns()))
                    .filter(other -> other.columns().size() > index.columns().size() || other.sql() == null || other.name().compareTo(index.name()) < 0)
                    .findFirst().ifPresent(other -> findings.add(done.statement(), done.deed().name(), "“" + other.name() + "” begins with the same columns."));
            }
        });
    }
}
