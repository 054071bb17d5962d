package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.StockFlyway;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two Tidemarks, or a Tidemark and a busy writer, on one database: one waits or refuses with a sentence, and nothing is lost. */
class TwoAtOnceTest {
    @TempDir Path folder;

    @Test void ofTwoProcessesThatMigrateOneDoesItAndTheOtherRefusesOrFindsItDone() throws Exception {
        Path workspace = Scene.of(Operation.MIGRATE, "DELETE", folder.resolve("w"), 12_000);
        Process first = Child.start(Operation.MIGRATE, workspace, folder);
        Process second = Child.start(Operation.MIGRATE, workspace, folder);
        String both = lastLine(first) + " " + lastLine(second);
        assertThat(both).contains("done").satisfiesAnyOf(
            said -> assertThat(said).isEqualTo("done done"),
            said -> assertThat(said).containsAnyOf("WORKSPACE_BUSY", "PLAN_OUTDATED", "LOCKED"));
        assertThat(number(workspace, "SELECT count(*) FROM flyway_schema_history")).isEqualTo(4);
        assertThat(number(workspace, "SELECT count(*) FROM child WHERE loud = upper(words)")).isEqualTo(12_000);
        new StockFlyway(workspace.resolve("sqlite/app.db"), workspace.resolve("migrations")).accepts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void whatABusyWriterCommitsDuringAMigrateIsKept(String journalMode) throws Exception {
        Path workspace = Scene.of(Operation.MIGRATE, journalMode, folder.resolve("w"), 5_000);
        Database database = Database.at(workspace.resolve("sqlite/app.db"));
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch writing = new CountDownLatch(10);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Long> written = other.submit(() -> {
                long rows = 0;
                while (!over.get()) {
                    long id = 100_000 + rows;
                    database.write("chatbot", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO child(id, parent, words) VALUES (?, 1, 'written meanwhile')", id));
                    rows++;
                    writing.countDown();
                }
                return rows;
            });
            writing.await();
            try {
                Operation.MIGRATE.run(workspace, Progress.NONE);
            } finally {
                over.set(true);
            }
            long committed = written.get();
            assertThat(number(workspace, "SELECT count(*) FROM child WHERE words = 'written meanwhile'")).isEqualTo(committed);
        }
        assertThat(number(workspace, "SELECT count(*) FROM child WHERE id <= 5000 AND loud IS NOT NULL")).isEqualTo(5_000);
        assertThat(number(workspace, "SELECT count(*) FROM pragma_foreign_key_check")).isZero();
    }

    private static String lastLine(Process process) throws Exception {
        try (var said = process.inputReader()) {
            String last = said.lines().reduce((before, line) -> line).orElse("");
            process.waitFor();
            return last;
        }
    }

    private static long number(Path workspace, String sql) {
        return Database.at(workspace.resolve("sqlite/app.db")).read(connection -> Sql.number(connection, sql));
    }
}
