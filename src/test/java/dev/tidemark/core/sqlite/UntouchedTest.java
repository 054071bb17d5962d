package dev.tidemark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.support.FolderImage;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is only looked at: all of it is read, and neither the file nor its folder is touched, whatever its journal mode and whoever the user is. */
class UntouchedTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach void make() throws Exception {
        file = Files.createDirectory(folder.resolve("a folder, #1 of 100%")).resolve("notes?.db");
        Database.at(file).create();
    }

    @Test void withARollbackJournal() throws Exception {
        fill("DELETE");
        assertReads(3);
    }

    @Test void withAWriteAheadLogThatIsTakenIn() throws Exception {
        fill("WAL");
        assertThat(SqliteFile.sibling(file, "-wal")).doesNotExist();
        assertReads(3);
    }

    @Test void whileAnotherProgramHasItsLogOpen() throws Exception {
        fill("WAL");
        // In a process of its own: connections of one process share the -shm, and with it the right to write it.
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
            "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), OpenWriter.class.getName(), file.toString()).redirectErrorStream(true).start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("open");
            assertThat(SqliteFile.sibling(file, "-wal")).isNotEmptyFile();
            assertReads(4);
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertReads(4);
    }

    /** A program that has written into the log and keeps the database open. */
    static final class OpenWriter {
        private OpenWriter() { }

        public static void main(String[] arguments) throws Exception {
            try (Connection writer = Database.at(Path.of(arguments[0])).openForWriting(ForeignKeys.ENFORCED)) {
                Sql.run(writer, "INSERT INTO note VALUES ('in the log')");
                System.out.println("open");
                System.in.read();
            }
        }
    }

    @Test void withALogThatNobodyHasOpen() throws Exception {
        Path copy = copyOfAnOpenOne("", "-wal", "-shm");
        assertReads(copy, 4);
    }

    @Test void aLogAloneIsNotLeftOutInSilence() throws Exception {
        Path copy = copyOfAnOpenOne("", "-wal");
        Map<String, String> before = FolderImage.of(copy.getParent());
        assertThatThrownBy(() -> count(copy)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_UNTOUCHED));
        assertThat(FolderImage.of(copy.getParent())).isEqualTo(before);
    }

    @Test void anInterruptedChangeIsNotTakenBackByLooking() throws Exception {
        fill("DELETE");
        Path copy = Files.createDirectory(folder.resolve("interrupted")).resolve("notes.db");
        try (Connection writer = Database.at(file).openForWriting(ForeignKeys.ENFORCED)) {
            writer.setAutoCommit(false);
            Sql.run(writer, "PRAGMA cache_size = 2");
            Sql.run(writer, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO note SELECT 'note ' || i FROM n");
            for (String suffix : new String[] {"", "-journal"}) {
                Files.copy(SqliteFile.sibling(file, suffix), SqliteFile.sibling(copy, suffix));
            }
            writer.rollback();
        }
        Map<String, String> before = FolderImage.of(copy.getParent());
        assertThatThrownBy(() -> count(copy)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_UNTOUCHED));
        assertThat(FolderImage.of(copy.getParent())).isEqualTo(before);
        assertThat(Database.at(copy).<Long>read(connection -> Sql.number(connection, "SELECT count(*) FROM note"))).isEqualTo(3);
    }

    @Test void nobodyWritesThroughIt() throws Exception {
        fill("WAL");
        Database untouched = Database.untouched(file);
        assertRefused(() -> untouched.write("Write", ForeignKeys.ENFORCED, connection -> null));
        assertRefused(untouched::requireWritable);
        assertRefused(untouched::create);
        assertThatThrownBy(() -> untouched.read(connection -> {
            Sql.run(connection, "INSERT INTO note VALUES ('more')");
            return null;
        })).isInstanceOf(Problem.class);
        assertReads(3);
    }

    @Test void aWriterThatBeginsMeanwhileIsNoticed() throws Exception {
        fill("WAL");
        assertThatThrownBy(() -> Database.untouched(file).read(connection -> {
            Database.at(file).write("Write", ForeignKeys.ENFORCED, other -> {
                Sql.run(other, "INSERT INTO note VALUES ('meanwhile')");
                return null;
            });
            return Sql.number(connection, "SELECT count(*) FROM note");
        })).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CHANGED_WHILE_READ));
    }

    private static void assertRefused(Runnable change) {
        assertThatThrownBy(change::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.OPENED_READ_ONLY));
    }

    private Path copyOfAnOpenOne(String... suffixes) throws Exception {
        fill("WAL");
        Path copy = Files.createDirectory(folder.resolve("copied")).resolve("notes.db");
        try (Connection writer = Database.at(file).openForWriting(ForeignKeys.ENFORCED)) {
            Sql.run(writer, "INSERT INTO note VALUES ('in the log')");
            for (String suffix : suffixes) {
                Files.copy(SqliteFile.sibling(file, suffix), SqliteFile.sibling(copy, suffix));
            }
        }
        return copy;
    }

    private void assertReads(long notes) throws Exception {
        assertReads(file, notes);
    }

    private static void assertReads(Path database, long notes) throws Exception {
        Map<String, String> before = FolderImage.of(database.getParent());
        assertThat(count(database)).isEqualTo(notes);
        assertThat(FolderImage.of(database.getParent())).isEqualTo(before);
    }

    private static long count(Path database) {
        return Database.untouched(database).<Long>read(connection -> Sql.number(connection, "SELECT count(*) FROM note"));
    }

    private void fill(String journalMode) throws Exception {
        try (Connection connection = Database.at(file).openForWriting(ForeignKeys.ENFORCED)) {
            Sql.text(connection, "PRAGMA journal_mode = " + journalMode);
            Sql.run(connection, "CREATE TABLE note(words TEXT)");
            Sql.run(connection, "INSERT INTO note VALUES ('a'), ('b'), ('c')");
        }
    }
}
