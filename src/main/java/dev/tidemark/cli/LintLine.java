package dev.tidemark.cli;

import dev.tidemark.core.authoring.lint.FindingCount;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.migrations.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lint says of a plan that runs: its errors in words, the rest as a number; it never keeps the plan from running.
 *
 * @param findings empty when they are not known
 * @param gap why they are not known; null when they are, or when there are too many scripts to look at beside a run
 */
record LintLine(Optional<List<LintFinding>> findings, String gap) {
    private static final int SCRIPTS = 50;
    private static final int ERRORS = 5;

    static LintLine of(Context context, Plan plan) {
        if (plan.steps().size() > SCRIPTS) {
            return new LintLine(Optional.empty(), null);
        }
        try {
            return new LintLine(Optional.of(plan.empty() ? List.of() : context.services().lint().of(plan, context.cancellation())), null);
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.CANCELLED) {
                throw problem;
            }
            return new LintLine(Optional.empty(), problem.what());
        }
    }

    /** Silent when there is nothing to look at. */
    void show(Page page) {
        if (gap != null) {
            page.line(page.style().mark() + " Lint could not look through the scripts: " + gap);
        }
        findings.filter(found -> found.stream().anyMatch(finding -> finding.isAtLeast(Severity.WARNING)))
            .ifPresent(found -> {
                List<LintFinding> errors = found.stream().filter(finding -> finding.isAtLeast(Severity.ERROR)).toList();
                errors.stream().limit(ERRORS).forEach(error -> page.wrong(error.place() + ": " + error.sentence() + " " + page.style().faint(error.code())));
                page.line(page.style().mark() + " Lint: " + FindingCount.of(found) + ", see " + page.command("lint"));
            });
    }

    /** Null when they are not known. */
    List<Map<String, Object>> json() {
        return findings.map(LintPage::json).orElse(null);
    }
}
