package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.Schema;
import java.util.stream.Collectors;

/** https://www.sqlite.org/lang_conflict.html */
final class ReplaceRule extends LintRule {
    ReplaceRule() {
        super("insert-or-replace", Severity.WARNING, "INSERT OR REPLACE deletes the row that it replaces.",
            "With foreign keys on, deleting it takes its children along; columns that the statement does not name fall back to their defaults.",
            "Write INSERT … ON CONFLICT (key) DO UPDATE SET …, which keeps the row; or INSERT OR IGNORE.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.Insert.class).filter(done -> done.deed().replace() != null).forEach(done -> findings.add(done.statement(), done.deed().replace(),
            "A row of “" + done.deed().table().text() + "” that has the same key is deleted first" + children(script, done.deed().table().text()) + "."));
    }

    private static String children(Script script, String table) {
        String children = script.context().before().map(schema -> schema.referencesTo(table).stream().filter(r -> r.key().cascades()).map(Schema.Reference::table).distinct().collect(Collectors.joining(", "))).orElse("");
        return children.isEmpty() ? "" : ", and on a connection with foreign keys on its rows in " + children + " too";
    }
}
