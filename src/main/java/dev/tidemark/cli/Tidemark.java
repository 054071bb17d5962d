package dev.tidemark.cli;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry to the command line. */
@Command(name = "tidemark", versionProvider = Tidemark.Version.class, sortOptions = false,
    header = {"Tidemark administers a SQLite database: see every change before, undo it after.", ""}, synopsisHeading = "",
    customSynopsis = {"  tidemark [open DIR|FILE]    opens the window (with --read-only: to look only)", "  tidemark COMMAND …          does one thing on the terminal"},
    commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n",
    footer = {"", "Every command takes --workspace DIR (default: ./storage) and --json.", "“tidemark COMMAND --help” tells more.",
        "Exit codes: 0 done, 1 a finding or a refusal, 2 wrong usage, 130 cancelled."})
public final class Tidemark implements Runnable {
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;

    @Spec private CommandSpec spec;

    /**
     * Runs a command on this process's terminal.
     *
     * @return 0 done, 1 a finding or a refusal, 2 wrong usage, 130 cancelled
     */
    public static int run(String... arguments) {
        if (!List.of(arguments).contains("--debug") && System.getProperty(LOG_FORMAT) == null) {
            // A line beside the command's own words; the technical cause is for who asks for it.
            System.setProperty(LOG_FORMAT, "%4$s: %5$s%n");
        }
        return run(arguments, Terminal.ofThisProcess());
    }

    /** As {@link #run(String...)}, with the surroundings given. Everything is written when this returns. */
    public static int run(String[] given, Terminal terminal) {
        String[] arguments = commandFirst(withoutCommentsAsOptions(given));
        try (Interrupts interrupts = new Interrupts(terminal.cancellation())) {
            int exitCode = commandLine(arguments, terminal, interrupts).execute(arguments);
            terminal.out().flush();
            terminal.err().flush();
            return exitCode;
        }
    }

    /** SQL may begin with a comment, {@code "-- all of them\nSELECT …"}, which is no option: a blank in front tells the two apart. */
    private static String[] withoutCommentsAsOptions(String[] arguments) {
        return Arrays.stream(arguments).map(argument -> argument.matches("(?s)--\\s.*") ? " " + argument : argument).toArray(String[]::new);
    }

    /** Without a command, the help. */
    @Override public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The options that every command takes may also stand before it: they are moved behind it. */
    private static String[] commandFirst(String[] arguments) {
        int first = 0;
        while (first < arguments.length && (arguments[first].matches("--json|--debug|--read-only|--workspace=.*|-w.+") || arguments[first].matches("--workspace|-w"))) {
            first += arguments[first].matches("--workspace|-w") ? 2 : 1;
        }
        if (first == 0 || first >= arguments.length) {
            return arguments;
        }
        List<String> ordered = new ArrayList<>(List.of(arguments).subList(first, arguments.length));
        ordered.addAll(1, List.of(arguments).subList(0, first));
        return ordered.toArray(String[]::new);
    }

    private static CommandLine commandLine(String[] arguments, Terminal terminal, Interrupts interrupts) {
        CommandLine line = new CommandLine(new Tidemark());
        needed(Arrays.asList(arguments)).forEach(name -> line.addSubcommand(Commands.create(name).on(terminal, interrupts)));
        if (line.getSubcommands().size() > 1) {
            line.addSubcommand(new CommandLine.HelpCommand());
        }
        return line.setOut(terminal.out()).setErr(terminal.err())
            .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
            .setUsageHelpWidth(110).setUsageHelpAutoWidth(false)
            .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, arguments, terminal, command.getCommand()))
            .setParameterExceptionHandler((failure, args) -> misused(failure, arguments, terminal));
    }

    /** Making a command's parser takes some milliseconds, so only the one that is named is made; help and a mistyped name need them all. */
    private static List<String> needed(List<String> arguments) {
        if (arguments.contains("--version") || arguments.contains("-V")) {
            return List.of();
        }
        List<String> named = Commands.names().stream().filter(arguments::contains).toList();
        return named.size() == 1 && !arguments.contains("help") ? named : Commands.names();
    }

    private static int failed(Exception failure, String[] arguments, Terminal terminal, Object command) {
        Problem problem = Problem.from(failure);
        ProblemReport.asAskedFor(terminal, arguments, command).tell(problem);
        return problem.code() == ProblemCode.CANCELLED ? ExitCode.CANCELLED : ExitCode.FINDING;
    }

    private static int misused(ParameterException failure, String[] arguments, Terminal terminal) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
        ProblemReport.asAskedFor(terminal, arguments, failure.getCommandLine().getCommand()).tell(Problem.because(failure, ProblemCode.WRONG_USAGE,
            "detail", detail(failure), "command", command));
        return ExitCode.WRONG_USAGE;
    }

    private static String detail(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && failure.getCommandLine().getParent() == null) {
            String meant = unmatched.getSuggestions().stream().findFirst().map(name -> " (did you mean “" + name + "”?)").orElse("");
            return "there is no command “" + unmatched.getUnmatched().getFirst() + "”" + meant;
        }
        String message = failure.getMessage().replaceFirst("^Error: ", "").strip();
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /** The version of the jar that runs. */
    static final class Version implements IVersionProvider {
        @Override public String[] getVersion() {
            String version = Tidemark.class.getPackage().getImplementationVersion();
            return new String[] {"Tidemark " + (version == null ? "(development build)" : version)};
        }
    }
}
