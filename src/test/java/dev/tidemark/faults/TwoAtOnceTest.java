package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.StockFlyway;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two Tidemarks, or a Tidemark and a busy writer, on one database: one waits or refuses with a sentence, and nothing is lost. */
class TwoAtOnceTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(names = {"MIGRATE", "ROLLBACK", "RESTORE", "RESET"})
    void ofTwoProcessesOneDoesItAndTheOtherRefusesOrFindsItDone(Operation operation) throws Exception {
        Path workspace = Scene.of(operation, "DELETE", folder.resolve("w"), 6_000);
        Path alone = Scene.copy(workspace, folder.resolve("alone"));
        operation.run(alone, Progress.NONE);
        Process first = Child.start(operation, workspace, folder);
        Process second = Child.start(operation, workspace, folder);
        assertThat(List.of(lastLine(first), lastLine(second))).contains("done").isSubsetOf("done", "WORKSPACE_BUSY", "PLAN_OUTDATED", "LOCKED");
        assertThat(Scene.state(workspace)).isEqualTo(Scene.state(alone));
        new StockFlyway(workspace.resolve("sqlite/app.db"), workspace.resolve("migrations")).accepts();
    }

    @ParameterizedTest
    @CsvSource({"MIGRATE, DELETE", "ROLLBACK, WAL", "RESTORE, DELETE", "RESET, WAL"})
    void whatABusyWriterCommitsIsKept(Operation operation, String journalMode) throws Exception {
        besideAWriter(operation, journalMode, 20);
    }

    /** One that never pauses keeps the lock to itself for so long that a restore often gives up. */
    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({"MIGRATE, DELETE", "MIGRATE, WAL", "ROLLBACK, DELETE", "ROLLBACK, WAL", "RESTORE, DELETE", "RESTORE, WAL", "RESET, DELETE", "RESET, WAL"})
    void whatAWriterCommitsThatNeverPausesIsKept(Operation operation, String journalMode) throws Exception {
        besideAWriter(operation, journalMode, 0);
    }

    /** Every row that the other program was told is committed is in the database, or in the backup from before what was replaced knowingly. */
    private void besideAWriter(Operation operation, String journalMode, int pause) throws Exception {
        Path workspace = Scene.of(operation, journalMode, folder.resolve("w"), 3_000);
        Path alone = Scene.copy(workspace, folder.resolve("alone"));
        Set<Long> committed;
        String end;
        try (BusyWriter writer = BusyWriter.on(workspace.resolve("sqlite/app.db"), pause)) {
            end = lastLine(Child.start(operation, workspace, folder));
            committed = writer.stop();
        }
        assertThat(end).isIn("done", "LOCKED", "OTHERS_WRITE", "RESTORE_DISTURBED");
        Set<Long> found = written(workspace.resolve("sqlite/app.db"));
        if (end.equals("done") || end.equals("RESTORE_DISTURBED")) {
            List<Backup> backups = Operation.services(workspace).backups().list().stream()
                .filter(backup -> backup.reason().filter(EnumSet.of(BackupReason.BEFORE_RESTORE, BackupReason.BEFORE_RESET)::contains).isPresent()).toList();
            backups.forEach(backup -> found.addAll(written(backup.file())));
        }
        System.getLogger(TwoAtOnceTest.class.getName()).log(System.Logger.Level.INFO, "{0}, {1}: {2}, {3} rows written meanwhile", operation, journalMode, end, committed.size());
        assertThat(found).as(end).containsAll(committed);
        // Without those rows it is what it would be, and nothing that was there before is lost either.
        Path live = workspace.resolve("sqlite/app.db");
        try (Connection connection = Database.at(live).openForWriting(ForeignKeys.CHECKED_BY_US)) {
            Sql.run(connection, "DELETE FROM child WHERE words = 'written meanwhile'");
        }
        String before = Scene.state(alone);
        operation.run(alone, Progress.NONE);
        assertThat(Scene.state(workspace)).as(end).isEqualTo(end.equals("done") || end.equals("RESTORE_DISTURBED") ? Scene.state(alone) : before);
        new StockFlyway(live, workspace.resolve("migrations")).accepts();
    }

    private static Set<Long> written(Path database) {
        return new HashSet<>(Database.at(database).<List<Long>>read(connection -> Sql.list(connection, "SELECT id FROM child WHERE words = 'written meanwhile'", row -> row.getLong(1))));
    }

    private static String lastLine(Process process) throws Exception {
        try (var said = process.inputReader()) {
            String last = said.lines().reduce((before, line) -> line).orElse("");
            process.waitFor();
            return last;
        }
    }
}
