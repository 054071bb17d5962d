package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.authoring.Floor;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.workspace.TidemarkToml;
import dev.tidemark.core.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code tidemark.toml} says of lint.
 *
 * @param levels by code; empty for a rule that is switched off
 * @param floor the oldest SQLite that the scripts have to run on
 */
public record LintSettings(Map<String, Optional<Severity>> levels, Floor floor) {
    /** What holds without a file. */
    public static final LintSettings DEFAULT = new LintSettings(Map.of(), Floor.DEFAULT);

    /**
     * Reads the workspace's file; an absent one says nothing.
     *
     * @throws Problem CONFIG_UNREADABLE, also for a level that there is not
     */
    public static LintSettings in(Workspace workspace) {
        TidemarkToml toml = TidemarkToml.of(workspace);
        Map<String, Optional<Severity>> levels = new HashMap<>();
        toml.texts("lint", "rules").forEach((code, word) -> levels.put(code, level(toml, code, word)));
        return new LintSettings(Map.copyOf(levels), Floor.of(toml));
    }

    /** How much a finding of that rule matters here. */
    public Severity severity(LintRule rule) {
        return levels.getOrDefault(rule.code(), Optional.of(rule.severity())).orElse(rule.severity());
    }

    boolean isOff(LintRule rule) {
        return levels.getOrDefault(rule.code(), Optional.of(rule.severity())).isEmpty();
    }

    private static Optional<Severity> level(TidemarkToml toml, String code, String word) {
        if (word.equals("off")) {
            return Optional.empty();
        }
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return Optional.of(severity);
            }
        }
        throw toml.wrong("lint.rules", code, "is “" + word + "”, and the levels are note, warning, error and off");
    }
}
