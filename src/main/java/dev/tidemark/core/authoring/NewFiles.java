package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.workspace.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            texts.forEach((file, text) -> {
                WholeFile.at(file).unlessThere().write(text);
                made.add(file);
            });
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
}
