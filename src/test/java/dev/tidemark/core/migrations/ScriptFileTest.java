package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFileTest {
    @TempDir private Path folder;

    @Test void whatToDoNextDependsOnWhatIsWrong() throws IOException {
        Path file = folder.resolve("V1__a.sql");
        assertThatThrownBy(() -> ScriptFile.read(file)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.MIGRATION_UNREADABLE);
            assertThat(problem.what()).endsWith("cannot be read: it is not there.");
            assertThat(problem.next()).startsWith("Put it back from your version control");
        });
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThatThrownBy(() -> ScriptFile.read(file)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.next()).isEqualTo("Save it as UTF-8 text and try again."));
    }
}
