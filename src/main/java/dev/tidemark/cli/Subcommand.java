package dev.tidemark.cli;

import dev.tidemark.core.health.WaitingTold;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command. It says what it found or did; writing that as text or as JSON is done here, alike for all. */
abstract class Subcommand implements Callable<Integer> {
    @Mixin Options options;

    private Terminal terminal;
    private Interrupts interrupts;

    /**
     * Does the work.
     *
     * @throws dev.tidemark.core.common.Problem which {@link Tidemark} tells the person
     */
    abstract Outcome run(Context context);

    Subcommand on(Terminal terminal, Interrupts interrupts) {
        this.terminal = terminal;
        this.interrupts = interrupts;
        return this;
    }

    @Override public final Integer call() {
        Outcome outcome;
        try (Context context = new Context(terminal, interrupts, options)) {
            outcome = WaitingTold.by(context.waiting(), () -> run(context));
        }
        if (options.json) {
            terminal.out().print(Json.text(outcome.json()));
        } else {
            outcome.text().accept(new Page(terminal.out(), terminal.style(), Where.option(options.workspace)));
        }
        return outcome.exitCode();
    }
}
