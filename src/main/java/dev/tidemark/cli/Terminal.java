package dev.tidemark.cli;

import dev.tidemark.core.common.Cancellation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The surroundings of one run: where it writes, and all it knows of the process it runs in.
 *
 * @param out for results; on a person's terminal without signs that would steer it
 * @param err for problems and progress
 * @param interactive whether a person watches: progress is shown
 * @param colour whether colour and weight may be used
 * @param signs whether {@code out} can show ✓ and ✗
 * @param environment the environment variables
 * @param here the folder that relative paths start from
 * @param clock the time, and the zone to show times in
 * @param cancellation the wish to stop
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive, boolean colour, boolean signs,
                       Map<String, String> environment, Path here, Clock clock, Cancellation cancellation) {
    public Terminal {
        if (interactive) {
            out = HarmlessWriter.around(out, signs);
            err = HarmlessWriter.around(err, signs);
        }
    }

    /**
     * The terminal of this process. What goes to a file or a pipe is UTF-8; a person's terminal gets its own encoding.
     * Colour is off without a terminal, on a dumb one and with NO_COLOR (https://no-color.org).
     */
    static Terminal ofThisProcess() {
        boolean terminal = System.console() != null && System.console().isTerminal();
        Charset charset = terminal ? System.out.charset() : StandardCharsets.UTF_8;
        Map<String, String> environment = System.getenv();
        boolean colour = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
        return new Terminal(writer(FileDescriptor.out, charset), writer(FileDescriptor.err, charset), terminal, colour,
            charset.newEncoder().canEncode('✓'), environment, Path.of(""), Clock.systemDefaultZone(), new Cancellation());
    }

    Style style() {
        return new Style(colour, signs);
    }

    private static PrintWriter writer(FileDescriptor stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), charset), false);
    }
}
