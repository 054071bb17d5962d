package dev.tidemark.core.checklist;

import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Git;
import dev.tidemark.core.common.GitFolder.State;
import dev.tidemark.core.common.GitFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        List<Path> scripts = situation.scripts();
        List<String> unknown = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Map.Entry<Path, List<Path>> folder : scripts.stream().collect(Collectors.groupingBy(Path::getParent)).entrySet()) {
            GitFolder known = GitFolder.of(git, folder.getKey());
            if (known.unknownBecause().isPresent()) {
                return new ChecklistItem(ID, Status.NOT_KNOWN, "Whether the scripts are in version control is not known: " + known.unknownBecause().get() + ".");
            }
            if (!known.repository()) {
                return new ChecklistItem(ID, Status.TO_DO, "The scripts are in no git repository: nobody keeps their earlier texts.");
            }
            for (Path script : folder.getValue()) {
                known.state(script).filter(state -> state != State.COMMITTED).ifPresent(state -> (state == State.CHANGED ? changed : unknown).add(script.getFileName().toString()));
            }
        }
        if (!unknown.isEmpty()) {
            return new ChecklistItem(ID, Status.TO_DO, "Not in version control yet: " + named(unknown) + ".");
        }
        if (!changed.isEmpty()) {
            return new ChecklistItem(ID, Status.TO_DO, "Changed since the last commit: " + named(changed) + ".");
        }
        return new ChecklistItem(ID, Status.DONE, "The scripts are in version control, unchanged since the last commit.");
    }

    private static String named(List<String> names) {
        return names.stream().sorted().limit(NAMED).collect(Collectors.joining(", ")) + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
