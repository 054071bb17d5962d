package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Definition;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.sqlite.SqlTokens.Token;

/** https://www.sqlite.org/lang_altertable.html#alter_table_add_column */
final class NotNullRule extends LintRule {
    NotNullRule() {
        super("not-null-without-default", Severity.ERROR, "A column is added as NOT NULL without a default.",
            "SQLite takes it on an empty table and refuses it on one with rows, so it works here and fails there.",
            "Give it a default; or add it without NOT NULL, fill it, and enforce it with a rebuild.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.AddColumn.class).forEach(done -> {
            Definition column = done.deed().column();
            Token value = column.defaultValue();
            if (column.has("NOT", "NULL") && !column.has("AS") && (value == null || value.is("NULL"))) {
                findings.add(done.statement(), column.name(), "“" + done.deed().table().text() + "." + column.name().text() + "” is NOT NULL and has no default for the rows that are there.");
            }
        });
    }
}
