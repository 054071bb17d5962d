package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** A name made of nothing but filler words. */
final class VagueNameRule extends LintRule {
    private static final Set<String> FILLER = Set.of("a", "all", "and", "change", "changed", "changes", "database", "db", "do", "fix", "fixed", "fixes", "it", "migrate", "migration", "misc", "minor",
        "modification", "modify", "more", "my", "new", "now", "of", "refactor", "schema", "script", "small", "some", "sql", "stuff", "temp", "test", "the", "things", "tmp", "tweak", "tweaks",
        "update", "updated", "updates", "version", "wip", "work", "various", "patch", "cleanup", "edit", "edits");

    VagueNameRule() {
        super("vague-name", Severity.WARNING, "The name does not say what the migration does.",
            "The timeline, the history and the plan show the name; “update” tells nobody what they are about to run.",
            "Name what changes and where: “add metadata to documents”. A migration that is applied keeps its name.");
    }

    @Override public void check(Script script, Findings findings) {
        if (isVague(script.description())) {
            findings.add("“" + script.description() + "” does not say what changes.");
        }
    }

    /** Whether nothing is left when filler words and numbers are taken out. */
    static boolean isVague(String description) {
        return Arrays.stream(description.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).allMatch(word -> word.length() < 2 || FILLER.contains(word));
    }
}
