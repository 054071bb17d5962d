package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.OtherProcess;
import dev.tidemark.support.TestWorkspace;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another program moves amounts between accounts as fast as it can; their sum is the same at every moment, and so in every copy. */
class BackupsUnderAWriterTest {
    private static final int ACCOUNTS = 200;
    private static final long SUM = 1000L * ACCOUNTS;

    @TempDir Path folder;

    /** The other program: writes until it is killed. */
    static final class Writer {
        public static void main(String[] args) throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]); Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 60000");
                for (long turn = 1; ; turn++) {
                    statement.execute("BEGIN IMMEDIATE");
                    for (int i = 0; i < 20; i++) {
                        statement.executeUpdate("UPDATE accounts SET amount = amount - 7 WHERE id = 1 + abs(random()) % " + ACCOUNTS);
                        statement.executeUpdate("UPDATE accounts SET amount = amount + 7 WHERE id = 1 + abs(random()) % " + ACCOUNTS);
                    }
                    statement.executeUpdate("UPDATE turns SET turn = turn + 1");
                    statement.execute("COMMIT");
                    if (turn == 1) {
                        System.out.println("WRITING");
                    }
                }
            }
        }
    }

    @ParameterizedTest @ValueSource(strings = {"DELETE", "WAL"})
    void everyCopyIsOfOneMoment(String mode) throws Exception {
        backUpUnderAWriter(mode, 6);
    }

    @Tag("nightly") @ParameterizedTest @ValueSource(strings = {"DELETE", "WAL"})
    void ofAHundredBackupsEveryOneIsOfOneMoment(String mode) throws Exception {
        backUpUnderAWriter(mode, 100);
    }

    @Test @DisabledOnOs(value = OS.WINDOWS, disabledReason = "SQLite copies the pages there")
    void theBytesAreCopiedUnderAWriteAheadLogToo() throws Exception {
        Database database = filled("WAL").database();
        Process writer = OtherProcess.start(Writer.class, database.file());
        try (BufferedReader lines = writer.inputReader()) {
            assertThat(lines.lines().anyMatch("WRITING"::equals)).isTrue();
            int bytes = 0;
            for (int i = 0; i < 10; i++) {
                Path copy = Files.createFile(folder.resolve("copy" + i));
                bytes += PageCopy.copy(database, copy, copied -> copied.checksum().isPresent() ? 1 : 0, Progress.NONE, Cancellation.never());
                assertThat(Database.at(copy).<Long>read(c -> Sql.number(c, "SELECT sum(amount) FROM accounts"))).isEqualTo(SUM);
            }
            assertThat(bytes).isPositive();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest @ValueSource(strings = {"DELETE", "WAL"})
    void aCopyIsCancelledOnItsWay(String mode) {
        Services services = filled(mode);
        Cancellation cancellation = new Cancellation();
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> services.backups().create(BackupReason.ASKED_FOR, null, (doing, fraction) -> {
            told.add(doing);
            if (doing.startsWith("Copied 4")) {
                cancellation.cancel();
            }
        }, cancellation)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(told).noneMatch(doing -> doing.startsWith("Writing it"));
        assertThat(services.workspace().backups()).isEmptyDirectory();
    }

    private void backUpUnderAWriter(String mode, int backups) throws Exception {
        Services services = filled(mode);
        Process writer = OtherProcess.start(Writer.class, services.database().file());
        try (BufferedReader lines = writer.inputReader()) {
            assertThat(lines.lines().anyMatch("WRITING"::equals)).isTrue();
            long before = 0;
            for (int i = 0; i < backups; i++) {
                Backup made = services.backups().create(BackupReason.BEFORE_EDIT, null, Progress.NONE, Cancellation.never());
                Database copy = Database.at(made.file());
                assertThat(copy.<Long>read(c -> Sql.number(c, "SELECT sum(amount) FROM accounts"))).isEqualTo(SUM);
                assertThat(copy.<String>read(c -> Sql.text(c, "PRAGMA journal_mode"))).isEqualTo("delete");
                long turn = copy.<Long>read(c -> Sql.number(c, "SELECT turn FROM turns"));
                assertThat(turn).as("the writer went on between the copies").isGreaterThan(before);
                before = turn;
                Files.delete(made.file());
            }
            assertThat(writer.isAlive()).isTrue();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private Services filled(String mode) {
        TestWorkspace space = TestWorkspace.empty(folder);
        space.sql("CREATE TABLE accounts(id INTEGER PRIMARY KEY, amount INTEGER, filler TEXT)", "CREATE TABLE turns(turn INTEGER)", "INSERT INTO turns VALUES (0)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ACCOUNTS + ") INSERT INTO accounts SELECT i, 1000, hex(randomblob(25000)) FROM n");
        try (Connection connection = space.database().openForWriting(Database.ForeignKeys.ENFORCED)) {
            assertThat(Sql.text(connection, "PRAGMA journal_mode = " + mode)).isEqualToIgnoringCase(mode);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return Services.of(space.workspace());
    }
}
