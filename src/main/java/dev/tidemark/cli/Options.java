package dev.tidemark.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class Options {
    @Option(names = {"-w", "--workspace"}, paramLabel = "DIR", defaultValue = "storage", description = "The workspace folder, or a database file (default: ./storage).")
    Path workspace;

    @Option(names = "--read-only", description = "Only look: write nothing into the database, beside it or into the folder.")
    boolean readOnly;

    @Option(names = "--json", description = "Write one JSON document, also for a problem.")
    boolean json;

    @Option(names = "--debug", description = "With a problem, also show the stack trace.")
    boolean debug;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;
}
