package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemainsCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;
    private Path records;

    @BeforeEach void leave() throws IOException {
        checked = CheckedWorkspace.migrated(folder);
        records = checked.space.workspace().records();
        Files.writeString(records.resolve("reset.db"), "half a database");
        Files.writeString(records.resolve("reset.db-journal"), "and its journal");
        rehearsal("killed");
    }

    @Test void whatNobodyUsesIsFoundAndRemoved() {
        assertThat(checked.finding("interrupted-work").sentence()).endsWith("left copies of the data in .tidemark, 39 B.");
        assertThat(checked.preview("interrupted-work", "remove")).containsExactlyInAnyOrder("rehearsals" + java.io.File.separator + "killed", "reset.db", "reset.db-journal");
        assertThat(checked.cured("interrupted-work", "remove")).isEqualTo("Removed 3 leftovers.");
        assertThat(records.resolve("reset.db")).doesNotExist();
        assertThat(records.resolve("journal.jsonl")).exists();
    }

    @Test void whatALivingProcessWorksOnStays() throws IOException {
        Path living = rehearsal("living");
        try (FileChannel channel = FileChannel.open(living.resolve("lock"), StandardOpenOption.WRITE); var _ = channel.lock();
             WorkspaceLock _ = WorkspaceLock.take(checked.space.workspace(), "Reset")) {
            assertThat(checked.services.remains().remove()).containsExactly(records.resolve("rehearsals").resolve("killed"));
        }
        assertThat(living.resolve("copy.db")).exists();
        assertThat(records.resolve("reset.db")).exists();
        assertThat(checked.services.remains().remove()).hasSize(3);
    }

    private Path rehearsal(String name) throws IOException {
        Path made = Files.createDirectories(records.resolve("rehearsals").resolve(name));
        Files.writeString(made.resolve("copy.db"), "a copy...");
        Files.createFile(made.resolve("lock"));
        return made;
    }
}
