package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.common.Severity;
import java.util.Locale;
import java.util.Set;

/** VACUUM, ATTACH and DETACH. */
final class OutsideTransactionRule extends LintRule {
    OutsideTransactionRule() {
        super("outside-transaction", Severity.ERROR, "A statement cannot run inside a transaction.",
            "SQLite refuses it, or it reaches out of the database that is backed up.",
            "Take it out of the script and run it by hand, after a backup.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        for (Statement statement : script.statements()) {
            if (statement.begins(Set.of("VACUUM", "ATTACH", "DETACH"))) {
                findings.add(statement, statement.first(), statement.first().text().toUpperCase(Locale.ROOT) + " cannot run inside the transaction of the run.", Edits.without(script, statement));
            }
        }
    }
}
