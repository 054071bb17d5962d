package dev.tidemark.cli;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.Integrity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(name = "health", description = "Run all checks and show the cures of what they find; or carry one cure out.")
final class HealthCommand extends Subcommand {
    private static final int SHOWN = 4;
    private static final int NAMED = 12;

    @Option(names = "--level", paramLabel = "note|warning|error", defaultValue = "warning", converter = LintCommand.Level.class,
        description = "Fail (exit 1) on a finding at this level or above (default: warning).")
    private Severity level;

    @Option(names = "--integrity", paramLabel = "quick|full", converter = Depth.class, description = "Check all pages of the file too, which reads all of it; full also compares each index with its rows.")
    private Integrity.Depth integrity;

    @ArgGroup(exclusive = false) private Chosen chosen;

    /** A depth by its word. */
    static final class Depth implements ITypeConverter<Integrity.Depth> {
        @Override public Integrity.Depth convert(String word) {
            return switch (word) {
                case "quick" -> Integrity.Depth.QUICK;
                case "full" -> Integrity.Depth.FULL;
                default -> throw new TypeConversionException("“" + word + "” is no depth: quick or full");
            };
        }
    }

    private static final class Chosen {
        @Option(names = "--cure", paramLabel = "FINDING/CURE", required = true, description = "Carry this cure out, as the list names it.")
        private String cure;

        @Option(names = "--dry-run", description = "With --cure: show what it would do, and change nothing.")
        private boolean dryRun;
    }

    @Override Outcome run(Context context) {
        List<Finding> findings = findings(context);
        if (chosen != null) {
            return carryOut(findings, context);
        }
        boolean sound = findings.stream().allMatch(f -> f.severity() == Severity.NOTE);
        boolean passed = findings.stream().allMatch(f -> f.severity().compareTo(level) < 0);
        return new Outcome(passed ? ExitCode.DONE : ExitCode.FINDING, Json.object("sound", sound, "level", level.word(), "findings", findings.stream().map(HealthCommand::json).toList()), page -> {
            findings.forEach(finding -> show(finding, page));
            if (sound) {
                page.done("Nothing is wrong.");
            } else if (findings.stream().anyMatch(finding -> !finding.cures().isEmpty())) {
                page.line("Add --dry-run to a cure to see what it would do.");
            }
        });
    }

    /** What cannot be looked at is a finding, also by the check of the pages: it hides no other. */
    private List<Finding> findings(Context context) {
        Optional<Finding> damage = integrity == null ? Optional.empty() : damage(context);
        List<Finding> others = context.services().health().run(integrity == null ? context.progress() : context.progress().part(0.5, 1), context.cancellation());
        // Both looks meet the same failure; two failures of one kind are two findings.
        Set<String> told = new HashSet<>();
        return Stream.concat(damage.stream(), others.stream()).filter(finding -> told.add(finding.key() + "\n" + finding.sentence())).toList();
    }

    private Optional<Finding> damage(Context context) {
        try {
            return context.services().integrity().look(integrity, context.progress().part(0, 0.5), context.cancellation());
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.CANCELLED) {
                throw problem;
            }
            return Optional.of(context.services().integrity().of(problem));
        }
    }

    private void show(Finding finding, Page page) {
        page.line(sign(page.style(), finding.severity()) + " " + page.advice(finding.sentence()));
        finding.cures().stream().limit(SHOWN).forEach(c -> page.line("    " + c.verb() + page.style().faint("   " + page.command("health" + lookedFor(finding) + " --cure " + argument(finding, c)))));
        List<Cure> more = finding.cures().stream().skip(SHOWN).toList();
        if (!more.isEmpty()) {
            String named = more.stream().limit(NAMED).map(c -> argument(finding, c)).collect(Collectors.joining(", "));
            page.line("    " + more.size() + " more, named alike: " + named + (more.size() > NAMED ? " and so on; --json lists all" : ""));
        }
    }

    /** What the check of the pages has found is found again only by that check. */
    private String lookedFor(Finding finding) {
        return finding.code().equals(Integrity.DAMAGED) ? " --integrity " + integrity.name().toLowerCase(Locale.ROOT) : "";
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
