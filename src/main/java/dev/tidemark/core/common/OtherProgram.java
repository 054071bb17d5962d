package dev.tidemark.core.common;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks another program of this system, with a limit on its time. Blocking; safe for any thread. */
public final class OtherProgram {
    private OtherProgram() { }

    /**
     * What a program said.
     *
     * @param err stripped
     */
    public record Answer(int exitCode, String out, String err) { }

    /** It did not end in time, and was ended. */
    public static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlow(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Runs a program with nothing to read, to its end or to the end of its time.
     *
     * @param environment changes the variables that the program gets, which are this process's own
     * @throws TooSlow when it did not end in time, or when this thread was interrupted, which stays to be seen
     * @throws IOException when there is no such program
     */
    public static Answer ask(List<String> command, int seconds, Consumer<Map<String, String>> environment) throws IOException {
        // Files and not pipes: a full pipe would stop the program, and reading it has no limit in time.
        Path out = Files.createTempFile("tidemark", ".out");
        Path err = Files.createTempFile("tidemark", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            environment.accept(builder.environment());
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    throw new TooSlow(command.getFirst() + " did not answer within " + seconds + " s", null);
                }
                return new Answer(process.exitValue(), text(out), text(err).strip());
            } finally {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TooSlow("Asking " + command.getFirst() + " was interrupted", interrupted);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    /** Names of files need not be UTF-8; decoding must not refuse the lines around them. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
