package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.Floor;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;

/** Functions and words by the version that brought them (https://www.sqlite.org/changes.html). */
final class NewerSqliteRule extends LintRule {
    NewerSqliteRule() {
        super("newer-sqlite", Severity.WARNING, "The script uses what the oldest supported SQLite does not know.",
            "It runs here and fails on a machine, or in a chatbot, with an older SQLite; in a view or trigger it fails only when that is used.",
            "Write it in older words, or raise the floor in tidemark.toml: [sqlite] floor = \"3.45\".");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        Floor floor = script.context().settings().floor();
        for (Statement statement : script.statements()) {
            List<Token> tokens = statement.tokens();
            for (int i = 0; i < tokens.size(); i++) {
                NewWords.Word word = NewWords.at(tokens, i);
                if (word != null && word.since().compareTo(floor) > 0) {
                    findings.add(statement, tokens.get(i), word.name() + " came with SQLite " + word.since() + ", and scripts here have to run on " + floor + ".");
                }
            }
        }
    }
}
