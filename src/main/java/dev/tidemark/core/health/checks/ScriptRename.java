package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives scripts other names, all of them or none; no file is ever overwritten. */
final class ScriptRename {
    private final Map<Path, Path> moves = new LinkedHashMap<>();
    private final Journal journal;

    ScriptRename(Journal journal) {
        this.journal = journal;
    }

    ScriptRename move(Path script, String name) {
        moves.put(script, script.resolveSibling(name));
        return this;
    }

    /** The undo script gets the same new version and description. */
    ScriptRename moveUndo(Optional<Path> undo, String migrationName) {
        undo.ifPresent(file -> move(file, "U" + migrationName.substring(1)));
        return this;
    }

    Cure cure(String sentence) {
        Path to = moves.values().iterator().next();
        return new Cure("rename", "Rename to " + to.getFileName(), sentence, Cure.Touches.FILES, this::lines, (progress, cancellation) -> run());
    }

    private List<String> lines() {
        return moves.entrySet().stream().map(m -> m.getKey().getFileName() + " → " + m.getValue().getFileName()).toList();
    }

    private String run() {
        journal.requireChangeable();
        for (Path to : moves.values()) {
            if (Files.exists(to)) {
                throw Problem.of(ProblemCode.OUTPUT_EXISTS, "path", to);
            }
        }
        Map<Path, Path> done = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, Path> move : moves.entrySet()) {
                Files.move(move.getKey(), move.getValue());
                done.put(move.getKey(), move.getValue());
            }
        } catch (IOException failure) {
            Problem problem = Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", moves.keySet().iterator().next(), "detail", Texts.reason(failure));
            done.forEach((from, to) -> moveBack(to, from, problem));
            throw problem;
        }
        String sentence = "Renamed " + String.join(", ", lines()) + ".";
        journal.add("script", sentence, null, lines());
        return sentence;
    }

    private static void moveBack(Path from, Path to, Problem problem) {
        try {
            Files.move(from, to);
        } catch (IOException failure) {
            problem.addSuppressed(failure);
        }
    }
}
