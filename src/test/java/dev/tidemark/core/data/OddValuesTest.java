package dev.tidemark.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database may hold that breaks a careless reader. */
class OddValuesTest {
    @TempDir Path folder;
    private Database database;
    private DataService data;

    @BeforeEach
    void create() {
        database = Database.at(folder.resolve("odd.db"));
        database.create();
        data = new DataService(database);
    }

    @Test void nullAndEmptyAndNumbersAndTextsAreToldApart() {
        sql("CREATE TABLE t (a)", "INSERT INTO t VALUES (NULL), (''), (0), ('0'), (1.5), (x''), (x'00ff'), (9223372036854775807)");
        assertThat(column("t")).satisfiesExactly(v -> assertThat(v).isInstanceOf(Value.Null.class), v -> assertThat(v).isEqualTo(new Value.Text("", 0, false)),
            v -> assertThat(v).isEqualTo(new Value.Int(0)), v -> assertThat(v).isEqualTo(new Value.Text("0", 1, false)), v -> assertThat(v).isEqualTo(new Value.Real(1.5)),
            v -> assertThat(((Value.Blob) v).bytes()).isZero(), v -> assertThat(v.plain()).isEqualTo("00ff"), v -> assertThat(v).isEqualTo(new Value.Int(Long.MAX_VALUE)));
    }

