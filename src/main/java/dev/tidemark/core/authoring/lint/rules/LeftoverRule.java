package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import java.util.regex.Pattern;

/** Tables such as documents_new that the script creates and that are still there at its end. */
final class LeftoverRule extends LintRule {
    private static final Pattern INTERIM = Pattern.compile("(?i)(new|old|tmp|temp|_alembic_tmp)_.+|.+_(new|old|tmp|temp|temporary|backup)");

    LeftoverRule() {
        super("leftover-table", Severity.WARNING, "A table with a name for the time between is left over.",
            "The next rebuild finds its name taken and fails.",
            "Rename or drop it at the end of the script.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.CreateTable.class).filter(done -> !done.deed().temporary() && INTERIM.matcher(done.deed().name().text()).matches()).forEach(done -> {
            String name = done.deed().name().text();
            boolean gone = script.deeds(Deed.RenameTable.class).anyMatch(r -> Script.same(r.deed().table(), name)) || script.deeds(Deed.Drop.class).anyMatch(d -> Script.same(d.deed().name(), name));
            if (!gone) {
                findings.add(done.statement(), done.deed().name(), "“" + name + "” is still there at the end of the script.");
            }
        });
    }
}
