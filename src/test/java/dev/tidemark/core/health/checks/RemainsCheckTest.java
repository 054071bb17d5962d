package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
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

    @Test void rowsThatAKilledChangeKeptAndNeverAnnouncedAreRemovedAndThoseOfAnEntryStay() throws IOException {
        checked.services.road().changeRows(new RowWork("Insert", "edit", BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "INSERT INTO projects(name) VALUES ('kept')");
            return new SafeRoad.Done("Inserted.", List.of(), Map.of());
        }), null, Progress.NONE, Cancellation.never());
        Path kept = checked.services.journal().folder().resolve(((Undo.Rows) checked.services.journal().entries().getLast().undo()).file());
        Path left = Files.writeString(kept.resolveSibling("01234567-89ab-cdef-0123-456789abcdef.rows.gz"), "half");
        try (WorkspaceLock _ = WorkspaceLock.take(checked.space.workspace(), "Edit")) {
            checked.services.remains().remove();
            assertThat(left).exists();
        }
        assertThat(checked.services.remains().remove()).contains(left).doesNotContain(kept);
        assertThat(left).doesNotExist();
        assertThat(kept).exists();
    }

    private Path rehearsal(String name) throws IOException {
        Path made = Files.createDirectories(records.resolve("rehearsals").resolve(name));
        Files.writeString(made.resolve("copy.db"), "a copy...");
        Files.createFile(made.resolve("lock"));
        return made;
    }
}
