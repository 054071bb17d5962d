package dev.tidemark.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowSourceTest {
    private static final Cancellation NEVER = Cancellation.never();

    @TempDir Path folder;
    private Database database;
    private DataService data;

    @BeforeEach
    void makeTables() {
        database = Database.at(folder.resolve("a.db"));
        database.create();
        data = new DataService(database);
        sql("CREATE TABLE plain (id INTEGER PRIMARY KEY, word TEXT, grade)",
            "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO plain SELECT i * 3 - 500, CASE WHEN i % 5 = 0 THEN NULL ELSE 'w' || (i * 7919 % 97) END, "
                + "CASE i % 4 WHEN 0 THEN i WHEN 1 THEN i * 0.5 WHEN 2 THEN 't' || i ELSE NULL END FROM n",
            "CREATE INDEX plain_word ON plain (word)",
            "CREATE TABLE keyed (lang TEXT, n INTEGER, text TEXT, PRIMARY KEY (lang, n)) WITHOUT ROWID",
            "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO keyed SELECT char(97 + i % 26) || 'x', i, 'text ' || (i % 13) FROM n",
            "CREATE TABLE nokey (rowid TEXT, a INTEGER)", "INSERT INTO nokey SELECT word, id FROM plain LIMIT 300",
            "CREATE TABLE hidden (rowid, _rowid_, oid)", "INSERT INTO hidden SELECT id, id, id FROM plain LIMIT 250",
            "CREATE VIEW words AS SELECT word, count(*) AS times FROM plain GROUP BY word");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "plain, -, id", "plain, word, 'word, id'", "plain, word desc, 'word DESC, id DESC'", "plain, grade, 'grade, id'", "plain, grade desc, 'grade DESC, id DESC'",
        "keyed, -, 'lang, n'", "keyed, text, 'text, lang, n'", "keyed, n desc, 'n DESC, lang DESC'", "nokey, -, _rowid_", "nokey, rowid, 'rowid, _rowid_'", "words, -, word", "words, times, times"})
    void everyRowComesOnceInBothDirections(String table, String sort, String order) {
        Selection selection = sorted(table, sort);
        try (RowSource rows = data.rows(selection)) {
            List<String> expected = texts("SELECT * FROM " + table + " ORDER BY " + order, selection.columns().size());
            assertThat(walkForwards(rows)).containsExactlyElementsOf(expected);
            assertThat(walkBackwards(rows)).containsExactlyElementsOf(expected);
            assertThat(rows.count(NEVER)).isEqualTo(expected.size());
        }
    }

    @Test void aTableThatHidesAllNamesOfItsRowIdIsReadByCounting() {
        assertThat(data.relation("hidden").hasKey()).isFalse();
        try (RowSource rows = data.rows(Selection.all(data.relation("hidden")))) {
            assertThat(walkForwards(rows)).hasSize(250);
            assertThat(walkBackwards(rows)).hasSize(250);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"plain, -, 0.01", "plain, word, 0.05", "plain, word desc, 0.05", "plain, grade, 0.01", "keyed, -, 0.06", "nokey, -, 0.01", "words, -, 0.05"})
    void aFractionIsFoundAboutWhereItIs(String table, String sort, double tolerance) {
        try (RowSource rows = data.rows(sorted(table, sort))) {
            List<String> all = walkForwards(rows);
            rows.count(NEVER);
            for (double fraction : new double[] {0, 0.1, 0.25, 0.5, 0.75, 0.9}) {
                Page page = rows.page(new Anchor.Fraction(fraction), 5, NEVER);
                assertThat(page.rows()).hasSize(5);
                assertThat((double) all.indexOf(text(page.rows().getFirst())) / all.size()).as("at " + fraction).isBetween(fraction - tolerance, fraction + tolerance);
                assertThat(rows.fraction(page.rows().getFirst(), NEVER).orElseThrow()).isBetween(fraction - tolerance, fraction + tolerance);
                assertThat(page.first()).isEqualTo(all.indexOf(text(page.rows().getFirst())) == 0);
            }
            Page end = rows.page(new Anchor.Fraction(1), 5, NEVER);
            assertThat(end.last()).isTrue();
            assertThat(text(end.rows().getLast())).isEqualTo(all.getLast());
        }
    }

    @Test void aRowIsFoundByItsKeyOrByItsPlaceWhenItIsGone() {
        try (RowSource rows = data.rows(Selection.all(data.relation("plain")))) {
            Row row = rows.page(new Anchor.Key(RowKey.of(100L)), 3, NEVER).rows().getFirst();
            assertThat(row.key()).isEqualTo(RowKey.of(100L));
            sql("DELETE FROM plain WHERE id = 100");
            assertThat(rows.page(new Anchor.At(row), 3, NEVER).rows().getFirst().key()).isEqualTo(RowKey.of(103L));
            assertThat(rows.page(new Anchor.Key(RowKey.of(101L)), 3, NEVER).rows().getFirst().key()).isEqualTo(RowKey.of(103L));
        }
    }

    @Test void rowsWithoutAGapAreNumberedExactly() {
        sql("CREATE TABLE t (a)", "INSERT INTO t SELECT word FROM plain");
        try (RowSource rows = data.rows(Selection.all(data.relation("t")))) {
            assertThat(rows.estimate(NEVER)).hasValue(1000);
            Row row = rows.page(new Anchor.Fraction(0.5), 1, NEVER).rows().getFirst();
            assertThat(rows.number(row, -1)).isEmpty();
            assertThat(rows.number(row, rows.count(NEVER))).hasValue((Long) row.key().values().getFirst());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "word | EQUALS | w5 | - | word = 'w5'", "word | NOT_EQUALS | w5 | - | word IS NOT 'w5'", "word | CONTAINS | W5 | - | word LIKE '%w5%'", "word | STARTS_WITH | w9 | - | substr(word, 1, 2) = 'w9'",
        "id | AT_LEAST | 2000 | - | id >= 2000", "id | AT_MOST | -7 | - | id <= -7", "id | BETWEEN | 100 | 200 | id BETWEEN 100 AND 200", "word | MATCHES | ^w[12]$ | - | word IN ('w1', 'w2')",
        "word | IS_NULL | - | - | word IS NULL", "word | IS_NOT_NULL | - | - | word IS NOT NULL", "word | IS_EMPTY | - | - | word = ''", "grade | EQUALS | 8 | - | grade = 8",
        "id | STARTS_WITH | 12 | - | CAST(id AS TEXT) GLOB '12*'", "grade | STARTS_WITH | 1 | - | CAST(grade AS TEXT) GLOB '1*'", "grade | STARTS_WITH | t1 | - | grade GLOB 't1*'",
        "grade | EQUALS | t2 | - | grade = 't2'", "grade | BETWEEN | 10 | 20 | grade BETWEEN 10 AND 20", "word | CONTAINS | %5 | - | 0"})
    void filtersLetThroughWhatTheySay(String column, Filter.Test test, String value, String upTo, String condition) {
        Selection selection = Selection.all(data.relation("plain")).filtered(List.of(new Filter(column, test, value, upTo)));
        List<String> expected = texts("SELECT * FROM plain WHERE " + condition + " ORDER BY id", 3);
        try (RowSource rows = data.rows(selection); RowSource sorted = data.rows(selection.sorted(new Sort("grade", false)))) {
            assertThat(walkForwards(rows)).containsExactlyElementsOf(expected);
            assertThat(walkBackwards(rows)).containsExactlyElementsOf(expected);
            assertThat(walkForwards(sorted)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(rows.count(NEVER)).isEqualTo(expected.size());
        }
    }

    @Test void aBadRegularExpressionIsAProblemThatNamesIt() {
        Selection selection = Selection.all(data.relation("plain")).filtered(List.of(Filter.of("word", Filter.Test.MATCHES, "w(")));
        try (RowSource rows = data.rows(selection)) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> rows.page(new Anchor.First(), 10, NEVER)).withMessageContaining("“w(” is no regular expression");
        }
    }

    @Test void aRegularExpressionThatHardlyEndsIsCancelled() throws Exception {
        sql("CREATE TABLE letters (id INTEGER PRIMARY KEY, word TEXT)", "INSERT INTO letters VALUES (1, '" + "a".repeat(200) + "!')");
        Cancellation cancellation = new Cancellation();
        try (RowSource rows = data.rows(Selection.all(data.relation("letters")).filtered(List.of(Filter.of("word", Filter.Test.MATCHES, "(a+)+\\1c"))))) {
            CompletableFuture<Object> ended = CompletableFuture.supplyAsync(() -> {
                try {
                    return rows.page(new Anchor.First(), 10, cancellation);
                } catch (Problem problem) {
                    return problem.code();
                }
            });
            TimeUnit.MILLISECONDS.sleep(100);
            cancellation.cancel();
            assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo(ProblemCode.CANCELLED);
        }
    }

    @Test void aRegularExpressionThatIsTooDeepIsAProblem() {
        sql("CREATE TABLE letters (id INTEGER PRIMARY KEY, word TEXT)", "INSERT INTO letters VALUES (1, CAST(replace(hex(zeroblob(400000)), '00', 'ab') AS TEXT))");
        try (RowSource rows = data.rows(Selection.all(data.relation("letters")).filtered(List.of(Filter.of("word", Filter.Test.MATCHES, "^(a|b)*$"))))) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> rows.page(new Anchor.First(), 10, NEVER)).withMessageContaining("is too deep for a text of 800000 letters");
        }
    }

    @Test void theCostIsToldBeforehand() {
        Selection all = Selection.all(data.relation("plain"));
        assertThat(data.cost(all).readsAll(all)).isFalse();
        assertThat(data.cost(all.sorted(new Sort("word", true))).ordered()).isTrue();
        Cost sorting = data.cost(all.sorted(new Sort("grade", false)));
        assertThat(sorting.ordered()).isFalse();
        assertThat(sorting.bytes()).isBetween(10_000L, 100_000L);
        assertThat(data.cost(all.filtered(List.of(Filter.of("word", Filter.Test.EQUALS, "w1")))).narrowed()).isTrue();
        assertThat(data.cost(all.filtered(List.of(Filter.of("word", Filter.Test.STARTS_WITH, "w1")))).narrowed()).isTrue();
        assertThat(data.cost(all.filtered(List.of(Filter.of("grade", Filter.Test.EQUALS, "1")))).narrowed()).isFalse();
    }

    @Test void aFewRowsFarApartAreNotMoreThanTheFileHas() {
        sql("CREATE TABLE far (id INTEGER PRIMARY KEY, a)", "INSERT INTO far VALUES (-9223372036854775808, 1), (3, 2), (9223372036854775807, 3)");
        assertThat(data.cost(Selection.all(data.relation("far"))).bytes()).isBetween(0L, folder.resolve("a.db").toFile().length());
    }

    @Test void onlyWhatSqliteReadsAsANumberIsOne() {
        sql("CREATE TABLE loose (a)", "INSERT INTO loose VALUES (5), ('5d'), ('NaN'), (1.5), ('Infinity')");
        for (String text : List.of("5d", "NaN", "Infinity")) {
            try (RowSource rows = data.rows(Selection.all(data.relation("loose")).filtered(List.of(Filter.of("a", Filter.Test.EQUALS, text))))) {
                assertThat(walkForwards(rows)).as(text).hasSize(1);
            }
            assertThat(Edit.typed(new Value.Int(5), text)).isEqualTo(Value.Text.of(text));
        }
        assertThat(Edit.typed(new Value.Int(5), "1e3")).isEqualTo(new Value.Real(1000));
        assertThat(Edit.typed(new Value.Int(5), "9223372036854775807")).isEqualTo(new Value.Int(Long.MAX_VALUE));
    }

    @Test void aReadThatIsCancelledRightBeforeItsFirstStepEnds() {
        Cancellation cancellation = new Cancellation();
        try (Reader reader = new Reader(database)) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> reader.read("the sorting", cancellation, connection -> {
                cancellation.cancel();
                return Sql.number(connection, "SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000000) SELECT i FROM n)");
            })).extracting(Problem::code).isEqualTo(ProblemCode.CANCELLED);
        }
    }

    @Test void aCancelledSortSaysSoAndCanBeAskedForAgain() {
        try (RowSource rows = data.rows(sorted("plain", "grade"))) {
            Cancellation cancelled = new Cancellation();
            cancelled.cancel();
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> rows.page(new Anchor.First(), 10, cancelled)).extracting(Problem::code).isEqualTo(ProblemCode.CANCELLED);
            assertThat(rows.page(new Anchor.First(), 10, NEVER).rows()).hasSize(10);
        }
    }

    private Selection sorted(String table, String sort) {
        Selection all = Selection.all(data.relation(table));
        return sort == null ? all : all.sorted(new Sort(sort.split(" ")[0], sort.endsWith(" desc")));
    }

    private static List<String> walkForwards(RowSource rows) {
        List<String> all = new ArrayList<>();
        Page page = rows.page(new Anchor.First(), 7, NEVER);
        assertThat(page.first()).isTrue();
        page.rows().forEach(r -> all.add(text(r)));
        while (!page.last()) {
            page = rows.page(new Anchor.After(page.rows().getLast()), 64, NEVER);
            page.rows().forEach(r -> all.add(text(r)));
        }
        return all;
    }

    private static List<String> walkBackwards(RowSource rows) {
        List<String> all = new ArrayList<>();
        Page page = rows.page(new Anchor.Last(), 7, NEVER);
        assertThat(page.last()).isTrue();
        page.rows().forEach(r -> all.add(text(r)));
        while (!page.first()) {
            page = rows.page(new Anchor.Before(page.rows().getFirst()), 64, NEVER);
            List<String> before = page.rows().stream().map(RowSourceTest::text).toList();
            all.addAll(0, before);
        }
        return all;
    }

    private static String text(Row row) {
        return row.values().stream().map(v -> v instanceof Value.Null ? "NULL" : v.plain()).collect(Collectors.joining("|"));
    }

    private List<String> texts(String select, int columns) {
        return database.read(connection -> Sql.list(connection, select, row -> IntStream.rangeClosed(1, columns).mapToObj(i -> {
            try {
                return row.getObject(i) == null ? "NULL" : Value.of(row.getObject(i)).plain();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }).collect(Collectors.joining("|"))));
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
