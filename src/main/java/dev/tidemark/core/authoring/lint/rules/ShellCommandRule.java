package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.common.Severity;

/** Lines such as .mode or .import. */
final class ShellCommandRule extends LintRule {
    ShellCommandRule() {
        super("shell-command", Severity.ERROR, "A line is a command of the sqlite3 shell and no SQL.",
            "Only that program understands it; here the script fails.",
            "Remove it, or write the SQL that it stands for.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        for (Statement statement : script.statements()) {
            if (!statement.tokens().isEmpty() && statement.first().is(".")) {
                findings.add(statement, statement.first(), "“" + statement.source().summary(30) + "” is a command of the sqlite3 shell.");
            }
        }
    }
}
