package dev.tidemark.cli;

import dev.tidemark.core.authoring.lint.FindingCount;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.authoring.lint.LintService;
import dev.tidemark.core.common.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(name = "lint", description = "Look through the scripts for what is wrong or risky in them.")
final class LintCommand extends Subcommand {
    @Option(names = "--level", paramLabel = "note|warning|error", defaultValue = "warning", converter = Level.class,
        description = "Fail (exit 1) on a finding at this level or above (default: warning).")
    private Severity level;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Scripts to look at, by path or by name (default: all of the workspace).")
    private List<Path> files = List.of();

    /** A severity by its word. */
    static final class Level implements ITypeConverter<Severity> {
        @Override public Severity convert(String word) {
            for (Severity severity : Severity.values()) {
                if (severity.word().equals(word)) {
                    return severity;
                }
            }
            throw new TypeConversionException("“" + word + "” is no level: note, warning or error");
        }
    }

    @Override Outcome run(Context context) {
        LintService lint = context.services().lint();
        List<LintFinding> findings = files.isEmpty() ? lint.all(context.cancellation()) : lint.files(files.stream().map(file -> found(file, context)).toList());
        boolean clean = findings.stream().noneMatch(finding -> finding.isAtLeast(level));
        Map<String, Object> json = Json.object("clean", clean, "level", level.word(), "findings", LintPage.json(findings));
        return new Outcome(clean ? ExitCode.DONE : ExitCode.FINDING, json, page -> {
            LintPage.show(page, findings);
            page.line(findings.isEmpty() ? page.style().tick() + " Nothing is wrong with the scripts." : FindingCount.of(findings) + ".");
        });
    }

    /** As given, or a script of that name in the workspace. */
    private static Path found(Path given, Context context) {
        Path here = context.terminal().here().resolve(given).normalize();
        if (Files.exists(here)) {
            return here;
        }
        return context.services().workspace().migrationFolders().stream().map(folder -> folder.resolve(given)).filter(Files::exists).findFirst().orElse(here);
    }
}
