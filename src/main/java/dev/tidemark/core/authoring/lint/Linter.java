package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.common.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Text, file name, context → findings. Nothing is read from the disk and nothing is kept, so that it can run while a person types, on any thread. */
public final class Linter {
    /** The code of findings about {@code tidemark:ignore} comments themselves, which no rule can make. */
    public static final String IGNORE = "ignore";

    private final List<LintRule> rules;
    private final Set<String> codes;

    public Linter(List<LintRule> rules) {
        this.rules = List.copyOf(rules);
        this.codes = rules.stream().map(LintRule::code).collect(Collectors.toUnmodifiableSet());
    }

    public List<LintRule> rules() {
        return rules;
    }

    /**
     * What is wrong with a script.
     *
     * @param text as in the file or in the editor
     * @param fileName tells migration and undo script apart, and holds the description
     * @return by place, what matters more first
     */
    public List<LintFinding> check(String text, String fileName, LintContext context) {
        return check(text, fileName, context, null);
    }

    /** @param tried what came of this very text on the schema before, or null when that is still to be tried */
    List<LintFinding> check(String text, String fileName, LintContext context, DryRun tried) {
        Script script = new Script(text, fileName, context, tried);
        List<LintFinding> found = new ArrayList<>();
        for (LintRule rule : rules) {
            if (!context.settings().isOff(rule) && (rule.undoScriptsToo() || !script.undo())) {
                Findings findings = new Findings(script, rule);
                rule.check(script, findings);
                found.addAll(findings.found());
            }
        }
        Ignores ignores = script.ignores();
        found.removeIf(ignores::cover);
        ignores.all().forEach(ignore -> flaw(ignore).ifPresent(flaw -> found.add(new LintFinding(IGNORE, Severity.NOTE,
            Place.in(fileName, script.text(), ignore.start(), ignore.length()), flaw, "Write “tidemark:ignore CODE reason”, so that the next reader knows why.", Optional.empty()))));
        found.sort(Comparator.comparing((LintFinding finding) -> finding.place().start()).thenComparing(LintFinding::severity, Comparator.reverseOrder()));
        return List.copyOf(found);
    }

    private Optional<String> flaw(Ignores.Ignore ignore) {
        List<String> unknown = ignore.codes().stream().filter(code -> !codes.contains(code)).sorted().toList();
        if (ignore.codes().isEmpty() || !unknown.isEmpty()) {
            return Optional.of(ignore.codes().isEmpty() ? "This comment does not say which rule is meant." : "There is no rule “" + String.join("”, “", unknown) + "”.");
        }
        return ignore.reason().isEmpty() ? Optional.of("This comment does not say why the rule is passed over.") : Optional.empty();
    }
}
