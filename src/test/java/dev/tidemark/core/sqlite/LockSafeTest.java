package dev.tidemark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.support.OtherProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockSafeTest {
    @TempDir Path folder;
    private Database database;

    @BeforeEach void make() {
        database = Database.at(folder.resolve("app.db"));
        database.create();
        database.write("test", ForeignKeys.ENFORCED, c -> Sql.run(c, "CREATE TABLE t(x)"));
    }

    /** Tries to write from another process, without waiting. */
    static final class OtherProgram {
        public static void main(String[] args) throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]); Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 0");
                statement.executeUpdate("INSERT INTO t VALUES ('from outside')");
                System.out.println("WRITTEN");
            } catch (SQLException refused) {
                System.out.println("REFUSED " + refused.getMessage());
            }
        }
    }

    @Test void aWriteLockHoldsWhileTheSameProcessLooksAtTheFileAndReadsIt() throws Exception {
        try (Connection writer = database.openForWriting(ForeignKeys.ENFORCED)) {
            writer.setAutoCommit(false);
            Sql.run(writer, "INSERT INTO t VALUES (1)");
            SqliteFile.requireDatabase(database.file());
            assertThat(StateMark.of(database.file())).isNotNull();
            database.openForReading().close();
            assertThat(otherProgram()).startsWith("REFUSED");
            writer.commit();
        }
        assertThat(otherProgram()).startsWith("WRITTEN");
    }

    /** Tries to begin the write-ahead log anew from another process, without waiting. */
    static final class OtherCheckpoint {
        public static void main(String[] args) throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]); Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 0");
                statement.executeUpdate("INSERT INTO t VALUES ('from outside')");
                try (var result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                    System.out.println(result.next() && result.getInt(1) == 0 ? "WRITTEN" : "REFUSED busy");
                }
            }
        }
    }

    @Test void theLockOfAReaderOfAWriteAheadLogHoldsWhileTheSameProcessReadsItsIndex() throws Exception {
        assumeThat(File.separatorChar).isEqualTo('/');
        try (Connection writer = database.openForWriting(ForeignKeys.ENFORCED); Connection reader = database.openForReading()) {
            Sql.text(writer, "PRAGMA journal_mode = WAL");
            Sql.run(writer, "INSERT INTO t VALUES (1)");
            reader.setAutoCommit(false);
            Sql.number(reader, "SELECT count(*) FROM t");
            for (int i = 0; i < 3; i++) {
                assertThat(WalIndex.of(database.file())).isPresent();
            }
            assertThat(otherProgram(OtherCheckpoint.class)).startsWith("REFUSED");
            reader.rollback();
            assertThat(otherProgram(OtherCheckpoint.class)).startsWith("WRITTEN");
        }
    }

    @Test void nothingIsKeptOpenOnceNoConnectionIs() throws IOException {
        try (Connection reader = database.openForReading()) {
            SqliteFile.requireDatabase(database.file());
            assertThat(LockSafe.<Boolean>read(database.file(), channel -> channel.isOpen())).isTrue();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        var channel = LockSafe.read(database.file(), open -> open);
        assertThat(channel.isOpen()).isFalse();
    }

    private String otherProgram() throws IOException, InterruptedException {
        return otherProgram(OtherProgram.class);
    }

    private String otherProgram(Class<?> program) throws IOException, InterruptedException {
        Process process = OtherProcess.start(program, database.file());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines().filter(line -> line.startsWith("REFUSED") || line.startsWith("WRITTEN")).findFirst().orElse(said);
    }
}
