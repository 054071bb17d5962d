package dev.tidemark.cli;

import dev.tidemark.core.common.Cancellation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands in this JVM, as a person in a folder would: by default without colour, at half past two on 7 January 2025. */
final class Cli {
    static final Instant NOW = Instant.parse("2025-01-07T14:30:00Z");

    private final Path here;
    private final boolean terminal;
    private final Clock clock;
    private final Cancellation cancellation;

    private Cli(Path here, boolean terminal, Clock clock, Cancellation cancellation) {
        this.here = here;
        this.terminal = terminal;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** In that folder, with output to a pipe. */
    static Cli in(Path here) {
        return new Cli(here, false, Clock.fixed(NOW, ZoneOffset.UTC), Cancellation.never());
    }

    /** With a colour terminal that a person watches. */
    Cli onTerminal() {
        return new Cli(here, true, clock, cancellation);
    }

    Cli at(Instant now) {
        return new Cli(here, terminal, Clock.fixed(now, ZoneOffset.UTC), cancellation);
    }

    Cli with(Cancellation other) {
        return new Cli(here, terminal, clock, other);
    }

    /** What a run wrote and how it ended. */
    record Run(int exitCode, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    /** Runs one command; the text is split at blanks. */
    Run run(String line) {
        return run(line.isBlank() ? new String[0] : line.split(" +"));
    }

    Run run(String line, String... more) {
        return run(Stream.concat(Stream.of(line.split(" +")), Stream.of(more)).toArray(String[]::new));
    }

    private Run run(String[] arguments) {
        return run(new StringWriter(), arguments);
    }

    /** As {@link #run(String)}; what it says beside its result can be read while it runs. */
    Run saying(StringWriter err, String line) {
        return run(err, line.split(" +"));
    }

    private Run run(StringWriter err, String[] arguments) {
        StringWriter out = new StringWriter();
        Terminal surroundings = new Terminal(new PrintWriter(out), new PrintWriter(err), terminal, terminal, true, Map.of(), here, clock, cancellation);
        int exitCode = Tidemark.run(arguments, surroundings);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
