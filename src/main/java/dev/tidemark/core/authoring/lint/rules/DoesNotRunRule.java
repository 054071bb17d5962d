package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.regex.Pattern;

/** Found by running the script on an empty copy. What an application brings along itself (functions, modules, collations) is not held against it. */
final class DoesNotRunRule extends LintRule {
    /** What the application may bring along, and what another rule explains better. */
    private static final Pattern EXPLAINED = Pattern.compile("no such (function|module|collation)|unknown datatype|missing datatype|Cannot add a|cannot add a STORED|interrupted", Pattern.CASE_INSENSITIVE);

    DoesNotRunRule() {
        super("does-not-run", Severity.ERROR, "A statement does not run on the schema that the scripts before it build.",
            "The migration would fail, and everything of its run would be rolled back.",
            "Correct the statement; a syntax error is near the word that SQLite names.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.failure().filter(failure -> !EXPLAINED.matcher(failure.reason()).find())
            .ifPresent(failure -> findings.add(failure.statement(), at(failure), "SQLite refuses this statement: " + failure.reason() + "."));
    }

    /** The word that SQLite names; the last one where the end is missing. */
    private static Token at(Script.Failure failure) {
        return failure.statement().tokens().stream().filter(token -> failure.at().start() < token.end()).findFirst().orElse(failure.statement().tokens().getLast());
    }
}
