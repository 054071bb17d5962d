package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a script on the disk. */
final class ScriptFile {
    private ScriptFile() { }

    /** @throws Problem MIGRATION_UNREADABLE when it is not there, not readable or not UTF-8 */
    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException failure) {
            throw Problem.because(failure, ProblemCode.MIGRATION_UNREADABLE, "file", file.getFileName(), "detail", "it is not UTF-8 text", "advice", "Save it as UTF-8 text and try again.");
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.MIGRATION_UNREADABLE, "file", file.getFileName(), "detail", Texts.reason(failure),
                "advice", failure instanceof NoSuchFileException ? "Put it back from your version control or from another computer, then try again." : "See that the file can be read, then try again.");
        }
    }
}
