package dev.tidemark.cli;

import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.RehearsalReport;
import dev.tidemark.core.migrations.Target;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "rehearse", description = "Run a migrate or a rollback on a private copy of the real data: there, back, and there again.")
final class RehearseCommand extends Subcommand {
    @ArgGroup private Goal goal = new Goal();

    /** Which way: up, unless a rollback is asked for. */
    private static final class Goal {
        @Option(names = "--to", paramLabel = "VERSION|latest", description = "Rehearse a migrate to this version (default: latest).")
        private String to;

        @Option(names = "--rollback-to", paramLabel = "VERSION|base", description = "Rehearse a rollback to this version.")
        private String back;
    }

    @Override Outcome run(Context context) {
        MigrationService migrations = context.services().migrations();
        Plan plan = goal.back != null ? migrations.planRollback(Target.parse(goal.back)) : migrations.planMigrate(goal.to == null ? Target.LATEST : Target.parse(goal.to));
        if (plan.empty()) {
            return Outcome.done(Json.object("passed", true, "sentence", plan.sentence(), "plan", TimelineJson.plan(plan), "rehearsal", null), page -> page.done(plan.sentence()));
        }
        RehearsalReport report = context.services().rehearsal().run(plan, context.progress(), context.cancellation());
        return new Outcome(report.passed() ? ExitCode.DONE : ExitCode.FINDING,
            Json.object("passed", report.passed(), "sentence", report.sentence(), "plan", TimelineJson.plan(plan), "rehearsal", RehearsalPage.json(report)),
            page -> RehearsalPage.show(page, report));
    }
}
