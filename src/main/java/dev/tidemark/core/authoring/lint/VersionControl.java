package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.authoring.lint.LintContext.Control;
import dev.tidemark.core.common.Git;
import dev.tidemark.core.common.OtherProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What git says of the files below a folder, asked once. Says nothing where there is no git, no repository, or no answer in time. Reads only. */
final class VersionControl {
    private static final int LETTERS_AND_BLANK = 3;

    private final Optional<Path> root;
    /** The files that are not as committed, by absolute path. */
    private final Map<Path, Control> others;

    private VersionControl(Optional<Path> root, Map<Path, Control> others) {
        this.root = root;
        this.others = others;
    }

    static VersionControl of(Path folder) {
        try {
            String top = git(folder, "rev-parse", "--show-toplevel").strip();
            if (top.isEmpty()) {
                return new VersionControl(Optional.empty(), Map.of());
            }
            Path root = Path.of(top).toRealPath();
            Map<Path, Control> others = new HashMap<>();
            // Porcelain is git's form for programs (https://git-scm.com/docs/git-status#_porcelain_format_version_1); with -z no name is quoted.
            for (String entry : git(folder, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored=no", "--", ".").split("\0")) {
                if (entry.length() > LETTERS_AND_BLANK) {
                    others.put(root.resolve(entry.substring(LETTERS_AND_BLANK)), entry.startsWith("??") ? Control.UNTRACKED : Control.CHANGED);
                }
            }
            return new VersionControl(Optional.of(root), others);
        } catch (IOException noAnswer) {
            System.getLogger(VersionControl.class.getName()).log(System.Logger.Level.DEBUG, "Git says nothing", noAnswer);
            return new VersionControl(Optional.empty(), Map.of());
        }
    }

    Optional<Control> says(Path file) {
        try {
            Path real = file.toRealPath();
            return root.filter(real::startsWith).map(r -> others.getOrDefault(real, Control.COMMITTED));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The output of git, empty when it refuses. */
    private static String git(Path folder, String... arguments) throws IOException {
        OtherProgram.Answer answer = new Git().ask(folder, arguments);
        return answer.exitCode() == 0 ? answer.out() : "";
    }
}
