package dev.tidemark.cli;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Finding;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "health", description = "Run all checks and show the cures of what they find; or carry one cure out.")
final class HealthCommand extends Subcommand {
    @ArgGroup(exclusive = false) private Chosen chosen;

    private static final class Chosen {
        @Option(names = "--cure", paramLabel = "FINDING/CURE", required = true, description = "Carry this cure out, as the list names it.")
        private String cure;

        @Option(names = "--dry-run", description = "With --cure: show what it would do, and change nothing.")
        private boolean dryRun;
    }

    @Override Outcome run(Context context) {
        List<Finding> findings = context.services().health().run(context.progress(), context.cancellation());
        if (chosen != null) {
            return carryOut(findings, context);
        }
        boolean sound = findings.stream().allMatch(f -> f.severity() == Severity.NOTE);
        return new Outcome(sound ? ExitCode.DONE : ExitCode.FINDING, Json.object("sound", sound, "findings", findings.stream().map(HealthCommand::json).toList()), page -> {
            for (Finding finding : findings) {
                page.line(sign(page.style(), finding.severity()) + " " + page.advice(finding.sentence()));
                finding.cures().stream().limit(4).forEach(c -> page.line("    " + c.verb() + page.style().faint("   " + page.command("health --cure " + argument(finding, c)))));
                if (finding.cures().size() > 4) {
                    page.line("    and so on for the others");
                }
            }
            if (sound) {
                page.done("Nothing is wrong.");
            } else if (findings.stream().anyMatch(finding -> !finding.cures().isEmpty())) {
                page.line("Add --dry-run to a cure to see what it would do.");
            }
        });
    }

    private Outcome carryOut(List<Finding> findings, Context context) {
        int slash = chosen.cure.lastIndexOf('/');
        Cure cure = findings.stream().filter(f -> slash > 0 && f.key().equals(chosen.cure.substring(0, slash))).findFirst()
            .flatMap(f -> f.cure(chosen.cure.substring(slash + 1)))
            .orElseThrow(() -> Problem.of(ProblemCode.CURE_UNKNOWN, "cure", chosen.cure));
        if (chosen.dryRun) {
            List<String> preview = cure.preview();
            return Outcome.done(Json.object("dryRun", true, "cure", chosen.cure, "sentence", cure.sentence(), "preview", preview), page -> {
                page.line(page.style().strong(cure.verb())).line(cure.sentence()).blank();
                preview.forEach(page::line);
                page.blank().line("Nothing was changed.");
            });
        }
        String done = cure.run(context.progress(), context.cancellation());
        return Outcome.done(Json.object("dryRun", false, "cure", chosen.cure, "sentence", done), page -> page.done(done).next(page.command("health")));
    }

    private static String argument(Finding finding, Cure cure) {
        String argument = finding.key() + "/" + cure.id();
        return argument.contains(" ") ? '"' + argument + '"' : argument;
    }

    private static String sign(Style style, Severity severity) {
        return switch (severity) {
            case ERROR -> style.cross();
            case WARNING -> style.mark();
            case NOTE -> style.open();
        };
    }

    private static Map<String, Object> json(Finding finding) {
        return Json.object("finding", finding.key(), "code", finding.code(), "severity", finding.severity().word(), "sentence", finding.sentence(), "place", finding.place(),
            "cures", finding.cures().stream().map(c -> Json.object("cure", c.id(), "verb", c.verb(), "sentence", c.sentence())).toList());
    }
}
