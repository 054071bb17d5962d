package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A copy that is sound and yet not the source's is refused, whatever it differs in: no copy that SQLite makes shows that. */
class SourceStateTest {
    /** https://www.sqlite.org/fileformat2.html#the_database_header */
    private static final int FREE_PAGES = 36;

    @TempDir Path folder;
    private Path source;
    private Path copy;

    @BeforeEach void make() throws IOException {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder.resolve("w"));
        source = space.workspace().databaseFile();
        space.sql("CREATE TABLE p(id INTEGER PRIMARY KEY, w TEXT)", "CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p)", "INSERT INTO p VALUES (1, 'one'), (2, 'two')", "INSERT INTO c VALUES (1, 1)",
            "CREATE TABLE flyway_schema_history(installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50), description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL,"
                + " checksum INT, installed_by VARCHAR(100) NOT NULL, installed_on TEXT NOT NULL, execution_time INT NOT NULL, success BOOLEAN NOT NULL)",
            "INSERT INTO flyway_schema_history VALUES (1, '3', 'x', 'SQL', 'V3__x.sql', 1, 'x', '2025-01-07 12:00:00.000', 1, 1)");
        copy = Files.copy(source, folder.resolve("copy.db"));
    }

    @Test void aFaithfulCopyPasses() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UPDATE p SET w = 'onf' WHERE id = 1 | the values",
        "UPDATE p SET id = 3 WHERE id = 2 | the values",
        "DELETE FROM p WHERE id = 2 | the rows of the tables",
        "DROP TABLE c | the rows of the tables",
        "UPDATE c SET p = 9 | the rows that point to nothing",
        "UPDATE flyway_schema_history SET version = '4' | the schema version",
        "CREATE TABLE more(x) | the number of pages",
        "CREATE VIEW v AS SELECT 1 | the values"})
    void oneThatDiffersIsRefused(String change, String what) {
        Database.at(copy).write("plant", ForeignKeys.CHECKED_BY_US, connection -> Sql.run(connection, change));
        assertThatThrownBy(this::check).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_VERIFIED);
            assertThat(problem.details().get("detail")).contains(what + " differ from the database's");
        });
    }

    private void check() {
        SourceState state = Database.at(source).read(connection -> SourceState.of(connection, Cancellation.never()));
        Verification found = Verification.of(copy, Progress.NONE, Cancellation.never());
        Database.at(copy).read(connection -> {
            state.requireSame(copy, connection, found, Cancellation.never());
            return null;
        });
    }

    /** Rows, references and values can all be read; the next program that needs a page would take one that is in use. */
    @Test void pagesThatHoldNoRowAreCheckedToo() throws IOException {
        Database.at(copy).write("free pages", ForeignKeys.CHECKED_BY_US, connection -> Sql.run(connection, "DROP TABLE c"));
        byte[] bytes = Files.readAllBytes(copy);
        assertThat(bytes[FREE_PAGES + 3]).as("how many there are, by the header").isEqualTo((byte) 1);
        bytes[FREE_PAGES + 3]++;
        Files.write(copy, bytes);
        assertThatThrownBy(() -> Verification.of(copy, Progress.NONE, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_VERIFIED);
            assertThat(problem.details().get("detail")).containsIgnoringCase("freelist");
        });
    }

    @Test void bytesThatDidNotArriveAreFoundOut() throws IOException {
        FileCopy.Content content = FileCopy.content(copy, Cancellation.never());
        PageCopy.Copied copied = new PageCopy.Copied(OptionalLong.of(content.checksum()), Optional.empty(), "mark");
        assertThatCode(() -> copied.requireArrived(copy, content)).doesNotThrowAnyException();
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);
        assertThatThrownBy(() -> copied.requireArrived(copy, FileCopy.content(copy, Cancellation.never())))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_VERIFIED));
    }
}
