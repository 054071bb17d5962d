package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** CREATE UNIQUE INDEX on a table of an earlier script, and no statement here that removes duplicates. */
final class UniqueOnRowsRule extends LintRule {
    UniqueOnRowsRule() {
        super("unique-on-rows", Severity.NOTE, "A unique index is made on a table that has rows.",
            "It fails where two rows have the same values, perhaps only on the real data.",
            "Look for duplicates first, or remove them in this script; a rehearsal on the real data tells.");
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.CreateIndex.class).filter(done -> done.deed().unique()).forEach(done -> {
            String table = done.deed().table().text();
            boolean older = script.context().before().flatMap(schema -> schema.table(table)).isPresent();
            boolean again = script.context().before().stream().flatMap(schema -> schema.ownTables().stream()).flatMap(t -> t.indexes().stream()).anyMatch(index -> Script.same(done.deed().name(), index.name()));
            boolean cleaned = script.statements().stream().anyMatch(s -> (s.deed() instanceof Deed.Delete || s.deed() instanceof Deed.Update) && s.names(table) && s.start() < done.statement().start());
            // Without a default the new column is NULL in every row, and NULLs are all different.
            boolean empty = script.deeds(Deed.AddColumn.class).anyMatch(a -> Script.same(a.deed().table(), table) && a.deed().column().defaultValue() == null
                && done.statement().names(a.deed().column().name().text()));
            if (older && !again && !cleaned && !empty) {
                findings.add(done.statement(), done.deed().name(), "“" + table + "” may hold rows that this index would refuse.");
            }
        });
    }
}
