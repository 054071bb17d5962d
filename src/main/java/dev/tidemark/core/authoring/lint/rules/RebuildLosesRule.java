package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.stream.Stream;

/** What belonged to a table before, and is neither there afterwards nor dropped by name. */
final class RebuildLosesRule extends LintRule {
    RebuildLosesRule() {
        super("rebuild-loses-object", Severity.ERROR, "A rebuild loses an index, a trigger or a view.",
            "Dropping a table drops its indexes and triggers, and a view over it has to go for the rename: none of them comes back by itself.",
            "Create it again after the rename; one that shall go is dropped by name.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        Schema before = script.context().before().orElse(null);
        Schema after = script.after().orElse(null);
        if (before == null || after == null) {
            return;
        }
        for (Table table : before.ownTables()) {
            script.rebuild(table.name()).filter(rebuild -> after.table(table.name()).isPresent()).ifPresent(rebuild -> {
                Stream<SchemaObject> own = Stream.concat(table.indexes().stream().filter(i -> i.sql() != null), table.triggers().stream());
                own.filter(object -> !has(after, object) && !droppedByName(script, object)).forEach(object -> tell(findings, rebuild, object));
                before.views().stream().filter(view -> after.view(view.name()).isEmpty() && ObjectSql.mentions(view.sql(), table.name())).forEach(view -> tell(findings, rebuild, view));
            });
        }
    }

    private static void tell(Findings findings, Script.Rebuild rebuild, SchemaObject object) {
        Token at = ((Deed.Drop) rebuild.drop().deed()).name();
        findings.add(rebuild.drop(), at, "After the rebuild of “" + rebuild.table() + "” the " + object.type() + " “" + object.name() + "” is gone.");
    }

    private static boolean has(Schema after, SchemaObject wanted) {
        return after.objects().stream().anyMatch(object -> object.type().equals(wanted.type()) && object.name().equalsIgnoreCase(wanted.name()));
    }

    private static boolean droppedByName(Script script, SchemaObject object) {
        return script.deeds(Deed.Drop.class).anyMatch(d -> d.deed().type().equalsIgnoreCase(object.type()) && Script.same(d.deed().name(), object.name()));
    }
}
