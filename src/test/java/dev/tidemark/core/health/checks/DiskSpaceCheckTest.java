package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.health.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceCheckTest {
    @TempDir Path folder;

    @Test void aDiskThatCannotTakeABackupAndAMigrationIsNamed() throws Exception {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        long size = Files.size(checked.space.workspace().databaseFile());
        long needed = 2 * size + size + size / 10;
        assertThat(with(needed, checked)).isEmpty();
        assertThat(with(needed - 1, checked)).extracting(Finding::code).containsExactly("disk-space");
        assertThat(with(needed - 1, checked).getFirst().place()).isEqualTo(Files.getFileStore(folder).name());
    }

    private static List<Finding> with(long free, CheckedWorkspace checked) {
        return new DiskSpaceCheck(store -> free).look(checked.examination(), Cancellation.never());
    }
}
