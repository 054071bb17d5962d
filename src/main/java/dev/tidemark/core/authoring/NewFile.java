package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A script that is written once and never over another one. */
final class NewFile {
    private NewFile() { }

    /** @throws Problem OUTPUT_EXISTS when there is such a file */
    static void require(Path file) {
        if (Files.exists(file)) {
            throw Problem.of(ProblemCode.OUTPUT_EXISTS, "path", file);
        }
    }

    /** @throws Problem OUTPUT_EXISTS, INPUT_OUTPUT */
    static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException failure) {
            throw Problem.because(failure, ProblemCode.OUTPUT_EXISTS, "path", file);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }
}
