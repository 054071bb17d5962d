package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Deed;
import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import java.util.Locale;
import java.util.Set;

/** PRAGMA statements (https://www.sqlite.org/pragma.html). */
final class PragmaRule extends LintRule {
    private static final Set<String> NO_EFFECT = Set.of("foreign_keys", "journal_mode", "synchronous", "locking_mode", "page_size", "auto_vacuum", "encoding");

    PragmaRule() {
        super("pragma", Severity.WARNING, "A script sets or asks a PRAGMA.",
            "Inside a transaction many of them do nothing, among them foreign_keys; others outlast the script and change what the next one does.",
            "Remove it: migrations run with foreign keys off, and references are checked before the commit.");
    }

    @Override public boolean undoScriptsToo() {
        return true;
    }

    @Override public void check(Script script, Findings findings) {
        script.deeds(Deed.Pragma.class).forEach(done -> {
            String name = done.deed().name() == null ? "" : done.deed().name().text().toLowerCase(Locale.ROOT);
            String effect = NO_EFFECT.contains(name) ? "has no effect inside a transaction" : done.deed().sets() ? "may outlast this script" : "reads something that nobody sees";
            findings.add(done.statement(), done.statement().first(), "PRAGMA " + name + " " + effect + ".", Edits.without(script, done.statement()));
        });
    }
}
