package dev.tidemark.core.checklist;

import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Direction;
import dev.tidemark.core.migrations.RehearsalReport;
import java.util.List;
import java.util.Optional;

/** "Write reversible migrations": whether scripts can bring the structure back. */
final class StructureReversible implements Question {
    private static final String ID = "structure-comes-back";
    private static final String INCOMPLETE = "undo-incomplete";

    private final PlanLint lint;

    StructureReversible(PlanLint lint) {
        this.lint = lint;
    }

    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        List<String> without = situation.plan().steps().stream().filter(step -> !step.structureComesBack())
            .map(step -> step.migration().repeatable() ? "“" + step.migration().description() + "”" : step.migration().version().label()).toList();
        if (!without.isEmpty()) {
            return new ChecklistItem(ID, Status.WARNING, String.join(", ", without) + (without.size() == 1 ? " has" : " have") + " no undo script: only a backup takes this back.");
        }
        Optional<Boolean> rehearsed = situation.ownRehearsal().flatMap(RehearsalReport::structureComesBack);
        if (rehearsed.isPresent()) {
            return rehearsed.get() ? new ChecklistItem(ID, Status.DONE, "The structure comes back, as the rehearsal has shown.")
                : new ChecklistItem(ID, Status.WARNING, "The structure does not come back as it was, as the rehearsal has shown.");
        }
        return situation.plan().direction() == Direction.MIGRATE ? byScripts(situation, cancellation) : new ChecklistItem(ID, Status.DONE, "Migrating again brings the structure back.");
    }

    private ChecklistItem byScripts(Situation situation, Cancellation cancellation) {
        try {
            List<LintFinding> incomplete = lint.of(situation.plan(), cancellation).stream().filter(finding -> finding.code().equals(INCOMPLETE)).toList();
            return incomplete.isEmpty() ? new ChecklistItem(ID, Status.DONE, "Every step has its undo script, which brings the structure back.")
                : new ChecklistItem(ID, Status.WARNING, "The structure does not come back as it was. " + incomplete.getFirst().place().file() + ": " + incomplete.getFirst().sentence()
                    + (incomplete.size() == 1 ? "" : " And " + (incomplete.size() - 1) + " more."));
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.CANCELLED) {
                throw problem;
            }
            return new ChecklistItem(ID, Status.NOT_KNOWN, "Every step has its undo script; whether they bring the structure back is not known: " + problem.what());
        }
    }
}
