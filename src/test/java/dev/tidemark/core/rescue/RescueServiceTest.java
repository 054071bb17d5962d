package dev.tidemark.core.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.rescue.RescueReport.OfTable;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RescueServiceTest {
    private static final int SIZE = 1024;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"page_size = 4096", "page_size = 512", "page_size = 65536", "encoding = 'UTF-16le'", "encoding = 'UTF-16be'", "auto_vacuum = FULL"})
    void aSoundFileComesOutEqualWhateverItHolds(String pragma) throws Exception {
        Path file = everything("app.db", pragma);
        RescueReport report = rescue(file);
        assertThat(hash(report.output())).isEqualTo(hash(file));
        assertThat(report.notes()).isEmpty();
        assertThat(report.whole()).isTrue();
        assertThat(report.sentence()).endsWith("nothing is known to be lost.");
        assertThat(Database.at(report.output()).<Long>read(c -> Sql.number(c, "PRAGMA application_id") * 100 + Sql.number(c, "PRAGMA user_version"))).isEqualTo(4217L);
        assertThat(Database.at(report.output()).<Long>read(c -> Sql.number(c, "SELECT count(*) FROM words WHERE words MATCH 'seventeen'"))).isEqualTo(1);
    }

    @Test void theNewFileIsForItsOwnerAloneAndNothingElseIsLeft() throws Exception {
        Path file = everything("app.db", "page_size = 4096");
        RescueReport report = rescue(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report.output()))).isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, report.output());
        }
    }

    @Test void whatWasRescuedIsSavedAsItIsOrNotAtAll() throws Exception {
        RescueReport report = rescue(numbers(100_000));
        Path target = folder.resolve("saved.db");
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> RescueService.save(report, target, (doing, fraction) -> cancellation.cancel(), cancellation)).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CANCELLED));
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("saved"));
        }
        List<Double> told = new ArrayList<>();
        RescueService.save(report, target, (doing, fraction) -> told.add(fraction), Cancellation.never());
        assertThat(target).hasSameBinaryContentAs(report.output());
        assertThat(told).hasSizeGreaterThan(1).isSorted().allMatch(fraction -> fraction >= 0 && fraction <= 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rw-------");
        assertThatThrownBy(() -> RescueService.save(report, target, Progress.NONE, Cancellation.never())).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.OUTPUT_EXISTS));
        assertThat(target).hasSameBinaryContentAs(report.output());
    }

    @Test void aLostPageLosesItsOwnRowsAndTheReportNamesThem() throws Exception {
        Path file = numbers(40_000);
        long leaf = page(file, 13, 20);
        Set<Long> before = ids(file);
        zero(file, leaf);
        RescueReport report = rescue(file);
        Set<Long> lost = new HashSet<>(before);
        lost.removeAll(ids(report.output()));
        assertThat(lost).isNotEmpty().hasSizeLessThan(200);
        OfTable numbers = report.tables().getFirst();
        long first = lost.stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = lost.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(numbers.pagesLost()).isEqualTo(1);
        assertThat(numbers.gaps()).containsExactly(String.format("%,d to %,d", first, last));
        assertThat(numbers.sentence()).contains("1 page could not be read (rows ");
        assertThat(report.whole()).isFalse();
        assertThat(report.sound()).isTrue();
    }

    @Test void aLostInnerPageLosesNothing() throws Exception {
        Path file = numbers(40_000);
        String before = hash(file);
        zero(file, page(file, 5, 2));
        RescueReport report = rescue(file);
        assertThat(report.tables().getFirst().placed()).isGreaterThan(1_000);
        assertThat(report.apart()).isZero();
        assertThat(hash(report.output())).isEqualTo(before);
    }

    @Test void aFileCutShortGivesWhatIsStillThere() throws Exception {
        Path file = numbers(40_000);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2 + 100);
        }
        RescueReport report = rescue(file);
        assertThat(report.rows() + report.apart()).isBetween(15_000L, 25_000L);
        assertThat(report.sound()).isTrue();
    }

    @Test void withoutItsFirstPageTheRowsAreKeptApart() throws Exception {
        Path file = numbers(40_000);
        zero(file, 1);
        RescueReport report = rescue(file);
        assertThat(report.apart()).isEqualTo(40_000);
        assertThat(report.apartTable()).isEqualTo("lost_and_found");
        assertThat(report.notes()).contains("The schema cannot be read, so the rows have no tables to go to.");
        assertThat(Database.at(report.output()).<String>read(c -> Sql.text(c, "SELECT c1 FROM lost_and_found WHERE row = 17"))).isEqualTo("number 17");
    }

    @Test void deletedRowsAreNotBroughtBack() throws Exception {
        Path file = numbers(40_000);
        sql(file, "DELETE FROM numbers WHERE id > 100");
        RescueReport report = rescue(file);
        assertThat(report.rows()).isEqualTo(100);
        assertThat(report.apart()).isZero();
        assertThat(report.whole()).isTrue();
    }

    @Test void whatTheLogHoldsIsTakenInUnlessItShallNotBe() throws Exception {
        Path live = numbers(100);
        Path file = folder.resolve("crashed.db");
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + live)) {
            Sql.text(writer, "PRAGMA journal_mode = WAL");
            Sql.run(writer, "INSERT INTO numbers VALUES (101, 'in the log')");
            Files.copy(live, file);
            Files.copy(folder.resolve("app.db-wal"), folder.resolve("crashed.db-wal"));
        }
        byte[] bytes = Files.readAllBytes(file);
        byte[] log = Files.readAllBytes(folder.resolve("crashed.db-wal"));
        RescueReport with = RescueService.rescue(file, folder.resolve("with.db"), true, Progress.NONE, Cancellation.never());
        assertThat(with.rows()).isEqualTo(101);
        assertThat(with.whole()).as("taking it in loses nothing").isTrue();
        assertThat(with.remarks()).singleElement().asString().startsWith("crashed.db-wal beside the file was taken in.");
        assertThat(RescueService.rescue(file, folder.resolve("without.db"), false, Progress.NONE, Cancellation.never()).rows()).isEqualTo(100);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(Files.readAllBytes(folder.resolve("crashed.db-wal"))).isEqualTo(log);
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).doesNotContain("crashed.db-shm", "with.db.settling", "with.db.unfinished");
        }
    }

    @Test void aDamagedStatementKeepsTheLogOfTheOtherTablesNotOut() throws Exception {
        Path live = numbers(100);
        sql(live, "CREATE TABLE other(x)", "PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET sql = 'CREATE TABLE oth€r(' WHERE name = 'other'");
        Path file = folder.resolve("crashed.db");
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + live)) {
            Sql.run(writer, "PRAGMA writable_schema = ON");
            Sql.text(writer, "PRAGMA journal_mode = WAL");
            Sql.run(writer, "INSERT INTO numbers VALUES (101, 'in the log')");
            Files.copy(live, file);
            Files.copy(folder.resolve("app.db-wal"), folder.resolve("crashed.db-wal"));
        }
        RescueReport report = rescue(file);
        assertThat(report.remarks()).singleElement().asString().startsWith("crashed.db-wal beside the file was taken in.");
        assertThat(report.rows()).isEqualTo(101);
        assertThat(report.whole()).isFalse();
    }

    @Test void oneDamagedEntryOfTheSchemaLosesNoLongRows() throws Exception {
        Path file = longRows();
        byte[] bytes = Files.readAllBytes(file);
        // The number of bytes of the row's header, in the cell of the table "gone": no header is that long.
        int cell = bytes[108] << 8 & 0xff00 | bytes[109] & 0xff;
        int payload = (bytes[cell] & 0x80) != 0 ? 2 : 1;
        bytes[cell + payload + 1] = 0x7f;
        Files.write(file, bytes);
        RescueReport report = rescue(file);
        assertThat(report.notes()).contains("The schema is damaged.");
        assertThat(texts(report.output(), "long")).isEqualTo(60);
        assertThat(texts(report.output(), "other")).isEqualTo(60);
        assertThat(report.tables()).extracting(OfTable::sentence).containsExactlyInAnyOrder("long: 60 rows", "other: 60 rows");
    }

    @Test void aPointerThatLeadsToAnotherTablesLeafLosesNoLongRows() throws Exception {
        Path file = longRows();
        String before = hash(file);
        byte[] bytes = Files.readAllBytes(file);
        long other = root(file, "other");
        long bent = root(file, "long");
        int at = (int) (other - 1) * SIZE;
        int cell = at + (bytes[at + 12] << 8 & 0xff00 | bytes[at + 13] & 0xff);
        long leaf = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(cell));
        at = (int) (bent - 1) * SIZE;
        cell = at + (bytes[at + 12] << 8 & 0xff00 | bytes[at + 13] & 0xff);
        ByteBuffer.wrap(bytes).putInt(cell, (int) leaf);
        Files.write(file, bytes);
        RescueReport report = rescue(file);
        assertThat(texts(report.output(), "other")).isEqualTo(60);
        assertThat(texts(report.output(), "long")).as("its own leaf is found on a page that nothing leads to").isEqualTo(60);
        assertThat(hash(report.output())).isEqualTo(before);
    }

    /** Two tables whose rows have most of their texts on pages of their own; the numbers of the second begin behind those of the first. */
    private Path longRows() throws Exception {
        Path file = folder.resolve("app.db");
        sql(file, "PRAGMA page_size = " + SIZE, "CREATE TABLE gone(x)", "CREATE TABLE long(id INTEGER PRIMARY KEY, t TEXT)", "CREATE TABLE other(id INTEGER PRIMARY KEY, t TEXT)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) INSERT INTO long SELECT i, printf('%3000d', i) FROM n",
            "WITH RECURSIVE n(i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 1060) INSERT INTO other SELECT i, printf('%3000d', i) FROM n");
        return file;
    }

    private static long texts(Path file, String table) {
        return Database.at(file).<Long>read(c -> Sql.number(c, "SELECT count(*) FROM " + table + " WHERE length(t) = 3000 AND CAST(t AS INTEGER) = id"));
    }

    private static long root(Path file, String table) {
        return Database.at(file).<Long>read(c -> Sql.number(c, "SELECT rootpage FROM sqlite_schema WHERE name = ?", table));
    }

    @Test void aKeyThatIsNotTheRowidKeepsItsNulls() throws Exception {
        Path file = folder.resolve("app.db");
        sql(file, "CREATE TABLE pair(a INTEGER, b, PRIMARY KEY(a, b))", "INSERT INTO pair VALUES (NULL, 'x'), (7, 'y'), (NULL, 'z')",
            "CREATE TABLE down(id INTEGER PRIMARY KEY DESC, x)", "INSERT INTO down VALUES (NULL, 'x'), (5, 'y')", "CREATE TABLE up(x, id INTEGER, PRIMARY KEY(id DESC))", "INSERT INTO up VALUES ('x', 9)");
        RescueReport report = rescue(file);
        assertThat(hash(report.output())).isEqualTo(hash(file));
        assertThat(Database.at(report.output()).<Long>read(c -> Sql.number(c, "SELECT count(*) FROM pair WHERE a IS NULL") * 10 + Sql.number(c, "SELECT count(*) FROM down WHERE id IS NULL"))).isEqualTo(21);
    }

    @Test void whatIsNoDatabaseIsSaidToBeNone() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.db"), "Dear database, ".repeat(2000));
        Path empty = Files.createFile(folder.resolve("empty.db"));
        assertProblem(ProblemCode.NOTHING_TO_RESCUE, letter);
        assertProblem(ProblemCode.FILE_EMPTY, empty);
        assertProblem(ProblemCode.NOT_A_FILE, folder);
        assertProblem(ProblemCode.FILE_MISSING, folder.resolve("missing.db"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(letter, empty);
        }
    }

    @Test void aFileThatIsThereIsNeverReplaced() throws Exception {
        Path file = numbers(10);
        Path there = Files.writeString(folder.resolve("there.db"), "mine");
        assertThatThrownBy(() -> RescueService.rescue(file, there, true, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.OUTPUT_EXISTS));
        assertThat(there).hasContent("mine");
    }

    @Test void aCancelLeavesNothing() throws Exception {
        Path file = numbers(40_000);
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> RescueService.rescue(file, folder.resolve("new.db"), true, (doing, fraction) -> cancellation.cancel(), cancellation))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test void aHostileSchemaRunsNothing() throws Exception {
        Path file = numbers(10);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Sql.run(connection, "CREATE TABLE copied(x)");
            Sql.run(connection, "PRAGMA writable_schema = ON");
            Sql.run(connection, "UPDATE sqlite_schema SET sql = 'CREATE TABLE copied AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n' WHERE name = 'copied'");
            Sql.run(connection, "INSERT INTO sqlite_schema VALUES ('view', 'v', 'v', 0, 'CREATE TABLE not_a_view(x)')");
        }
        RescueReport report = rescue(file);
        assertThat(report.rows()).isEqualTo(10);
        assertThat(report.notes()).containsExactlyInAnyOrder("The table “copied” could not be made, its definition is not one; its rows are kept apart.",
            "The view “v” could not be made: its definition is not one.");
    }

    private RescueReport rescue(Path file) {
        return RescueService.rescue(file, folder.resolve("rescued.db"), true, Progress.NONE, Cancellation.never());
    }

    private void assertProblem(ProblemCode code, Path file) {
        assertThatThrownBy(() -> rescue(file)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private Path numbers(int count) throws Exception {
        Path file = folder.resolve("app.db");
        sql(file, "PRAGMA page_size = " + SIZE, "CREATE TABLE numbers(id INTEGER PRIMARY KEY, name TEXT)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + count + ") INSERT INTO numbers SELECT i, 'number ' || i FROM n");
        return file;
    }

    private Path everything(String name, String pragma) throws Exception {
        Path file = folder.resolve(name);
        sql(file, "PRAGMA " + pragma, "PRAGMA application_id = 42", "PRAGMA user_version = 17",
            "CREATE TABLE \"odd \"\" name\"(id INTEGER PRIMARY KEY AUTOINCREMENT, t TEXT, r REAL, b BLOB, n NUMERIC, twice INTEGER AS (id * 2), kept INTEGER AS (id + 1) STORED)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO \"odd \"\" name\"(t, r, b, n) "
                + "SELECT printf('%*s', i * 40, 'ä€𝄞'), i / 4.0, zeroblob(i * 30), CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN 9223372036854775807 - i WHEN 2 THEN -i ELSE i * 1e300 END FROM n",
            "ALTER TABLE \"odd \"\" name\" ADD COLUMN later TEXT NOT NULL DEFAULT 'came later'",
            "CREATE TABLE keyed(a TEXT, b INTEGER, c TEXT, PRIMARY KEY(c, a)) WITHOUT ROWID",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO keyed SELECT 'a' || i, i, 'c' || (i % 7) FROM n",
            "CREATE TABLE plain(rowid TEXT, x)", "INSERT INTO plain(_rowid_, rowid, x) VALUES (-5, 'mine', x'00ff'), (9000000000, CAST(x'ff41' AS TEXT), 'a' || char(0) || 'b')",
            "CREATE TABLE strict_one(id INTEGER PRIMARY KEY, x ANY) STRICT", "INSERT INTO strict_one VALUES (1, 'x'), (2, 2.5)",
            "CREATE VIRTUAL TABLE words USING fts5(t)", "INSERT INTO words VALUES ('sixteen'), ('seventeen')",
            "CREATE UNIQUE INDEX by_b ON keyed(b)", "CREATE VIEW v AS SELECT * FROM keyed", "CREATE TRIGGER tr AFTER INSERT ON keyed BEGIN DELETE FROM plain; END");
        return file;
    }

    private static void sql(Path file, String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (String statement : statements) {
                Sql.run(connection, statement);
            }
        }
    }

    /** The page of that type that comes after so many others of it. */
    private static long page(Path file, int type, int after) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int left = after;
        for (int page = 2; ; page++) {
            if (bytes[(page - 1) * SIZE] == type && left-- == 0) {
                return page;
            }
        }
    }

    private static void zero(Path file, long page) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, (int) (page - 1) * SIZE, (int) page * SIZE, (byte) 0);
        Files.write(file, bytes);
    }

    private static Set<Long> ids(Path file) {
        return new HashSet<>(Database.at(file).<List<Long>>read(c -> Sql.list(c, "SELECT id FROM numbers", row -> row.getLong(1))));
    }

    private static String hash(Path file) {
        return Database.at(file).read(c -> Contents.hash(c, Cancellation.never()));
    }
}
