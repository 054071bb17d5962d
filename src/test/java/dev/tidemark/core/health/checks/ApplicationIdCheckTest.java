package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationIdCheckTest {
    @TempDir Path folder;

    @Test void theFileOfAnotherProgramAndAVersionOfAnotherToolAreTold() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        checked.space.sql("PRAGMA application_id = 0x47504B47");
        assertThat(checked.finding("application-id:app.db").sentence()).startsWith("app.db says that it is a file of GeoPackage (application_id 0x47504b47).");
        checked.space.sql("PRAGMA application_id = 12345");
        assertThat(checked.keys()).as("an id of its own").isEmpty();
        checked.space.sql("PRAGMA user_version = 4");
        assertThat(checked.finding("user-version:app.db").severity()).isEqualTo(Severity.NOTE);
    }
}
