package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanFilesCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void migrated() {
        checked = CheckedWorkspace.migrated(folder);
    }

    @Test void aFileWithoutARowGoesToTheTrashAndTheTrashIsTakenNoteOfWhenItIsOld() throws Exception {
        Path file = Files.createDirectories(checked.space.workspace().documents().resolve("project_1")).resolve("a.txt");
        Files.writeString(file, "abc");
        assertThat(checked.keys()).as("an upload, perhaps").isEmpty();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        assertThat(checked.finding("files-without-rows").severity()).isEqualTo(Severity.NOTE);
        assertThat(checked.preview("files-without-rows", "trash")).containsExactly(Path.of("documents", "project_1", "a.txt") + ", 3 B");
        assertThat(checked.cured("files-without-rows", "trash")).isEqualTo("Moved to the trash: 1 file without a row, 3 B.");
        assertThat(checked.keys()).as("little, and of today").isEmpty();
    }

    @Test void aDocumentWithoutItsFileIsNamed() {
        checked.space.sql("INSERT INTO projects(id, name) VALUES (1, 'p')", "INSERT INTO documents(id, project_id, filename, file_path, file_type, file_size) VALUES (5, 1, 'b.pdf', 'documents/project_1/b.pdf', 'pdf', 1)");
        assertThat(checked.finding("rows-without-files:documents").sentence()).startsWith("1 document has no file where the row says: document 5 (b.pdf).");
        checked.space.sql("UPDATE documents SET file_path = '/srv/elsewhere/b.pdf'");
        assertThat(checked.keys()).as("what lies outside is not looked up").isEmpty();
    }
}
