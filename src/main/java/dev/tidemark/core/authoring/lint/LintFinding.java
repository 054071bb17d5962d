package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.common.Severity;
import java.util.Optional;

/**
 * What a rule found in a script.
 *
 * @param code the rule's word, stable for scripts and for {@code tidemark:ignore}: "drop-column"
 * @param sentence what is so here
 * @param fix what to do about it, in a sentence
 * @param edit the change that mends it, where there is only one right one
 */
public record LintFinding(String code, Severity severity, Place place, String sentence, String fix, Optional<Edit> edit) {
    /** Whether it is at that level or above it. */
    public boolean isAtLeast(Severity level) {
        return severity.compareTo(level) >= 0;
    }
}
