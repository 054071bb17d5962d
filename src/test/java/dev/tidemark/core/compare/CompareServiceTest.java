package dev.tidemark.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.compare.TableRows.Rows;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Version;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.sqlite.Collation;

class CompareServiceTest {
    @TempDir Path folder;
    private TestWorkspace workspace;
    private Services services;
    private Path before;

    @BeforeEach void start() {
        workspace = TestWorkspace.empty(folder.resolve("here"));
        services = Services.of(workspace.workspace());
        before = folder.resolve("before.db");
    }

    @Test void objectsAreToldWithTheirSignAndTheirLines() throws IOException {
        workspace.sql("CREATE TABLE same (id INTEGER PRIMARY KEY)", "CREATE TABLE t (\n  id INTEGER PRIMARY KEY,\n  name TEXT\n)", "CREATE INDEX old_index ON t (name)");
        keep();
        workspace.sql("DROP INDEX old_index", "ALTER TABLE t ADD COLUMN age INTEGER", "CREATE VIEW ages AS SELECT age FROM t");
        SchemaComparison compared = services.comparisons().schema(new Other.OfFile(before));
        assertThat(compared.changes()).extracting(c -> c.change().kind() + " " + c.change().name() + ": " + SchemaComparison.words(c))
            .containsExactlyInAnyOrder("REMOVED old_index: not here", "CHANGED t: column age is extra", "ADDED ages: only here");
        assertThat(compared.alike()).isEqualTo(1);
        assertThat(compared.sentence()).isEqualTo("The schema differs from before.db in 3 objects; 1 is alike.");
        assertThat(SchemaComparison.lines(compared.changes().stream().filter(c -> c.change().name().equals("t")).findFirst().orElseThrow().change()))
            .containsExactly("  CREATE TABLE t (", "    id INTEGER PRIMARY KEY,", "    name TEXT", "- )", "+ , age INTEGER)");
    }

