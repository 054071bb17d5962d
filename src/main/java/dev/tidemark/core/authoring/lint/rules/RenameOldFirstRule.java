package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.Schema;
import java.util.List;

/** https://www.sqlite.org/lang_altertable.html#caution */
final class RenameOldFirstRule extends LintRule {
    RenameOldFirstRule() {
        super("rename-old-first", Severity.ERROR, "A table is rebuilt by renaming the old one first.",
            "SQLite turns the foreign keys, triggers and views of other tables to the new name: they point at the old table, which is dropped next.",
            "Create the new table under another name, copy, drop the old one, and rename the new one.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        if (script.deeds(Deed.Pragma.class).anyMatch(p -> p.deed().name() != null && Script.same(p.deed().name(), "legacy_alter_table"))) {
            return;
        }
        script.deeds(Deed.RenameTable.class).forEach(done -> {
            String table = done.deed().table().text();
            boolean again = script.deeds(Deed.CreateTable.class).anyMatch(c -> Script.same(c.deed().name(), table) && c.statement().start() > done.statement().start());
            boolean dropped = script.deeds(Deed.Drop.class).anyMatch(d -> Script.same(d.deed().name(), done.deed().to().text()));
            List<String> pointing = pointing(script, table);
            if (again && (dropped || !pointing.isEmpty())) {
                findings.add(done.statement(), done.deed().table(), "“" + table + "” is renamed to “" + done.deed().to().text() + "” and created again"
                    + (pointing.isEmpty() ? "; what refers to it would then refer to the old one." : "; the references of " + String.join(", ", pointing) + " go with the old one."));
            }
        });
    }

    private static List<String> pointing(Script script, String table) {
        return script.context().before().stream().flatMap(schema -> schema.referencesTo(table).stream()).map(Schema.Reference::table).filter(child -> !child.equalsIgnoreCase(table)).distinct().toList();
    }
}
