package dev.tidemark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir Path folder;
    private Database database;

    @BeforeEach void makeOne() {
        database = Database.at(folder.resolve("app.db"));
        database.create();
        database.write("fill", ForeignKeys.ENFORCED, c -> {
            Sql.run(c, "CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT)");
            return Sql.run(c, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO t SELECT i, 'some text ' || i FROM n");
        });
    }

    @Test void aMissingFileIsNeverCreated() {
        Path missing = folder.resolve("missing.db");
        assertProblem(ProblemCode.FILE_MISSING, () -> Database.at(missing).read(c -> null));
        assertProblem(ProblemCode.FILE_MISSING, () -> Database.at(missing).write("x", ForeignKeys.ENFORCED, c -> null));
        assertThat(folder).isDirectoryNotContaining("glob:**missing*");
    }

    @Test void aFolderAnEmptyFileAndAnotherKindOfFileAreToldApart() throws IOException {
        assertProblem(ProblemCode.NOT_A_FILE, () -> Database.at(folder).read(c -> null));
        Path empty = Files.createFile(folder.resolve("empty.db"));
        assertProblem(ProblemCode.FILE_EMPTY, () -> Database.at(empty).read(c -> null));
        Path text = Files.writeString(folder.resolve("letter.db"), "Dear database, ".repeat(50));
        assertProblem(ProblemCode.NOT_A_DATABASE, () -> Database.at(text).read(c -> null));
        assertThat(Files.size(empty)).isZero();
    }

    @Test void aTruncatedFileIsRefusedAndLeftAsItIs() throws IOException {
        long size = Files.size(database.file());
        try (RandomAccessFile file = new RandomAccessFile(database.file().toFile(), "rw")) {
            file.setLength(size - 4096);
        }
        assertProblem(ProblemCode.TRUNCATED, () -> database.read(c -> null));
        assertThat(Files.size(database.file())).isEqualTo(size - 4096);
    }

    @Test void readersCannotWrite() {
        assertProblem(ProblemCode.READ_ONLY, () -> database.read(c -> Sql.run(c, "DELETE FROM t")));
        assertThat(count()).isEqualTo(2000);
    }

    @Test void aFailureRollsTheWholeWriteBack() {
        assertProblem(ProblemCode.SQL_FAILED, () -> database.write("x", ForeignKeys.ENFORCED, c -> Sql.run(c, "DELETE FROM t") + Sql.run(c, "DELETE FROM nowhere")));
        assertThat(count()).isEqualTo(2000);
    }

    @Test void aConstraintIsNamed() {
        assertThatThrownBy(() -> database.write("x", ForeignKeys.ENFORCED, c -> Sql.run(c, "INSERT INTO t(id) VALUES (1)")))
            .isInstanceOfSatisfying(Problem.class, p -> {
                assertThat(p.code()).isEqualTo(ProblemCode.CONSTRAINT);
                assertThat(p.what()).contains("t.id");
            });
    }

    @Test void foreignKeysAreEnforcedForNormalWorkAndOffForMigrations() {
        assertThat(database.<Long>write("x", ForeignKeys.ENFORCED, c -> Sql.number(c, "PRAGMA foreign_keys"))).isEqualTo(1);
        assertThat(database.<Long>write("x", ForeignKeys.CHECKED_BY_US, c -> Sql.number(c, "PRAGMA foreign_keys"))).isZero();
    }

    @Test void theDatabaseIsTreatedAsUntrustedInput() {
        assertThat(database.<Long>read(c -> Sql.number(c, "PRAGMA trusted_schema"))).isZero();
        assertThat(database.<Long>read(c -> Sql.number(c, "PRAGMA cell_size_check"))).isEqualTo(1);
    }

    @Test void aHotJournalLeftByAKillIsRolledBackByTheNextReader() throws Exception {
        Path copy = folder.resolve("copy.db");
        try (Connection writer = database.openForWriting(ForeignKeys.ENFORCED)) {
            writer.setAutoCommit(false);
            Sql.run(writer, "PRAGMA cache_size = 1");
            Sql.run(writer, "PRAGMA cache_spill = 1");
            Sql.run(writer, "UPDATE t SET x = x || ' changed and made much longer so that pages spill to the file before the commit'");
            Files.copy(database.file(), copy);
            Files.copy(SqliteFile.sibling(database.file(), "-journal"), SqliteFile.sibling(copy, "-journal"));
            writer.rollback();
        }
        assertThat(Files.mismatch(copy, database.file())).as("the copy holds torn pages").isNotEqualTo(-1);
        Database torn = Database.at(copy);
        assertThat(torn.<Long>read(c -> Sql.number(c, "SELECT count(*) FROM t WHERE x LIKE '%changed%'"))).isZero();
        assertThat(torn.<String>read(c -> Sql.text(c, "PRAGMA integrity_check"))).isEqualTo("ok");
    }

    @Test void aWriteAheadLogInAReadOnlyFolderIsToldAsWhatItIs() throws Exception {
        try (Connection connection = database.openForWriting(ForeignKeys.ENFORCED)) {
            Sql.text(connection, "PRAGMA journal_mode = WAL");
        }
        assumeThat(folder.toFile().setWritable(false)).isTrue();
        try {
            assumeThat(Files.isWritable(folder)).as("an administrator writes everywhere").isFalse();
            assertProblem(ProblemCode.UNREADABLE_WITHOUT_WRITING, () -> database.read(c -> null));
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }

    @Test void allWaitsOfAChangeTogetherEndInOneRefusal() throws Exception {
        Database hurried = Database.at(database.file(), Duration.ofMillis(150));
        try (Connection reader = database.openForReading()) {
            reader.setAutoCommit(false);
            Sql.number(reader, "SELECT count(*) FROM t");
            assertProblem(ProblemCode.LOCKED, () -> hurried.write("rewrite", ForeignKeys.ENFORCED, c -> {
                Sql.run(c, "PRAGMA cache_size = 5");
                return Sql.run(c, "UPDATE t SET x = x || x || x");
            }));
        }
        assertThat(database.<Long>read(c -> Sql.number(c, "SELECT count(*) FROM t WHERE x = 'some text ' || id"))).isEqualTo(2000);
    }

    @Test void patienceThatIsUsedUpStaysUsedUp() {
        Patience patience = new Patience(folder, Duration.ofMillis(3));
        int calls = 0;
        while (patience.callback(calls) == 1) {
            calls++;
        }
        assertThat(calls).isPositive();
        assertThat(patience.callback(0)).as("the next wait").isZero();
    }

    @Test void anExistingFileIsNotCreatedOver() {
        assertProblem(ProblemCode.WORKSPACE_EXISTS, database::create);
        assertThat(count()).isEqualTo(2000);
    }

    @Test void theLaneTellsWhoIsChangingTheDatabase() {
        String owner = database.exclusively("Reset", () -> database.write("inner", ForeignKeys.ENFORCED, c -> database.lane().owner().orElseThrow()));
        assertThat(owner).isEqualTo("Reset");
        assertThat(database.lane().owner()).isEmpty();
    }

    private long count() {
        return database.read(c -> Sql.number(c, "SELECT count(*) FROM t"));
    }

    private static void assertProblem(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
