package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Scripts that are written once and never over other ones, all of them or none. */
final class NewFiles {
    private NewFiles() { }

    /**
     * Writes the texts in this order: what takes something back comes before what does it.
     *
     * @throws Problem OUTPUT_EXISTS when one of the files is there, INPUT_OUTPUT; then none of them was made
     */
    static void write(SequencedMap<Path, String> texts) {
        List<Path> made = new ArrayList<>();
        try {
            for (Map.Entry<Path, String> file : texts.entrySet()) {
                require(file.getKey());
            }
            for (Map.Entry<Path, String> file : texts.entrySet()) {
                write(file.getKey(), file.getValue(), made);
            }
        } catch (Problem problem) {
            remove(made, problem);
            throw problem;
        }
    }

    /** Takes away again what was written, after something else failed. */
    static void remove(List<Path> files, Exception because) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failure) {
                because.addSuppressed(failure);
            }
        }
    }

    private static void require(Path file) {
        if (Files.exists(file)) {
            throw Problem.of(ProblemCode.OUTPUT_EXISTS, "path", file);
        }
    }

    private static void write(Path file, String text, List<Path> made) {
        // Beside it first: whoever reads the folder meanwhile, or after a crash, must not take a part of a script for the script.
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.writeString(unfinished, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            Files.move(unfinished, file);
            made.add(file);
        } catch (FileAlreadyExistsException failure) {
            made.add(unfinished);
            throw Problem.because(failure, ProblemCode.OUTPUT_EXISTS, "path", file);
        } catch (IOException failure) {
            made.add(unfinished);
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }
}
