package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFilesTest {
    @TempDir Path folder;
    private SequencedMap<Path, String> texts;

    @BeforeEach void twoScripts() {
        texts = new LinkedHashMap<>();
        texts.put(folder.resolve("U1__a.sql"), "DROP TABLE a;\n");
        texts.put(folder.resolve("V1__a.sql"), "CREATE TABLE a(b);\n");
    }

    @Test void allAreWritten() {
        NewFiles.write(texts);
        assertThat(folder).isDirectoryContaining("glob:**U1__a.sql").isDirectoryContaining("glob:**V1__a.sql").isDirectoryNotContaining("glob:**.unfinished");
        assertThat(texts.lastEntry().getKey()).hasContent("CREATE TABLE a(b);");
    }

    @Test void noneIsWrittenOverAnother() throws IOException {
        Files.writeString(texts.lastEntry().getKey(), "-- Somebody else's.\n");
        refused(ProblemCode.OUTPUT_EXISTS);
        assertThat(folder).isDirectoryNotContaining("glob:**U1__a.sql");
        assertThat(texts.lastEntry().getKey()).hasContent("-- Somebody else's.");
    }

    @Test void whereOneCannotBeWrittenTheOthersGoAgain() throws IOException {
        // A folder in the way of what is written beside the second one stops it as a full disk would, for any user.
        Files.createDirectories(folder.resolve("V1__a.sql.unfinished/full"));
        refused(ProblemCode.INPUT_OUTPUT);
        assertThat(folder).isDirectoryNotContaining("glob:**.sql");
    }

    private void refused(ProblemCode code) {
        assertThatThrownBy(() -> NewFiles.write(texts)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
