package dev.tidemark.core.common;

import dev.tidemark.core.common.OtherProgram.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Asks the git of this system, with a limit on its time. It runs no program that the repository names, and reads the repository that the folder is in, whatever the environment says. */
public final class Git {
    /** How long git may take to answer. */
    public static final int SECONDS = 5;
    private static final Set<String> OTHER_REPOSITORY = Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE");

    private final String program;
    private final int seconds;

    /** The git on the path. */
    public Git() {
        this("git", SECONDS);
    }

    /** Another program in git's place. */
    public Git(String program, int seconds) {
        this.program = program;
        this.seconds = seconds;
    }

    /**
     * Runs one command of git in a folder.
     *
     * @throws OtherProgram.TooSlow when it did not end in time
     * @throws IOException when there is no such program
     */
    public Answer ask(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program, "-c", "core.fsmonitor=false", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        return OtherProgram.ask(command, seconds, environment -> {
            environment.keySet().removeIf(OTHER_REPOSITORY::contains);
            environment.put("GIT_OPTIONAL_LOCKS", "0");
            environment.put("LC_ALL", "C");
        });
    }

    /** The parts of an output that was asked for with {@code -z}. */
    public static List<String> parts(Answer answer) {
        return Arrays.stream(answer.out().split("\0")).filter(part -> !part.isEmpty()).toList();
    }
}
