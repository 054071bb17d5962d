package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.common.Severity;
import java.util.Locale;
import java.util.Set;

/** BEGIN, COMMIT, END and ROLLBACK; a savepoint is no transaction of its own. */
final class TransactionRule extends LintRule {
    TransactionRule() {
        super("transaction-statement", Severity.ERROR, "A statement begins or ends a transaction.",
            "The run is one transaction already; ending it inside a script would make half a migration permanent.",
            "Remove it: the whole run is one transaction.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        for (Statement statement : script.statements()) {
            boolean toSavepoint = statement.tokens().stream().anyMatch(token -> token.is("TO"));
            if (statement.begins(Set.of("BEGIN", "COMMIT", "END")) || statement.begins(Set.of("ROLLBACK")) && !toSavepoint) {
                findings.add(statement, statement.first(), statement.first().text().toUpperCase(Locale.ROOT) + " would end or split the transaction of the run.", Edits.without(script, statement));
            }
        }
    }
}
