package dev.tidemark.core.checklist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the git of this system, with a limit on its time. It changes nothing, and runs no program that the repository names. */
final class Git {
    private final String program;
    private final int seconds;

    Git(String program, int seconds) {
        this.program = program;
        this.seconds = seconds;
    }

    /** What git said. */
    record Answer(int exitCode, String out, String err) {
        /** The parts of an output that was asked for with {@code -z}. */
        List<String> parts() {
            return Arrays.stream(out.split("\0")).filter(part -> !part.isEmpty()).toList();
        }
    }

    /** It did not end in time. */
    static final class TooSlow extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Runs one command of git in a folder.
     *
     * @throws IOException when there is no such program
     */
    Answer ask(Path folder, String... arguments) throws IOException, TooSlow {
        List<String> command = new ArrayList<>(List.of(program, "-c", "core.fsmonitor=false", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("tidemark", ".out");
        Path err = Files.createTempFile("tidemark", ".err");
        try {
            // Files and not pipes: a full pipe would stop git, and reading it has no limit in time.
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.equals("GIT_DIR") || name.equals("GIT_WORK_TREE") || name.equals("GIT_INDEX_FILE"));
            builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new TooSlow();
            }
            return new Answer(process.exitValue(), new String(Files.readAllBytes(out), StandardCharsets.UTF_8), new String(Files.readAllBytes(err), StandardCharsets.UTF_8).strip());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TooSlow();
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }
}