    @Test void aCellOfAHundredMegabytesIsReadInPartAndSavedWhole() throws IOException {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)", "INSERT INTO t VALUES (1, zeroblob(100000000), NULL), (2, CAST(replace(hex(zeroblob(30000000)), '00', 'ä') AS TEXT), 7)");
        Selection all = Selection.all(data.relation("t"));
        try (RowSource rows = data.rows(all)) {
            List<Row> read = rows.page(new Anchor.First(), 10, Cancellation.never()).rows();
            assertThat(read.get(0).values().get(1)).isInstanceOfSatisfying(Value.Blob.class, blob -> {
                assertThat(blob.bytes()).isEqualTo(100_000_000);
                assertThat(blob.head()).hasSize(Value.HEAD_BYTES);
            });
            assertThat(read.get(1).values().get(1)).isInstanceOfSatisfying(Value.Text.class, text -> {
                assertThat(text.bytes()).isEqualTo(60_000_000);
                assertThat(text.cut()).isTrue();
                assertThat(text.text()).startsWith("ääää").hasSize(Value.HEAD_BYTES);
            });
            assertThat(data.value(all.relation(), read.get(0).key(), "a", 1000)).isInstanceOfSatisfying(Value.Blob.class, blob -> assertThat(blob.head()).hasSize(1000));
            Path file = folder.resolve("saved");
            assertThat(data.save(all.relation(), read.get(0).key(), "a", file, Cancellation.never())).isEqualTo(100_000_000);
            assertThat(Files.size(file)).isEqualTo(100_000_000);
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> data.value(all.relation(), RowKey.of(9L), "a", 10)).extracting(Problem::code).isEqualTo(ProblemCode.ROW_GONE);
        }
    }

    @Test void aSaveThatIsCancelledLeavesTheFileAsItWas() throws IOException {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, zeroblob(20000000))");
        Path file = Files.writeString(folder.resolve("out.bin"), "before");
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> data.save(data.relation("t"), RowKey.of(1L), "a", file, cancellation)).matches(p -> p.code() == ProblemCode.CANCELLED);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> data.save(data.relation("t"), RowKey.of(9L), "a", file, Cancellation.never())).matches(p -> p.code() == ProblemCode.ROW_GONE);
        assertThat(file).hasContent("before");
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("odd.db", "out.bin");
        }
    }

    @Test void aTextIsCutOnlyWhereSomethingOfItIsMissing() {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'ääääää'), (2, CAST(x'61ff62' AS TEXT)), (3, 'abcdefghijk')");
        assertThat(data.value(data.relation("t"), RowKey.of(1L), "a", 10)).isEqualTo(new Value.Text("ääääää", 12, false));
        assertThat(((Value.Text) data.value(data.relation("t"), RowKey.of(2L), "a", 10)).cut()).isFalse();
        assertThat(data.value(data.relation("t"), RowKey.of(3L), "a", 10)).isEqualTo(new Value.Text("abcdefghij", 11, true));
    }

    @Test void aLongTextWithANulInItIsNoWholeValue() {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 'ab' || char(0) || CAST(replace(hex(zeroblob(50000)), '00', 'xx') AS TEXT)), (2, 'ab' || char(0) || 'c')");
        try (RowSource rows = data.rows(Selection.all(data.relation("t")))) {
            List<Row> read = rows.page(new Anchor.First(), 10, Cancellation.never()).rows();
            assertThat(read.get(0).values().get(1)).isEqualTo(new Value.Text("ab", 100_003, true));
            assertThat(read.get(1).values().get(1)).isEqualTo(Value.Text.of("ab\0c"));
        }
        assertThat(data.value(data.relation("t"), RowKey.of(1L), "a", 1000)).isEqualTo(new Value.Text("ab", 100_003, true));
    }

    @Test void bytesThatAreNoUtf8AreShownAndMarked() {
        sql("CREATE TABLE t (a)", "INSERT INTO t VALUES (CAST(x'41ff42' AS TEXT)), ('fine')");
        assertThat(column("t")).satisfiesExactly(v -> assertThat(((Value.Text) v).damaged()).isTrue(), v -> assertThat(((Value.Text) v).damaged()).isFalse());
    }

    @Test void aTableOfTwoThousandColumnsIsReadInPart() {
        sql("CREATE TABLE wide (" + IntStream.range(0, 2000).mapToObj(i -> "c" + i).collect(Collectors.joining(", ")) + ")",
            "INSERT INTO wide (c0, c1999) VALUES ('first', 'last')");
        Selection all = Selection.all(data.relation("wide"));
        assertThat(all.relation().columns()).hasSize(2000);
        try (RowSource rows = data.rows(all); RowSource others = data.rows(all.withColumns(all.relation().columns().subList(1990, 2000)))) {
            assertThat(rows.page(new Anchor.First(), 10, Cancellation.never()).rows().getFirst().values()).hasSize(Selection.MOST_COLUMNS).startsWith(new Value.Text("first", 5, false));
            assertThat(others.page(new Anchor.First(), 10, Cancellation.never()).rows().getFirst().values()).endsWith(new Value.Text("last", 4, false));
        }
    }

    @Test void aViewOverADroppedTableSaysWhatItLacks() {
        sql("CREATE TABLE t (a)", "CREATE VIEW v AS SELECT a FROM t", "DROP TABLE t");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> data.relation("v")).matches(p -> p.code() == ProblemCode.NOT_READABLE).withMessageContaining("no such table");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> data.relation("nothing")).extracting(Problem::code).isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test void oddNamesAndVirtualTablesAreReadable() {
        sql("CREATE TABLE \"a \"\"b\"\"; --\" (\"select\" TEXT, \"x?\" TEXT)", "INSERT INTO \"a \"\"b\"\"; --\" VALUES ('1', '2')", "CREATE VIRTUAL TABLE f USING fts5(body)", "INSERT INTO f VALUES ('some words')");
        assertThat(column("a \"b\"; --")).containsExactly(new Value.Text("1", 1, false));
        assertThat(column("f")).containsExactly(new Value.Text("some words", 10, false));
    }

    @Test void referencesAreFollowedBothWays() {
        sql("CREATE TABLE p (id INTEGER PRIMARY KEY)", "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id), q INTEGER REFERENCES p (id))",
            "INSERT INTO p VALUES (1), (2)", "INSERT INTO c VALUES (1, 1, NULL), (2, 1, 2), (3, 2, NULL)");
        Selection parents = Selection.all(data.relation("p"));
        Selection children = Selection.all(data.relation("c"));
        Row one = first(parents);
        assertThat(data.children(parents, one, Cancellation.never())).extracting(DataService.Children::table, DataService.Children::count)
            .containsExactlyInAnyOrder(tuple("c", 2L), tuple("c", 0L));
        assertThat(data.parents(children, first(children))).singleElement().satisfies(parent -> {
            assertThat(parent.key().parentTable()).isEqualTo("p");
            assertThat(parent.filters()).containsExactly(Filter.of("id", Filter.Test.EQUALS, "1"));
        });
    }

    private Row first(Selection selection) {
        try (RowSource rows = data.rows(selection)) {
            return rows.page(new Anchor.First(), 1, Cancellation.never()).rows().getFirst();
        }
    }

    private List<Value> column(String table) {
        try (RowSource rows = data.rows(Selection.all(data.relation(table)))) {
            return rows.page(new Anchor.First(), 100, Cancellation.never()).rows().stream().map(r -> r.values().getFirst()).toList();
        }
    }

    private void sql(String... statements) {
        database.write("test", ForeignKeys.ENFORCED, connection -> {
            for (String statement : statements) {
                Sql.run(connection, statement);
            }
            return null;
        });
    }
}
