package dev.tidemark.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs started in a Java of their own, and timed from outside. */
final class ChildJvm {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private ChildJvm() { }

    /** The nanoseconds from the start of the process until it prints {@code awaited}. */
    static long untilLine(String awaited, Path config, List<String> arguments) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Process process = start(config, arguments);
        long seen = 0;
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                seen = line.equals(awaited) ? System.nanoTime() : seen;
                output.append(line).append('\n');
            }
        }
        require(process.waitFor() == 0 && seen != 0, arguments, output);
        return seen - started;
    }

    /** The nanoseconds from the start of the process to its end. */
    static long untilEnd(Path config, List<String> arguments) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Process process = start(config, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int result = process.waitFor();
        long ended = System.nanoTime();
        require(result == 0, arguments, output);
        return ended - started;
    }

    /** What it prints until its end. */
    static String output(Path config, List<String> arguments) throws IOException, InterruptedException {
        Process process = start(config, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        require(process.waitFor() == 0, arguments, output);
        return output;
    }

    private static Process start(Path config, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CONFIG_HOME", config.toString());
        return builder.start();
    }

    private static void require(boolean fine, List<String> arguments, CharSequence output) {
        if (!fine) {
            throw new IllegalStateException(String.join(" ", arguments) + " did not do what it should:\n" + output);
        }
    }
}
