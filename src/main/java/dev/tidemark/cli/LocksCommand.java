package dev.tidemark.cli;

import dev.tidemark.core.health.FileHolder;
import dev.tidemark.core.health.Locks;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "locks", description = "Tell whether the database can be written, and which programs have it open.")
final class LocksCommand extends Subcommand {
    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "1", description = "How long to wait for the lock (default: 1).")
    private int seconds;

    @Override Outcome run(Context context) {
        Locks locks = Locks.of(context.services().database(), Duration.ofSeconds(Math.max(0, seconds)));
        String sentence = locks.sentence(context.workspace().databaseName());
        var json = Json.object("locked", locks.locked(), "waitedMilliseconds", locks.waited().toMillis(), "writeAheadLog", locks.inWriteAheadLog(), "sentence", sentence,
            "processes", locks.holders().processes().stream().map(h -> Json.object("pid", h.pid(), "name", h.name(), "command", h.command(), "writes", h.writes())).toList(),
            "gap", locks.holders().gap());
        return new Outcome(locks.locked() ? ExitCode.FINDING : ExitCode.DONE, json, page -> {
            page.line((locks.locked() ? page.style().cross() : page.style().tick()) + " " + sentence);
            for (FileHolder holder : locks.holders().processes()) {
                page.line("  " + holder.pid() + "  " + holder.command());
            }
            if (locks.locked()) {
                page.next("close or pause that program, then: " + page.command("locks --wait 30"));
            }
        });
    }
}
