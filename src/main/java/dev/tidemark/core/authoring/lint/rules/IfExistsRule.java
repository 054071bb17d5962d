package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Edit;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Set;

/** CREATE … IF NOT EXISTS and DROP … IF EXISTS; temporary objects are nobody’s drift. */
final class IfExistsRule extends LintRule {
    IfExistsRule() {
        super("if-exists", Severity.WARNING, "IF NOT EXISTS or IF EXISTS in a migration.",
            "Where the object is there already, perhaps in another form, the statement does nothing and the migration counts as applied: drift goes unseen.",
            "Leave the words out: a migration knows what is there, and a failure takes everything back.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        for (Statement statement : script.statements()) {
            boolean temporary = statement.tokens().size() > 1 && (statement.tokens().get(1).is("TEMP") || statement.tokens().get(1).is("TEMPORARY"));
            if (!statement.begins(Set.of("CREATE", "DROP")) || temporary) {
                continue;
            }
            List<Token> tokens = statement.tokens();
            for (int i = 1; i < Math.min(tokens.size() - 2, 5); i++) {
                Token last = tokens.get(i + 1).is("NOT") ? tokens.get(i + 2) : tokens.get(i + 1);
                if (tokens.get(i).is("IF") && last.is("EXISTS")) {
                    int start = statement.start() + tokens.get(i).start();
                    int end = statement.start() + last.end();
                    findings.add(start, end - start, "“" + statement.text().substring(tokens.get(i).start(), last.end()) + "” hides that something is otherwise than this script expects.", new Edit(start, end + 1, ""));
                }
            }
        }
    }
}
