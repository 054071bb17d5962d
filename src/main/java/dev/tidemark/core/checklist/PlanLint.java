package dev.tidemark.core.checklist;

import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.authoring.lint.LintService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.migrations.Plan;
import java.util.List;

/** What lint says of the scripts of one plan, looked up once for all questions of one look. */
final class PlanLint {
    private final LintService lint;
    private List<LintFinding> findings;

    PlanLint(LintService lint) {
        this.lint = lint;
    }

    /** @throws dev.tidemark.core.common.Problem as {@link LintService#of(Plan, Cancellation)} */
    List<LintFinding> of(Plan plan, Cancellation cancellation) {
        cancellation.check("the checklist");
        if (findings == null) {
            findings = lint.of(plan, cancellation);
        }
        return findings;
    }
}
