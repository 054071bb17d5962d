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
import java.util.ArrayList;
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
        assertThat(checked.finding("interrupted-work").sentence()).endsWith("left unfinished copies, 39 B.");
        assertThat(checked.preview("interrupted-work", "remove")).containsExactlyInAnyOrder(Path.of(".tidemark", "rehearsals", "killed").toString(),
            Path.of(".tidemark", "reset.db").toString(), Path.of(".tidemark", "reset.db-journal").toString());
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

    @Test void whatAKilledBackupAndAKilledRestoreLeftIsFoundAndWhatIsBeingMadeStays() throws IOException {
        checked.services.remains().remove();
        Path backups = Files.createDirectories(checked.space.workspace().backups());
        Path database = checked.space.workspace().databaseFile();
        List<Path> left = new ArrayList<>();
        for (Path file : List.of(backups.resolve("app.db.20250107_120000.backup.making"), backups.resolve("app.db.20250107_120000.backup.unfinished"), backups.resolve("app.db.20250107_120000.backup.json"),
            database.resolveSibling(database.getFileName() + ".unfinished"), backups.resolve("app.db.20250108_120000.unreadable.unfinished"))) {
            left.add(Files.writeString(file, "half"));
        }
        assertThat(checked.finding("interrupted-work").sentence()).endsWith("left unfinished copies, 20 B.");
        assertThat(checked.services.remains().find()).containsExactlyInAnyOrderElementsOf(left);
        assertThat(checked.services.remains().remove()).containsExactlyInAnyOrderElementsOf(left);
        List<Path> meanwhile = new ArrayList<>();
        checked.services.backups().create(BackupReason.ASKED_FOR, null, (doing, fraction) -> meanwhile.addAll(checked.services.remains().remove()), Cancellation.never());
        assertThat(meanwhile).isEmpty();
        assertThat(checked.services.backups().list().getFirst().verified()).isTrue();
    }

    private Path rehearsal(String name) throws IOException {
        Path made = Files.createDirectories(records.resolve("rehearsals").resolve(name));
        Files.writeString(made.resolve("copy.db"), "a copy...");
        Files.createFile(made.resolve("lock"));
        return made;
    }
}
