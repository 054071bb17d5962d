package dev.tidemark.core.checklist;

import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Git;
import dev.tidemark.core.common.OtherProgram;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** "Commit migration files to version control": whether the scripts are in git, unchanged since the last commit. */
final class VersionControl implements Question {
    private static final String ID = "version-control";
    private static final int NAMED = 3;

    private final Git git;

    VersionControl() {
        this(new Git());
    }

    VersionControl(Git git) {
        this.git = git;
    }

    @Override public ChecklistItem ask(Situation situation) {
        List<Path> scripts = situation.scripts();
        List<String> unknown = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        try {
            for (Map.Entry<Path, List<Path>> folder : scripts.stream().collect(Collectors.groupingBy(Path::getParent)).entrySet()) {
                ChecklistItem refusal = look(folder.getKey(), folder.getValue(), unknown, changed);
                if (refusal != null) {
                    return refusal;
                }
            }
        } catch (OtherProgram.TooSlow slow) {
            return notKnown("git did not answer within " + Git.SECONDS + " s.");
        } catch (IOException failure) {
            return notKnown(String.valueOf(failure.getMessage()).startsWith("Cannot run program") ? "there is no git on this computer." : "git could not be asked, " + Texts.reason(failure) + ".");
        }
        if (!unknown.isEmpty()) {
            return new ChecklistItem(ID, Status.TO_DO, "Not in version control yet: " + named(unknown) + ".");
        }
        if (!changed.isEmpty()) {
            return new ChecklistItem(ID, Status.TO_DO, "Changed since the last commit: " + named(changed) + ".");
        }
        return new ChecklistItem(ID, Status.DONE, "The scripts are in version control, unchanged since the last commit.");
    }

    /** @return an answer that ends the question, or null when the lists have been filled */
    private ChecklistItem look(Path folder, List<Path> scripts, List<String> unknown, List<String> changed) throws IOException {
        if (!Files.isDirectory(folder)) {
            return notKnown("the folder " + folder + " is gone.");
        }
        OtherProgram.Answer inside = git.ask(folder, "rev-parse", "--show-prefix");
        if (inside.exitCode() != 0) {
            return inside.err().contains("not a git repository")
                ? new ChecklistItem(ID, Status.TO_DO, "The scripts are in no git repository: nobody keeps their earlier texts.")
                : notKnown("git says: " + inside.err().lines().findFirst().orElse("nothing") + ".");
        }
        String prefix = inside.out().stripTrailing();
        OtherProgram.Answer listed = git.ask(folder, "ls-files", "-z");
        OtherProgram.Answer status = git.ask(folder, "status", "--porcelain", "-z", "--untracked-files=no", "--", ".");
        if (listed.exitCode() != 0 || status.exitCode() != 0) {
            return notKnown("git says: " + (listed.err() + status.err()).lines().findFirst().orElse("nothing") + ".");
        }
        Set<String> tracked = new HashSet<>(Git.parts(listed));
        // Each part is two letters and a blank before the path; after a rename comes the old path, which is none of ours.
        Set<String> touched = Git.parts(status).stream().filter(part -> part.length() > 3).map(part -> part.substring(3)).collect(Collectors.toSet());
        for (Path script : scripts) {
            String name = script.getFileName().toString();
            if (!tracked.contains(name)) {
                unknown.add(name);
            } else if (touched.contains(prefix + name)) {
                changed.add(name);
            }
        }
        return null;
    }

    private static String named(List<String> names) {
        return names.stream().sorted().limit(NAMED).collect(Collectors.joining(", ")) + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    private static ChecklistItem notKnown(String why) {
        return new ChecklistItem(ID, Status.NOT_KNOWN, "Whether the scripts are in version control is not known: " + why);
    }
}
