package dev.tidemark.cli;

import dev.tidemark.core.checklist.PersonalItem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Direction;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.migrations.RehearsalReport;
import dev.tidemark.core.migrations.RunReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows or carries out a plan; alike for migrate and rollback. */
record PlanRunner(Context context, MigrationService migrations, PlanOptions options) {
    Outcome carryOut(Plan made) {
        Plan plan = options.bound(made);
        if (!options.dryRun()) {
            return options.rehearse && !plan.empty() ? rehearsedThenRun(plan) : run(plan);
        }
        return new DryRun(context, options).show(plan);
    }

    private Outcome rehearsedThenRun(Plan plan) {
        RehearsalReport rehearsal = context.services().rehearsal().run(plan, context.progress(), context.cancellation());
        if (!rehearsal.passed()) {
            return Outcome.finding(Json.object("dryRun", false, "rehearsal", RehearsalPage.json(rehearsal), "run", null), page -> {
                RehearsalPage.show(page, rehearsal);
                page.blank().line("Nothing was run: the rehearsal did not pass.");
            });
        }
        Outcome run = run(plan);
        return Outcome.done(Json.object("dryRun", false, "rehearsal", RehearsalPage.json(rehearsal), "run", run.json()), page -> {
            RehearsalPage.show(page, rehearsal);
            page.blank();
            run.text().accept(page);
        });
    }

    private Outcome run(Plan plan) {
        LintLine lint = LintLine.of(context, plan);
        RunReport report = migrations.run(plan, !options.noBackup, PersonalItem.journalLines(options.ticked()), context.progress(), context.cancellation());
        return Outcome.done(
            Json.object("dryRun", false, "sentence", report.sentence(), "plan", TimelineJson.plan(plan),
                "milliseconds", report.times().stream().map(Duration::toMillis).toList(), "backup", report.backup().map(BackupsCommand::json), "findings", lint.json()),
            page -> show(page, report, lint));
    }

    private void show(Page page, RunReport report, LintLine lint) {
        if (report.plan().empty()) {
            page.done(report.sentence());
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < report.times().size(); i++) {
            var step = report.plan().steps().get(i);
            rows.add(List.of(page.style().tick(), step.sentence(), Texts.count(step.statements().size(), "statement", "statements"), Texts.duration(report.times().get(i))));
        }
        page.aligned(" |Step|>Statements|>Took", rows).stream().skip(1).forEach(page::line);
        page.blank().line(page.style().strong(report.sentence()));
        for (Impact loss : report.losses()) {
            page.line(page.style().mark() + " " + loss.afterwards());
        }
        page.line(report.backup().map(backup -> "Backup before: " + backup.name()).orElse("No backup was taken."));
        lint.show(page);
        page.next(next(report, page));
    }

    private static String next(RunReport report, Page page) {
        Plan plan = report.plan();
        if (plan.direction() == Direction.ROLL_BACK && report.losses().isEmpty()) {
            return "to apply it again: " + page.command("migrate --to " + plan.from().map(Object::toString).orElse("latest"));
        }
        List<Migration> withoutUndo = plan.steps().stream().filter(step -> !step.structureComesBack()).map(PlanStep::migration).toList();
        if (report.losses().isEmpty() && withoutUndo.isEmpty()) {
            return "to take it back: " + page.command("rollback --to " + plan.from().map(Object::toString).orElse("base"));
        }
        if (report.backup().isPresent()) {
            return (report.losses().isEmpty() ? "to take it back: " : "to have the data back: ") + page.command("restore " + report.backup().get().name());
        }
        return withoutUndo.stream().filter(migration -> !migration.repeatable()).findFirst()
            .map(migration -> "to be able to take it back: " + page.command("undo-script " + migration.version())).orElseGet(() -> page.command("status"));
    }
}
