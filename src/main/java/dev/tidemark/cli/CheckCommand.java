package dev.tidemark.cli;

import dev.tidemark.core.health.Check;
import dev.tidemark.core.health.SetupCheck;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "check", description = "Check the set-up: connection, tables, migrations, file, references.")
final class CheckCommand extends Subcommand {
    @Override Outcome run(Context context) {
        List<Check> checks = new SetupCheck(context.workspace(), context.services().database()).run(context.cancellation());
        boolean passed = checks.stream().allMatch(Check::passed);
        var json = Json.object("passed", passed, "checks", checks.stream().map(c -> Json.object("passed", c.passed(), "sentence", c.sentence(), "cure", c.cure())).toList());
        return new Outcome(passed ? ExitCode.DONE : ExitCode.FINDING, json, page -> {
            String next = checks.stream().filter(c -> !c.passed()).map(Check::cure).findFirst().orElse("");
            for (Check check : checks) {
                if (check.passed()) {
                    page.done(check.sentence());
                } else {
                    page.wrong(check.sentence() + (check.cure().equals(next) ? "" : page.style().faint("   " + page.advice(check.cure()))));
                }
            }
            page.blank().line(passed ? "The set-up is correct." : "The set-up has issues.");
            if (!passed) {
                page.next(next);
            }
        });
    }
}
