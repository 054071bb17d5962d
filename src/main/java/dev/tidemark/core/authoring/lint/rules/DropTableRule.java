package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Table;
import java.util.Optional;

/** A table that is rebuilt is not dropped, unless its rows are not copied; one that the script made or renamed itself is its own. */
final class DropTableRule extends LintRule {
    DropTableRule() {
        super("drop-table", Severity.WARNING, "A table is dropped with all its rows.",
            "The undo script brings back an empty table; only a backup has the rows.",
            "Drop it when nothing has read it for a while, and say in the head of the script where its data went.");
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.Drop.class).filter(done -> done.deed().type().equals("TABLE") && !madeHere(script, done)).forEach(done -> {
            String table = done.deed().name().text();
            Optional<Script.Rebuild> rebuild = script.rebuild(table);
            if (rebuild.isEmpty()) {
                findings.add(done.statement(), done.deed().name(), "Table “" + table + "” goes with all its rows" + parts(script, table) + ".");
            } else if (!copied(script, rebuild.get())) {
                findings.add(done.statement(), done.deed().name(), "Table “" + table + "” is made anew, and no statement copies its rows.");
            }
        });
    }

    private static boolean madeHere(Script script, Script.Done<Deed.Drop> drop) {
        String name = drop.deed().name().text();
        int before = drop.statement().start();
        return script.deeds(Deed.CreateTable.class).anyMatch(c -> Script.same(c.deed().name(), name) && c.statement().start() < before)
            || script.deeds(Deed.RenameTable.class).anyMatch(r -> Script.same(r.deed().to(), name) && r.statement().start() < before);
    }

    private static boolean copied(Script script, Script.Rebuild rebuild) {
        return script.deeds(Deed.Insert.class).anyMatch(i -> (Script.same(i.deed().table(), rebuild.interim()) || i.statement().names(rebuild.table())) && i.statement().names("SELECT"))
            || script.deeds(Deed.CreateTable.class).anyMatch(c -> c.deed().asSelect() && c.statement().names(rebuild.table()));
    }

    private static String parts(Script script, String name) {
        Optional<Table> table = script.context().before().flatMap(schema -> schema.table(name));
        return table.map(t -> ": " + Texts.count(t.columns().size(), "column", "columns") + ", " + Texts.count(t.indexes().size(), "index", "indexes") + ", "
            + Texts.count(t.triggers().size(), "trigger", "triggers")).orElse("");
    }
}
