package dev.tidemark.cli;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.health.FileHolders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Tells a problem: to a person on standard error, to a script as a document on standard output. */
record ProblemReport(Terminal terminal, boolean json, boolean stackTrace, Path workspace) {
    /** As the arguments ask for it, even where they could not be parsed. */
    static ProblemReport asAskedFor(Terminal terminal, String[] arguments, Object command) {
        Path workspace = command instanceof Subcommand named && named.options.workspace != null ? named.options.workspace : Path.of("storage");
        return new ProblemReport(terminal, Arrays.asList(arguments).contains("--json"), Arrays.asList(arguments).contains("--debug"), workspace);
    }

    /** Who has a file open that was locked, as far as the system tells and they have it open still. */
    private static Optional<String> holders(Problem problem) {
        return problem.code() == ProblemCode.LOCKED ? FileHolders.of(Path.of(problem.details().get("path"))).sentence() : Optional.empty();
    }

    void tell(Problem problem) {
        if (json) {
            terminal.out().print(Json.text(Json.problem(problem)));
        } else {
            Style style = terminal.style();
            Page page = new Page(terminal.err(), style, Where.option(workspace)).wrong(problem.what() + " " + style.faint("(" + problem.code().id() + ")"));
            holders(problem).ifPresent(who -> page.line("  " + who));
            page.line("  " + problem.unchanged())
                .line("  " + style.strong("Next: ") + Where.inSentence(problem.next(), workspace));
        }
        if (stackTrace) {
            problem.printStackTrace(terminal.err());
        }
    }
}
