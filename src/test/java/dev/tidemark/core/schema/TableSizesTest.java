package dev.tidemark.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSizesTest {
    private static final String NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) ";

    @TempDir Path folder;
    private TestWorkspace workspace;

    @BeforeEach
    void make() {
        workspace = TestWorkspace.empty(folder);
        workspace.sql("CREATE TABLE large (id INTEGER PRIMARY KEY, chat INTEGER, body TEXT)", "CREATE INDEX by_chat ON large (chat)", "CREATE UNIQUE INDEX by_body ON large (body)",
            NUMBERS + "INSERT INTO large SELECT i, i / 7, 'body ' || i || hex(randomblob(40)) FROM n", "INSERT INTO large VALUES (99999, 1, hex(zeroblob(200000)))",
            "CREATE TABLE keyed (k TEXT PRIMARY KEY, v) WITHOUT ROWID", NUMBERS + "INSERT INTO keyed SELECT 'key ' || i, i FROM n WHERE i <= 5000",
            "CREATE TABLE \"o'dd \"\"name\"\"\" (a)", "INSERT INTO \"o'dd \"\"name\"\"\" VALUES (1), (2)", "CREATE VIRTUAL TABLE words USING fts5(word)", "INSERT INTO words VALUES ('one'), ('two'), ('three')",
            "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT)");
    }

    @Test
    void everyPageOfTheFileIsAccountedFor() throws IOException {
        TableSizes sizes = measure();
        assertThat(sizes.fileBytes()).isEqualTo(Files.size(workspace.workspace().databaseFile()));
        assertThat(sizes.tables().stream().mapToLong(TableSizes.OfTable::pages).sum() + sizes.freePages()).isEqualTo(sizes.pages());
        assertThat(sizes.dataBytes() + sizes.indexBytes() + sizes.freeBytes()).isEqualTo(sizes.fileBytes());
        assertThat(sizes.tables()).extracting(TableSizes.OfTable::table).startsWith("large", "keyed").contains("o'dd \"name\"", "words", "counted", "").doesNotContain("words_data", "sqlite_sequence");
        TableSizes.OfTable large = of(sizes, "large");
        assertThat(large.indexes()).extracting(TableSizes.Part::name).containsExactlyInAnyOrder("by_chat", "by_body");
        assertThat(large.indexBytes()).isPositive().isLessThan(large.bytes());
        assertThat(of(sizes, "words").data()).extracting(TableSizes.Part::name).contains("words_data", "words_idx");
        assertThat(of(sizes, "").own()).isFalse();
    }

    @Test
    void rowsAreThoseThatCountingFinds() {
        TableSizes sizes = measure();
        assertThat(of(sizes, "large").rows()).as("with a row on overflow pages").isEqualTo(20_001);
        assertThat(of(sizes, "keyed").rows()).isEqualTo(5_000);
        assertThat(of(sizes, "o'dd \"name\"").rows()).isEqualTo(2);
        assertThat(of(sizes, "words").rows()).isEqualTo(3);
        assertThat(of(sizes, "counted").rows()).isZero();
    }

    @Test
    void whatVacuumGivesBackIsToldBeforehand() throws IOException {
        assertThat(measure().advice()).isEqualTo("Making the file smaller would give back next to nothing.");
        workspace.sql("DELETE FROM large WHERE id > 3000");
        TableSizes before = measure();
        assertThat(before.freePages()).isPositive();
        assertThat(before.advice()).startsWith("Making the file smaller would give back at least ");
        assertThat(before.sentence()).contains("% of it large", " are free.");
        long size = Files.size(workspace.workspace().databaseFile());
        vacuum(workspace);
        assertThat(size - Files.size(workspace.workspace().databaseFile())).isGreaterThanOrEqualTo(before.freeBytes());
        assertThat(measure().freePages()).isZero();
    }

    @Test
    void smallTablesPromiseNothing() throws IOException {
        TestWorkspace small = TestWorkspace.empty(folder.resolve("small"));
        for (int i = 0; i < 30; i++) {
            small.sql("CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY, v TEXT UNIQUE)", "INSERT INTO t" + i + " VALUES (1, 'x')");
        }
        TableSizes sizes = TableSizes.measure(small.database(), Progress.NONE, Cancellation.never());
        assertThat(sizes.unusedBytes()).as("nearly all is empty").isGreaterThan(sizes.fileBytes() * 9 / 10);
        assertThat(sizes.advice()).isEqualTo("Making the file smaller would give back next to nothing.");
        small.sql("CREATE TABLE gaps (id INTEGER PRIMARY KEY, v BLOB)", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO gaps SELECT i, randomblob(100) FROM n", "DELETE FROM gaps WHERE id % 2 > 0 AND id < 19000");
        TableSizes sparse = TableSizes.measure(small.database(), Progress.NONE, Cancellation.never());
        assertThat(sparse.advice()).startsWith("A smaller file is possible: ");
        long before = sparse.fileBytes();
        vacuum(small);
        assertThat(Files.size(small.workspace().databaseFile())).isLessThan(before * 7 / 10);
    }

    @Test
    void whereSqliteCannotMeasureRowsAreCounted() {
        TableSizes sizes = workspace.database().read(connection -> new SizeReader(Progress.NONE, Cancellation.never()).counted(connection));
        assertThat(sizes.measured()).isFalse();
        assertThat(sizes.sentence()).isEqualTo("Only rows were counted: this SQLite was built without dbstat, which measures tables.");
        assertThat(sizes.tables()).extracting(TableSizes.OfTable::table).startsWith("large", "keyed");
        assertThat(of(sizes, "large").rows()).isEqualTo(20_001);
    }

    @Test
    void itSaysWhereItIsAndCanBeCancelled() {
        List<String> heard = new ArrayList<>();
        Cancellation cancellation = Cancellation.never();
        assertThatThrownBy(() -> TableSizes.measure(workspace.database(), (doing, fraction) -> {
            heard.add(doing);
            assertThat(fraction).isBetween(0.0, 1.0);
            if (doing.equals("Measuring large")) {
                cancellation.cancel();
            }
        }, cancellation)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(heard).last().isEqualTo("Measuring large");
    }

    @Test
    void itMovesOnWithinALargeTable() throws SQLException {
        Path file = folder.resolve("small-pages.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Sql.run(connection, "PRAGMA page_size = 512");
            Sql.run(connection, "CREATE TABLE large (body TEXT)");
            Sql.run(connection, NUMBERS + "INSERT INTO large SELECT hex(zeroblob(400)) FROM n");
        }
        List<Double> within = new ArrayList<>();
        TableSizes sizes = TableSizes.measure(Database.at(file), (doing, fraction) -> {
            if (doing.equals("Measuring large")) {
                within.add(fraction);
            }
        }, Cancellation.never());
        assertThat(within).hasSizeGreaterThan(3).isSorted().doesNotHaveDuplicates().allMatch(fraction -> fraction >= 0 && fraction <= 1);
        assertThat(within.getLast()).as("of %s pages", sizes.pages()).isBetween(0.5, 1.0);
    }

    @Test
    void anEmptyDatabaseHasItsOwnPagesOnly() {
        TableSizes sizes = TableSizes.measure(TestWorkspace.empty(folder.resolve("other")).database(), Progress.NONE, Cancellation.never());
        assertThat(sizes.tables()).extracting(TableSizes.OfTable::table).containsExactly("");
        assertThat(sizes.sentence()).startsWith("The database has ");
    }

    private TableSizes measure() {
        return TableSizes.measure(workspace.database(), Progress.NONE, Cancellation.never());
    }

    private static void vacuum(TestWorkspace workspace) {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + workspace.workspace().databaseFile()); var statement = connection.createStatement()) {
            statement.execute("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (java.sql.SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static TableSizes.OfTable of(TableSizes sizes, String table) {
        return sizes.tables().stream().filter(size -> size.table().equals(table)).findFirst().orElseThrow();
    }
}