    @Test void aVersionIsBuiltBesideTheDatabase() {
        TestWorkspace shipped = TestWorkspace.withShippedMigrations(folder.resolve("shipped"));
        Services of = Services.of(shipped.workspace());
        of.migrations().run(of.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
        assertThat(of.comparisons().schema(new Other.OfVersion(Optional.of(Version.of("9")))).sentence()).isEqualTo("The schema is that of V9.");
        SchemaComparison base = of.comparisons().schema(new Other.OfVersion(Optional.empty()));
        assertThat(base.changes()).isNotEmpty().allMatch(c -> c.change().before() == null);
        assertThat(base.alike()).isZero();
        assertThatThrownBy(() -> of.comparisons().schema(new Other.OfVersion(Optional.of(Version.of("99"))))).extracting(p -> ((Problem) p).code()).isEqualTo(ProblemCode.VERSION_UNKNOWN);
    }

    @Test void rowsArePairedByTheirKeyAndToldByIt() throws IOException {
        workspace.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE)", "INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, NULL)", "CREATE TABLE gone (x)", "INSERT INTO gone VALUES (1)");
        keep();
        workspace.sql("DELETE FROM t WHERE id = 1", "UPDATE t SET name = 'B' WHERE id = 2", "UPDATE t SET name = '' WHERE id = 4", "INSERT INTO t VALUES (9, 'z')", "DROP TABLE gone", "CREATE TABLE fresh (x)");
        DataComparison compared = data();
        assertThat(compared.sentence()).isEqualTo("The rows differ from before.db in 3 of 3 tables: 1 added, 2 removed, 2 changed.");
        assertThat(table(compared, "t")).isEqualTo(new TableRows("t", 4L, 4L, List.of("id"), rows("9"), rows("1"), rows("4", "2"), List.of(), List.of(), null));
        assertThat(table(compared, "gone").countedBecause()).isEqualTo("the live database has no such table");
        assertThat(table(compared, "gone").removed().count()).isEqualTo(1);
        assertThat(table(compared, "fresh").same()).isFalse();
    }

    @Test void keysOfEveryKindPairRows() throws IOException {
        workspace.sql("CREATE TABLE texts (id TEXT PRIMARY KEY, v)", "INSERT INTO texts VALUES ('a', 1), ('b', 2)",
            "CREATE TABLE pairs (a TEXT, b INT, v, PRIMARY KEY (b, a)) WITHOUT ROWID", "INSERT INTO pairs VALUES ('x', 1, 1), ('x', 2, 2)",
            "CREATE TABLE uniques (u TEXT NOT NULL UNIQUE, v)", "INSERT INTO uniques VALUES ('p', 1), ('q', 2)",
            "CREATE TABLE nulls (id TEXT PRIMARY KEY, v)", "INSERT INTO nulls VALUES (NULL, 1), (NULL, 2), ('k', 3)",
            "CREATE TABLE bare (v)", "INSERT INTO bare VALUES (1), (2)",
            "CREATE TABLE blobs (id BLOB NOT NULL PRIMARY KEY, v)", "INSERT INTO blobs VALUES (x'00ff', 1)");
        keep();
        // Written anew in another order: nothing but the keys pairs these rows.
        workspace.sql("DELETE FROM texts", "INSERT INTO texts VALUES ('b', 2), ('a', 7)", "UPDATE pairs SET v = 5 WHERE b = 2", "DELETE FROM uniques", "INSERT INTO uniques VALUES ('q', 2), ('p', 1)",
            "UPDATE nulls SET v = 9 WHERE v = 2", "UPDATE bare SET v = '2' WHERE v = 2", "UPDATE blobs SET v = 1.0");
        DataComparison compared = data();
        assertThat(compared.tables()).extracting(t -> t.table() + " " + t.key() + " " + t.added().count() + " " + t.removed().count() + " " + t.changed().first())
            .containsExactly("bare [] 0 0 [2]", "blobs [id] 0 0 [x'00FF']", "nulls [] 0 0 [2]", "pairs [b, a] 0 0 [2, x]", "texts [id] 0 0 [a]", "uniques [u] 0 0 []");
        assertThat(compared.different()).extracting(TableRows::table).doesNotContain("uniques");
    }

    @Test void columnsOfOneSideAloneAreNamedAndChangeNoRow() throws IOException {
        workspace.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a, g AS (a || 'x'))", "INSERT INTO t (id, a) VALUES (1, 1)");
        keep();
        workspace.sql("ALTER TABLE t ADD COLUMN b DEFAULT 7", "ALTER TABLE t DROP COLUMN g");
        TableRows t = table(data(), "t");
        assertThat(t.same()).isTrue();
        assertThat(t.onlyHere()).containsExactly("b");
        assertThat(t.onlyThere()).containsExactly("g");
    }

    @Test void wideTablesModulesAndOddNamesAreNoHindrance() throws IOException {
        String columns = IntStream.range(0, 1998).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        workspace.sql("CREATE TABLE wide (id INTEGER PRIMARY KEY, " + columns + ")", "INSERT INTO wide (id, c1) VALUES (1, 1)", "CREATE VIRTUAL TABLE words USING fts5(w)", "INSERT INTO words VALUES ('tide')",
            "CREATE TABLE \"select \"\" from\" (\"order\" INTEGER PRIMARY KEY, \"rowid\")", "INSERT INTO \"select \"\" from\" VALUES (1, 'a')");
        keep();
        workspace.sql("UPDATE wide SET c1997 = 3", "INSERT INTO words VALUES ('mark')", "UPDATE \"select \"\" from\" SET \"rowid\" = 'b'");
        DataComparison compared = data();
        assertThat(table(compared, "wide").changed().count()).isEqualTo(1);
        assertThat(table(compared, "words").added()).isEqualTo(rows("2"));
        assertThat(table(compared, "select \" from").changed()).isEqualTo(rows("1"));
    }

    @Test void aTableThatIsOnlyCountedIsNotToldAsTheSame() throws IOException {
        workspace.sql("CREATE VIRTUAL TABLE words USING fts5(w, content='', contentless_delete=1)", "INSERT INTO words VALUES ('tide')", "CREATE TABLE t (id INTEGER PRIMARY KEY)");
        keep();
        assertThat(data().same()).as("its inner tables are the same").isTrue();
        workspace.sql("UPDATE words SET w = 'ebb'");
        DataComparison compared = data();
        assertThat(compared.same()).isFalse();
        assertThat(table(compared, "words").same()).isFalse();
        assertThat(compared.different()).isEmpty();
        assertThat(compared.sentence()).isEqualTo("The rows are those of before.db, but words was only counted.");
        workspace.sql("INSERT INTO t VALUES (1)");
        assertThat(data().sentence()).isEqualTo("The rows differ from before.db in 1 of 2 tables: 1 added, 0 removed, 0 changed. Besides, words was only counted.");
    }

    /** An optimized index lies in other blocks, and its rows are the same. */
    @ParameterizedTest
    @ValueSource(strings = {"fts5(w, x)", "fts4(w, x)", "fts5(w, x, tokenize = 'porter')"})
    void aFullTextTableIsComparedByItsRows(String module) throws IOException {
        workspace.sql("CREATE VIRTUAL TABLE words USING " + module, "INSERT INTO words VALUES ('tide', 1)", "INSERT INTO words VALUES ('mark', 2)", "INSERT INTO words VALUES ('ebb', 3)");
        keep();
        assertThat(data().same()).isTrue();
        workspace.sql("INSERT INTO words(words) VALUES ('optimize')");
        assertThat(data().same()).isTrue();
        workspace.sql("UPDATE words SET w = 'flood' WHERE rowid = 3", "INSERT INTO words VALUES ('moon', 4)", "DELETE FROM words WHERE rowid = 1");
        TableRows words = table(data(), "words");
        assertThat(words.countedBecause()).isNull();
        assertThat(words.changed()).isEqualTo(rows("3"));
        assertThat(words.added()).isEqualTo(rows("4"));
        assertThat(words.removed()).isEqualTo(rows("1"));
    }

    @Test void aTableOfPlacesIsComparedByItsRows() throws IOException {
        workspace.sql("CREATE VIRTUAL TABLE places USING rtree(id, x0, x1)", "INSERT INTO places VALUES (1, 0, 1), (2, 5, 6)");
        keep();
        assertThat(data().same()).isTrue();
        workspace.sql("UPDATE places SET x1 = 9 WHERE id = 2");
        assertThat(table(data(), "places").changed()).isEqualTo(rows("2"));
    }

    @Test void anIndexOfAnotherTableIsComparedInsideAndElseOnlyCounted() throws IOException {
        workspace.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, w)", "CREATE VIRTUAL TABLE words USING fts5(w, content='t', content_rowid='id')", "INSERT INTO t VALUES (1, 'tide'), (2, 'mark')",
            "INSERT INTO words(rowid, w) VALUES (1, 'tide')");
        workspace.sql("INSERT INTO words(rowid, w) VALUES (2, 'mark')");
        keep();
        assertThat(data().same()).isTrue();
        workspace.sql("INSERT INTO words(words) VALUES ('optimize')");
        assertThat(data().different()).isEmpty();
        assertThat(table(data(), "words").onlyCounted()).isTrue();
        workspace.sql("DELETE FROM t WHERE id = 1");
        assertThat(data().different()).extracting(TableRows::table).as("an index that its table has left behind stops nothing").contains("t");
    }

    @Test void aTableThatCannotBeReadSaysWhy() throws IOException, SQLException {
        workspace.sql("CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.database().file())) {
            Collation.create(connection, "THEIRS", new Collation() {
                @Override protected int xCompare(String one, String other) {
                    return one.compareTo(other);
                }
            });
            Sql.run(connection, "CREATE TABLE foreign_words (w TEXT COLLATE THEIRS PRIMARY KEY) WITHOUT ROWID");
            Sql.run(connection, "INSERT INTO foreign_words VALUES ('a'), ('b')");
        }
        keep();
        DataComparison compared = data();
        assertThat(table(compared, "t").same()).isTrue();
        assertThat(table(compared, "foreign_words").countedBecause()).contains("it cannot be read", "THEIRS");
        assertThat(table(compared, "foreign_words").added()).isEqualTo(Rows.NONE);
        assertThat(compared.same()).isFalse();
    }

    @Test void keysOfOtherTypesArePairedByNothingThatMakesThemAlike() throws IOException {
        workspace.sql("CREATE TABLE t (id TEXT PRIMARY KEY, v) WITHOUT ROWID", "INSERT INTO t VALUES ('1', 'a'), ('01', 'b'), ('1.0', 'c')", "CREATE TABLE n (id INT NOT NULL UNIQUE, v)", "INSERT INTO n VALUES (1, 'a')");
        keep();
        workspace.sql("DROP TABLE t", "CREATE TABLE t (id INTEGER PRIMARY KEY, v)", "INSERT INTO t VALUES (1, 'a')", "DROP TABLE n", "CREATE TABLE n (id NUMERIC NOT NULL UNIQUE, v)", "INSERT INTO n VALUES (1, 'b')");
        DataComparison compared = data();
        assertThat(table(compared, "t").countedBecause()).contains("no key");
        assertThat(table(compared, "t").removed().count()).isZero();
        assertThat(table(compared, "n").changed().count()).isEqualTo(1);
    }

    @Test void neitherFileIsWrittenAndBadOnesAreRefused() throws IOException {
        workspace.sql("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        keep();
        byte[] live = Files.readAllBytes(workspace.database().file());
        byte[] other = Files.readAllBytes(before);
        assertThat(data().same()).isTrue();
        assertThat(Files.readAllBytes(workspace.database().file())).isEqualTo(live);
        assertThat(Files.readAllBytes(before)).isEqualTo(other);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("here", "before.db");
        }
        assertThatThrownBy(() -> services.comparisons().data(folder.resolve("missing.db"), 0, Progress.NONE, Cancellation.never())).extracting(p -> ((Problem) p).code()).isEqualTo(ProblemCode.FILE_MISSING);
        Files.write(before, Arrays.copyOf(other, other.length / 2));
        assertThatThrownBy(this::data).extracting(p -> ((Problem) p).code()).isEqualTo(ProblemCode.TRUNCATED);
        Files.writeString(before, "no database at all, but long enough to have a header of a hundred bytes, were it one; it goes on and on and on");
        assertThatThrownBy(this::data).extracting(p -> ((Problem) p).code()).isEqualTo(ProblemCode.NOT_A_DATABASE);
    }

    @Test void itCanBeCancelledInTheMidstOfATable() throws IOException {
        workspace.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, v)", "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i, i FROM n");
        keep();
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> services.comparisons().data(before, 5, (doing, fraction) -> {
            if (doing.startsWith("Comparing")) {
                cancellation.cancel();
            }
        }, cancellation)).extracting(p -> ((Problem) p).code()).isEqualTo(ProblemCode.CANCELLED);
    }

    private void keep() throws IOException {
        Files.copy(workspace.database().file(), before);
    }

    private DataComparison data() {
        return services.comparisons().data(before, 5, Progress.NONE, Cancellation.never());
    }

    private static TableRows table(DataComparison compared, String name) {
        return compared.tables().stream().filter(t -> t.table().equals(name)).findFirst().orElseThrow();
    }

    private static Rows rows(String... keys) {
        return new Rows(keys.length, List.of(keys));
    }
}
