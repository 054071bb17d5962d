package dev.tidemark.cli;

import dev.tidemark.core.authoring.WaysBack;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "rollback", description = "Take applied migrations back by their undo scripts, all or nothing, after a verified backup.")
final class RollbackCommand extends Subcommand {
    @ArgGroup(multiplicity = "1") private Goal goal;

    @Mixin private PlanOptions plan;

    @Spec private CommandSpec spec;

    /** How far: one of the two. */
    private static final class Goal {
        @Option(names = "--steps", paramLabel = "N", description = "How many migrations to take back.")
        private Integer steps;

        @Option(names = "--to", paramLabel = "VERSION|base", description = "The version to end on; base takes back all.")
        private String version;
    }

    @Override Outcome run(Context context) {
        MigrationService migrations = context.services().migrations();
        Target target = goal.version != null ? context.target(goal.version) : back(goal.steps);
        try {
            return new PlanRunner(context, migrations, plan).carryOut(migrations.planRollback(target));
        } catch (Problem problem) {
            return waysBack(context, target, problem);
        }
    }

    private static Outcome waysBack(Context context, Target target, Problem problem) {
        if (problem.code() != ProblemCode.UNDO_MISSING) {
            throw problem;
        }
        WaysBack ways = context.services().waysBack().find(target, context.cancellation()).orElseThrow(() -> problem);
        Map<String, Object> json = new LinkedHashMap<>(Json.problem(problem));
        json.put("waysBack", WaysBackPage.json(ways));
        return Outcome.finding(json, page -> WaysBackPage.show(page, problem, ways, context.zone()));
    }

    private Target back(int steps) {
        if (steps < 1) {
            throw new ParameterException(spec.commandLine(), "--steps takes a whole number from 1 up, not " + steps);
        }
        return new Target.Back(steps);
    }
}
