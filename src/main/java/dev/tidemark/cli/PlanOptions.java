package dev.tidemark.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of commands that carry out a plan. */
final class PlanOptions {
    @Option(names = "--dry-run", description = "Show the SQL that would run, and change nothing.")
    boolean dryRun;

    @Option(names = "--output", paramLabel = "FILE", description = "With --dry-run: write the SQL to a new file.")
    Path output;

    @Option(names = "--no-backup", description = "Do not take a backup first.")
    boolean noBackup;
}
