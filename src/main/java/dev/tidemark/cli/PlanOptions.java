package dev.tidemark.cli;

import dev.tidemark.core.checklist.PersonalItem;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Transactions;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that carry out a plan. */
final class PlanOptions {
    @ArgGroup(exclusive = false) private DryRun dryRun;

    @Spec(Spec.Target.MIXEE) private CommandSpec spec;

    @Option(names = "--no-backup", description = "Do not take a backup first.")
    boolean noBackup;

    @Option(names = "--rehearse", description = "Rehearse on a copy first, there and back, and run only if that passed.")
    boolean rehearse;

    @Option(names = "--one-by-one", description = "One transaction for each migration, not one for all: what was done before a failure stays.")
    private boolean oneByOne;

    @Option(names = "--tick", paramLabel = "LINE", description = "Tick a line of the checklist that only you can know (--dry-run lists them); it goes into the journal.")
    private List<String> ticks = List.of();

    private static final class DryRun {
        @Option(names = "--dry-run", required = true, description = "Show the SQL that would run, and change nothing.")
        private boolean asked;

        @Option(names = "--output", paramLabel = "FILE", description = "With --dry-run: write the SQL to a new file.")
        private Path output;
    }

    /** The plan in the bounds that were asked for. */
    Plan bound(Plan plan) {
        return oneByOne ? plan.with(Transactions.ONE_EACH) : plan;
    }

    /** The ticked lines. */
    List<PersonalItem> ticked() {
        return ticks.stream().map(id -> PersonalItem.of(id).orElseThrow(() -> new ParameterException(spec.commandLine(), "--tick takes one of " + PersonalItem.ids() + ", not " + id))).toList();
    }

    boolean dryRun() {
        return dryRun != null && dryRun.asked;
    }

    /** Where the SQL of a dry run goes; null for standard output. */
    Path output() {
        return dryRun == null ? null : dryRun.output;
    }
}
