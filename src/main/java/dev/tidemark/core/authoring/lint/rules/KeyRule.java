package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Definition;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;

/** https://www.sqlite.org/lang_createtable.html#the_primary_key */
final class KeyRule extends LintRule {
    KeyRule() {
        super("nullable-primary-key", Severity.WARNING, "A primary key can be NULL.",
            "In SQLite only INTEGER PRIMARY KEY, WITHOUT ROWID and STRICT keep NULL out; any other key takes it, many times over.",
            "Add NOT NULL to the column.");
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.CreateTable.class).filter(done -> !done.deed().withoutRowid() && !done.deed().strict()).forEach(done -> {
            for (Definition column : done.deed().columns()) {
                int at = column.indexOf("PRIMARY", "KEY");
                if (at >= 0 && !column.typeText().equals("INTEGER") && !column.has("NOT", "NULL")) {
                    findings.add(done.statement(), column.name(), "“" + done.deed().name().text() + "." + column.name().text() + "” is the primary key and can be NULL"
                        + (column.typeText().equals("INT") ? "; INTEGER, in full, would be the row’s own number." : "."));
                }
            }
        });
    }
}
