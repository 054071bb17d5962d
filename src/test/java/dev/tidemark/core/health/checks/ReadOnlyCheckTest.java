package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyCheckTest {
    @TempDir Path folder;

    /** An administrator writes everywhere, so the rights are given here. */
    @Test void aFileOrFolderThatCannotBeWrittenIsNamed() {
        TestWorkspace space = TestWorkspace.empty(folder);
        Path file = space.workspace().databaseFile();
        Examination examination = new Examination(space.workspace(), space.database(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
        assertThat(new ReadOnlyCheck().look(examination, Cancellation.never())).isEmpty();
        assertThat(new ReadOnlyCheck(path -> !path.equals(file)).look(examination, Cancellation.never())).singleElement()
            .extracting(Finding::sentence).asString().startsWith("It cannot be written: " + file + ". ");
        assertThat(new ReadOnlyCheck(path -> !path.equals(file.getParent())).look(examination, Cancellation.never())).singleElement()
            .extracting(Finding::key).isEqualTo("read-only:app.db");
    }
}
