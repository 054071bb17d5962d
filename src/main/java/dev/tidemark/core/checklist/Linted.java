package dev.tidemark.core.checklist;

import dev.tidemark.core.authoring.lint.FindingCount;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import java.util.Comparator;
import java.util.List;

/** "Review auto-generated migration code", the machine's part: what lint says of the scripts that run. */
final class Linted implements Question {
    private static final String ID = "lint";
    /** {@link VersionControl} is a line of its own. */
    private static final String OTHER_LINE = "not-in-version-control";

    private final PlanLint lint;

    Linted(PlanLint lint) {
        this.lint = lint;
    }

    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        try {
            return told(lint.of(situation.plan(), cancellation).stream().filter(finding -> !finding.code().equals(OTHER_LINE)).toList());
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.CANCELLED) {
                throw problem;
            }
            return new ChecklistItem(ID, Status.NOT_KNOWN, "What lint says of the scripts is not known: " + problem.what());
        }
    }

    private static ChecklistItem told(List<LintFinding> findings) {
        if (findings.isEmpty()) {
            return new ChecklistItem(ID, Status.DONE, "Lint finds nothing in the scripts.");
        }
        LintFinding worst = findings.stream().max(Comparator.comparing(LintFinding::severity)).orElseThrow();
        if (!worst.isAtLeast(Severity.WARNING)) {
            return new ChecklistItem(ID, Status.DONE, "Lint has no warning about the scripts, only " + FindingCount.of(findings) + ".");
        }
        return new ChecklistItem(ID, Status.WARNING, "Lint finds " + FindingCount.of(findings) + ", among them " + worst.place() + ": " + worst.sentence());
    }
}
