package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.undo.UndoPlan;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "undo", description = "Take back a change that the journal tells of.")
final class UndoCommand extends Subcommand {
    @Parameters(paramLabel = "ENTRY", arity = "0..1", description = "Its number in “tidemark journal”; without one, the newest change.")
    private Integer entry;

    @Option(names = "--dry-run", description = "Only show what would happen.")
    private boolean dryRun;

    @Option(names = "--restore", description = "Restore the backup that was taken before the change, whatever came after it.")
    private boolean restore;

    @Override Outcome run(Context context) {
        Services services = context.services();
        UndoPlan plan = services.undo().plan(entry, restore, context.cancellation());
        if (dryRun) {
            var json = Json.object("dryRun", true, "plan", json(plan), "entry", null);
            return plan.possible() ? Outcome.done(json, page -> show(page, plan)) : Outcome.finding(json, page -> show(page, plan));
        }
        JournalEntry made = services.undo().undo(plan, context.progress(), context.cancellation());
        return Outcome.done(Json.object("dryRun", false, "plan", json(plan), "entry", JournalCommand.json(made, services.undo().lineage())), page -> {
            page.done(page.style().strong("Took back " + plan.entry().number() + ": " + plan.entry().sentence()));
            plan.lines().forEach(line -> page.line("  " + line));
            List<Impact> losses = plan.run() == null ? List.of() : plan.run().losses();
            losses.forEach(loss -> page.line(page.style().mark() + " " + loss.afterwards()));
            plan.warnings().stream().filter(line -> losses.stream().noneMatch(loss -> line.equals(loss.sentence() + "."))).forEach(line -> page.line(page.style().mark() + " " + line));
            if (made.backup() != null) {
                page.line("Backup before: " + made.backup());
            }
            page.next("to do it again: " + page.command("undo " + made.number()));
        });
    }

    private static void show(Page page, UndoPlan plan) {
        page.line(page.style().strong(plan.title() + ": " + plan.entry().sentence()));
        plan.lines().forEach(line -> page.line("  " + line));
        plan.warnings().forEach(line -> page.line(page.style().mark() + " " + line));
        if (!plan.possible()) {
            page.line("Not possible: " + plan.obstacle() + ".");
            page.line(page.advice(plan.advice()) + ".");
        }
    }

    private static Object json(UndoPlan plan) {
        return Json.object("entry", plan.entry().number(), "lines", plan.lines(), "warnings", plan.warnings(), "possible", plan.possible(), "obstacle", plan.obstacle(),
            "later", List.copyOf(plan.later().stream().map(JournalEntry::number).toList()), "backup", plan.backup());
    }
}
