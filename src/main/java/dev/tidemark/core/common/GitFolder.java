package dev.tidemark.core.common;

import dev.tidemark.core.common.OtherProgram.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What git says of the files in a folder and below it, asked once. */
public final class GitFolder {
    private static final int LETTERS_AND_BLANK = 3;

    private final Path folder;
    private final Map<Path, State> states;
    private final boolean repository;
    private final String unknownBecause;

    private GitFolder(Path folder, Map<Path, State> states, boolean repository, String unknownBecause) {
        this.folder = folder;
        this.states = states;
        this.repository = repository;
        this.unknownBecause = unknownBecause;
    }

    /** How a file stands. */
    public enum State {
        COMMITTED,
        /** Known to git, and not as it was committed last. */
        CHANGED,
        UNTRACKED,
        /** Not known to git, on purpose. */
        IGNORED
    }

    /** Asks git; takes as long as {@link Git} waits at most, a few times. Never throws for what it cannot find out. */
    public static GitFolder of(Git git, Path folder) {
        try {
            return Files.isDirectory(folder) ? ask(git, folder.toRealPath()) : unknown("the folder " + folder + " is gone");
        } catch (OtherProgram.TooSlow slow) {
            return unknown("git did not answer within " + Git.SECONDS + " s");
        } catch (IOException failure) {
            return unknown(String.valueOf(failure.getMessage()).startsWith("Cannot run program") ? "there is no git on this computer" : "git could not be asked, " + Texts.reason(failure));
        }
    }

    private static GitFolder ask(Git git, Path folder) throws IOException {
        Answer inside = git.ask(folder, "rev-parse", "--show-prefix");
        if (inside.exitCode() != 0) {
            return inside.err().contains("not a git repository") ? new GitFolder(folder, Map.of(), false, null) : unknown(refusal(inside.err()));
        }
        String prefix = inside.out().stripTrailing();
        Answer listed = git.ask(folder, "ls-files", "-z");
        // Porcelain is git's form for programs (https://git-scm.com/docs/git-status#_porcelain_format_version_1); with -z no name is quoted.
        Answer status = git.ask(folder, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored=no", "--", ".");
        if (listed.exitCode() != 0 || status.exitCode() != 0) {
            return unknown(refusal(listed.err() + status.err()));
        }
        Set<String> tracked = new HashSet<>(Git.parts(listed));
        Map<Path, State> states = new HashMap<>();
        tracked.forEach(name -> states.put(folder.resolve(name), State.COMMITTED));
        for (String entry : Git.parts(status)) {
            // Names are from the top of the repository here, and from the folder in the list.
            String name = entry.substring(LETTERS_AND_BLANK);
            String here = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
            states.put(folder.resolve(here), entry.startsWith("??") ? State.UNTRACKED : State.CHANGED);
        }
        return new GitFolder(folder, states, true, null);
    }

    private static GitFolder unknown(String why) {
        return new GitFolder(null, Map.of(), false, why);
    }

    private static String refusal(String err) {
        return "git says: " + err.lines().findFirst().orElse("nothing");
    }

    /** Why nothing is known, as the end of a sentence; empty when git gave an answer. */
    public Optional<String> unknownBecause() {
        return Optional.ofNullable(unknownBecause);
    }

    /** Whether the folder is in a repository. */
    public boolean repository() {
        return repository;
    }

    /** How a file in the folder or below it stands; empty for another file, and where nothing is known. */
    public Optional<State> state(Path file) {
        try {
            Path real = file.toRealPath();
            return repository && real.startsWith(folder) ? Optional.of(states.getOrDefault(real, State.IGNORED)) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
