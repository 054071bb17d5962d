package dev.tidemark.core.checklist;

import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.migrations.RehearsalReport;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a checklist is about.
 *
 * @param withBackup whether a verified backup will be taken before the run
 * @param seen whether the person has looked at the SQL of this plan
 * @param rehearsal the last rehearsal, of this plan or of another one; empty when there was none
 */
public record Situation(Workspace workspace, Plan plan, boolean withBackup, Seen seen, Optional<RehearsalReport> rehearsal) {
    /** Whether somebody has looked at the SQL. */
    public enum Seen { YES, NOT_YET, NOT_KNOWN }

    /** The rehearsal, if it was of this very plan: the same statements, bound by the same transactions. */
    Optional<RehearsalReport> ownRehearsal() {
        return rehearsal.filter(report -> report.plan().equals(plan));
    }

    /** The files that matter for this plan: what runs, and what takes a migrate back. */
    List<Path> scripts() {
        return plan.steps().stream().flatMap(Situation::scripts).distinct().toList();
    }

    private static Stream<Path> scripts(PlanStep step) {
        return Stream.concat(Stream.of(step.script()), Stream.concat(Stream.of(step.migration().script()), step.migration().undo().stream()));
    }
}
