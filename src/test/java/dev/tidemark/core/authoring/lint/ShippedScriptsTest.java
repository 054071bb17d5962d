package dev.tidemark.core.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedScriptsTest {
    @TempDir Path folder;

    /** They follow every rule, so that a newcomer sees what good scripts look like. */
    @Test void theShippedScriptsAreClean() {
        TestWorkspace workspace = TestWorkspace.withShippedMigrations(folder);
        assertThat(Services.of(workspace.workspace()).lint().all(Cancellation.never())).isEmpty();
    }
}
