package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Definition;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import java.util.Locale;

/** https://www.sqlite.org/lang_altertable.html#alter_table_add_column */
final class AddedKeyRule extends LintRule {
    AddedKeyRule() {
        super("add-column-constraint", Severity.ERROR, "A column is added as PRIMARY KEY, UNIQUE or a stored generated one.",
            "ALTER TABLE cannot do that; SQLite refuses it on any table.",
            "Add the plain column and a unique index; for a key or a stored column rebuild the table.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.AddColumn.class).forEach(done -> {
            Definition column = done.deed().column();
            int at = column.has("PRIMARY", "KEY") ? column.indexOf("PRIMARY", "KEY") : column.has("UNIQUE") ? column.indexOf("UNIQUE") : column.has("AS") ? column.indexOf("STORED") : -1;
            if (at >= 0) {
                findings.add(done.statement(), column.tokens().get(at), "ALTER TABLE cannot add “" + done.deed().table().text() + "." + column.name().text() + "” with " + column.tokens().get(at).text().toUpperCase(Locale.ROOT) + ".");
            }
        });
    }
}
