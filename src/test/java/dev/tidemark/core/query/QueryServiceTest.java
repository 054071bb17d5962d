package dev.tidemark.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.TableChange;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.data.Value;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class QueryServiceTest {
    private static final String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0";
    private static final String MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT i, 'row ' || i AS text FROM n";

    @TempDir Path folder;
    private TestWorkspace workspace;
    private QueryService queries;
    private Services services;

    @BeforeEach
    void create() {
        workspace = TestWorkspace.empty(folder);
        workspace.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, size REAL)", "INSERT INTO t VALUES (1, 'one', 1.5), (2, NULL, 2), (3, '', NULL)",
            "CREATE TABLE c (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES t (id) ON DELETE CASCADE)", "INSERT INTO c VALUES (1, 1), (2, 1), (3, 2)");
        services = Services.of(workspace.workspace());
        queries = services.queries();
    }

    @Test
    void rowsKeepTheirTypes() {
        try (Results results = run("SELECT id, name, size, x'00ff' AS bytes FROM t ORDER BY id")) {
            assertThat(results.columns()).containsExactly("id", "name", "size", "bytes");
            assertThat(results.rows()).isEqualTo(3);
            assertThat(results.complete()).isTrue();
            List<List<Value>> page = results.page(0, 10);
            assertThat(page.get(0).subList(0, 3)).containsExactly(new Value.Int(1), new Value.Text("one", 3, false), new Value.Real(1.5));
            assertThat(page.get(0).get(3).plain()).isEqualTo("00ff");
            assertThat(page.get(1).get(1)).isInstanceOf(Value.Null.class);
            assertThat(page.get(2).get(1)).isEqualTo(new Value.Text("", 0, false));
        }
    }

    @Test
    void theFirstRowsComeBeforeTheLast() {
        List<Long> first = new ArrayList<>();
        try (Results results = queries.run(deed(MANY.formatted(5_000)), Map.of(), r -> {
            first.add(r.rows());
            assertThat(r.page(0, 3)).extracting(row -> row.getFirst().plain()).containsExactly("1", "2", "3");
            assertThat(r.reading()).isTrue();
        }, Cancellation.never())) {
            assertThat(first).containsExactly(200L);
            assertThat(results.page(4_998, 10)).extracting(row -> row.get(1).plain()).containsExactly("row 4999", "row 5000");
            assertThat(results.page(1_234, 1)).extracting(row -> row.getFirst().plain()).containsExactly("1235");
            assertThat(results.page(9_999, 1)).isEmpty();
        }
    }

    @Test
    void aLongResultIsReadOnWhereItStopped() throws IOException {
        Path kept = workspace.workspace().records().resolve("results");
        try (Results results = run(MANY.formatted(450_000))) {
            assertThat(results.rows()).isEqualTo(Results.AT_ONCE);
            assertThat(results.complete()).isFalse();
            results.readOn(Results.AT_ONCE, Cancellation.never());
            assertThat(results.rows()).isEqualTo(400_000);
            results.readOn(Results.AT_ONCE, Cancellation.never());
            assertThat(results.complete()).isTrue();
            assertThat(results.page(449_999, 5)).extracting(row -> row.getFirst().plain()).containsExactly("450000");
            assertThat(kept).isDirectory();
            assumeThat(kept.getFileSystem().supportedFileAttributeViews()).contains("posix");
            assertThat(kept).as("what a killed process would leave").isEmptyDirectory();
        }
        assertThat(kept).isEmptyDirectory();
    }

    @Test
    void aResultThatIsClosedWhileItIsReadIsCancelledAndLeavesNothing() throws IOException {
        Path kept = workspace.workspace().records().resolve("results");
        Cancellation cancellation = new Cancellation();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.run(deed(MANY.formatted(50_000)), Map.of(), results -> {
            cancellation.cancel();
            results.close();
        }, cancellation)).matches(p -> p.code() == ProblemCode.CANCELLED);
        assertThat(kept).isEmptyDirectory();
        Results closed = run(MANY.formatted(300_000));
        closed.close();
        closed.readOn(10, Cancellation.never());
        assertThat(closed.page(0, 10)).isEmpty();
        assertThat(kept).isEmptyDirectory();
    }

    @Test
    void whatKilledProcessesLeftIsSwept() throws IOException {
        Path kept = Files.createDirectories(workspace.workspace().records().resolve("results"));
        Files.writeString(kept.resolve("0b5f7e3a-0000-4000-8000-000000000000.rows"), "rows of somebody");
        run("SELECT * FROM t").close();
        assertThat(kept).isEmptyDirectory();
    }

    @Test
    void moreRowsAreNotMixedWithThoseOfAnotherState() {
        try (Results results = run(MANY.formatted(300_000))) {
            workspace.sql("INSERT INTO t (name) VALUES ('new')");
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> results.readOn(10, Cancellation.never())).matches(p -> p.code() == ProblemCode.QUERY_OUTDATED);
            assertThat(results.page(0, 1)).hasSize(1);
        }
    }

    @Test
    void whileAResultIsOpenOthersWrite() {
        try (Results results = run(MANY.formatted(300_000))) {
            assertThat(results.complete()).isFalse();
            workspace.sql("DELETE FROM t WHERE id = 3");
            assertThat(workspace.number("SELECT count(*) FROM t")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO t (name) VALUES ('x')", "UPDATE t SET name = 'x'", "DELETE FROM t", "REPLACE INTO t (id) VALUES (1)", "WITH x AS (SELECT 1) DELETE FROM t",
        "/* c */ update t set name = 1"})
    void aChangeIsRefusedWhileReadOnly(String sql) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.deeds(sql, false)).matches(p -> p.code() == ProblemCode.QUERY_READ_ONLY);
        assertThat(queries.deeds(sql, true)).extracting(Deed::kind).containsExactly(Deed.Kind.CHANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE x (a)", "CREATE TEMP TABLE x (a)", "DROP TABLE t", "ALTER TABLE t ADD x", "ATTACH 'other.db' AS o", "DETACH o", "VACUUM", "VACUUM INTO 'copy.db'", "BEGIN", "COMMIT",
        "SAVEPOINT s", "REINDEX", "ANALYZE", "PRAGMA query_only = OFF", "PRAGMA journal_mode = WAL", "PRAGMA journal_mode(WAL)", "PRAGMA main.user_version = 3", "PRAGMA optimize", "PRAGMA wal_checkpoint",
        "pragma writable_schema=1", "SELECT 1; VACUUM", "EXPLAIN PRAGMA writable_schema = ON", "explain query plan /* c */ pragma writable_schema(1)",
        "DELETE FROM sqlite_sequence", "update or ignore main.\"sqlite_sequence\" set seq = 1", "INSERT OR REPLACE INTO Sqlite_Sequence VALUES ('t', 1)", "WITH x AS (SELECT 1) DELETE FROM sqlite_stat1"})
    void whatNoConsoleRunsIsRefusedWithASentence(String sql) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.deeds(sql, true)).matches(p -> p.code() == ProblemCode.QUERY_REFUSED && p.next().endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRAGMA table_info(t)", "PRAGMA user_version", "PRAGMA main.index_list('t')", "EXPLAIN DELETE FROM t", "EXPLAIN QUERY PLAN SELECT * FROM t", "VALUES (1), (2)",
        "WITH x AS (SELECT 1) SELECT * FROM x", "WITH replace AS (SELECT 1 AS a) SELECT * FROM replace", "WITH replace(a) AS (SELECT 1) SELECT replace(a, 1, 2) FROM replace", "SELECT * FROM sqlite_schema", "SELECT * FROM pragma_table_info('t')"})
    void whatOnlyTellsIsRun(String sql) {
        try (Results results = run(sql)) {
            assertThat(results.complete()).isTrue();
        }
    }

    @Test
    void evenWhatSlippedThroughCannotWrite() {
        Deed disguised = new Deed(deed("DELETE FROM t").statement(), 1, Deed.Kind.READ, null);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.run(disguised, Map.of(), _ -> { }, Cancellation.never()));
        assertThat(workspace.number("SELECT count(*) FROM t")).isEqualTo(3);
    }

    @Test
    void aQueryThatNeverEndsIsCancelled() throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(() -> {
            try {
                queries.run(deed(ENDLESS), Map.of(), _ -> { }, cancellation);
                return null;
            } catch (Problem problem) {
                return problem;
            }
        });
        TimeUnit.MILLISECONDS.sleep(150);
        assertThat(ended).isNotDone();
        long asked = System.nanoTime();
        cancellation.cancel();
        assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CANCELLED));
        System.getLogger("test").log(System.Logger.Level.INFO, "Cancelled after {0} ms", (System.nanoTime() - asked) / 1e6);
    }

    @Test
    void whatIsCancelledBeforeItBeginsDoesNotBegin() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.run(deed(ENDLESS), Map.of(), _ -> { }, cancellation)).matches(p -> p.code() == ProblemCode.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * FORM t | 1 | 10 | FORM", "SELECT id,~  nane~FROM t | 2 | 3 | nane", "SELECT * FROM nothing | 1 | 15 | nothing", "SELECT t.x FROM t | 1 | 10 | x", "SELECT from_unix(1) | 1 | 8 | from_unix",
        "SELECT (1 | 1 | 10 | ''", "SELECT id FROM t, c | 1 | 8 | id", "SELECT 1;  SELECT * FROM a WHERE WHERE | 1 | 34 | WHERE", "SELECT 'where' FROM t WHERE where = 1 | 1 | 29 | where", "SELECT #1 | 1 | 8 | #1"})
    void anErrorTellsItsPlace(String sql, int line, int column, String token) {
        List<Deed> deeds = Deed.of(sql.replace('~', '\n'));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.run(deeds.getLast(), Map.of(), _ -> { }, Cancellation.never())).satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.QUERY_WRONG);
            assertThat(p.details()).containsEntry("line", String.valueOf(line)).containsEntry("column", String.valueOf(column)).containsEntry("token", token);
        });
    }

    @Test
    void parametersAreFoundNumberedAndBound() {
        Deed deed = deed("SELECT :a, @b, $c, ?, ?7, :a, ':no', -- :no\n ?");
        assertThat(Parameter.of(deed.statement().text())).extracting(Parameter::name).containsExactly(":a", "@b", "$c", "?4", "?7", "?8");
        Map<String, Object> values = new HashMap<>(Map.of(":a", 1L, "@b", "two", "$c", 3.5, "?4", new byte[] {1}, "?8", 8L));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.run(deed, values, _ -> { }, Cancellation.never())).matches(p -> p.code() == ProblemCode.QUERY_PARAMETER);
        values.put("?7", null);
        try (Results results = queries.run(deed, values, _ -> { }, Cancellation.never())) {
            assertThat(results.page(0, 1).getFirst()).extracting(Value::plain).containsExactly("1", "two", "3.5", "01", "", "1", ":no", "8");
        }
    }

    @Test
    void parametersAreTyped() {
        assertThat(ParameterType.AS_WRITTEN.value(":a", "7")).isEqualTo(7L);
        assertThat(ParameterType.AS_WRITTEN.value(":a", "7.5e1")).isEqualTo(75.0);
        assertThat(ParameterType.AS_WRITTEN.value(":a", "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(ParameterType.AS_WRITTEN.value(":a", "5d")).isEqualTo("5d");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> ParameterType.REAL.value(":a", "NaN")).withMessageContaining("no number");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> ParameterType.REAL.value(":a", "5d")).withMessageContaining("no number");
        assertThat(ParameterType.REAL.value(":a", "5")).isEqualTo(5.0);
        assertThat(ParameterType.AS_WRITTEN.value(":a", "null")).isNull();
        assertThat(ParameterType.AS_WRITTEN.value(":a", "'it''s'")).isEqualTo("it's");
        assertThat(ParameterType.AS_WRITTEN.value(":a", "x'00ff'")).isEqualTo(new byte[] {0, -1});
        assertThat(ParameterType.AS_WRITTEN.value(":a", "some words")).isEqualTo("some words");
        assertThat(ParameterType.TEXT.value(":a", "7")).isEqualTo("7");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> ParameterType.INTEGER.value(":a", "seven")).withMessageContaining("no integer");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> ParameterType.BLOB.value(":a", "xyz")).matches(p -> p.code() == ProblemCode.QUERY_PARAMETER);
    }

    @Test
    void aCellOfAHundredMegabytesIsShownInPart() {
        workspace.sql("CREATE TABLE big (id INTEGER PRIMARY KEY, a, b)", "INSERT INTO big VALUES (1, 'small', 1), (2, zeroblob(100000000), CAST(replace(hex(zeroblob(15000000)), '00', 'ab') AS TEXT)), (3, 'after', 2)");
        try (Results results = run("SELECT id, a, b FROM big ORDER BY id DESC")) {
            assertThat(results.rows()).isEqualTo(3);
            assertThat(results.page(0, 1).getFirst().get(1)).isEqualTo(new Value.Text("after", 5, false));
            assertThat(results.page(1, 1).getFirst().get(1)).isInstanceOfSatisfying(Value.Blob.class, blob -> assertThat(blob.bytes()).isEqualTo(100_000_000));
            assertThat(results.page(1, 1).getFirst().get(2)).isInstanceOfSatisfying(Value.Text.class, text -> assertThat(text.cut() && text.bytes() == 30_000_000).isTrue());
        }
    }

    @Test
    void bytesThatAreNoUtf8TwoThousandColumnsAndABrokenViewDoNoHarm() {
        workspace.sql("CREATE TABLE odd (a TEXT)", "INSERT INTO odd VALUES (CAST(x'41ff42' AS TEXT))", "CREATE TABLE gone (a)", "CREATE VIEW v AS SELECT a FROM gone", "DROP TABLE gone",
            "CREATE TABLE wide (" + IntStream.range(0, 2000).mapToObj(i -> "c" + i).collect(Collectors.joining(", ")) + ")", "INSERT INTO wide (c0) VALUES (1)");
        try (Results odd = run("SELECT a FROM odd"); Results wide = run("SELECT * FROM wide")) {
            assertThat(odd.page(0, 1).getFirst().getFirst()).isInstanceOfSatisfying(Value.Text.class, text -> assertThat(text.damaged()).isTrue());
            assertThat(wide.allColumns()).isEqualTo(2000);
            assertThat(wide.page(0, 1).getFirst()).hasSize(Results.MOST_COLUMNS);
        }
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> run("SELECT * FROM v")).matches(p -> p.code() == ProblemCode.QUERY_WRONG).withMessageContaining("gone");
        try (Results after = run("SELECT 1")) {
            assertThat(after.rows()).isEqualTo(1);
        }
    }

    @Test
    void aChangeGoesDownTheSafeRoad() {
        List<Deed> deeds = queries.deeds("UPDATE t SET size = :size WHERE id = 3; DELETE FROM t WHERE id = 1 RETURNING id", true);
        Map<String, Object> values = Map.of(":size", 9L);
        RowPreview preview = queries.preview(deeds, values, Cancellation.never());
        assertThat(preview.tables()).extracting(TableChange::sentence).containsExactlyInAnyOrder("t: 1 row updated, 1 row deleted", "c: 2 rows deleted");
        assertThat(workspace.number("SELECT count(*) FROM t")).isEqualTo(3);
        var report = queries.change(deeds, values, preview, Progress.NONE, Cancellation.never());
        assertThat(workspace.number("SELECT count(*) FROM t")).isEqualTo(2);
        assertThat(workspace.number("SELECT size FROM t WHERE id = 3")).isEqualTo(9);
        assertThat(report.backup().verified()).isTrue();
        services.undo().undo(services.undo().plan(report.entry().orElseThrow().number(), false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(workspace.number("SELECT count(*) FROM t")).isEqualTo(3);
        assertThat(workspace.number("SELECT count(*) FROM c")).isEqualTo(3);
    }

    @Test
    void aChangeThatFailsChangesNothing() {
        List<Deed> deeds = queries.deeds("UPDATE t SET name = 'x';\nDELETE FROM nothing", true);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.preview(deeds, Map.of(), Cancellation.never())).satisfies(p -> assertThat(p.details()).containsEntry("line", "2"));
        assertThat(workspace.number("SELECT count(*) FROM t WHERE name = 'x'")).isZero();
    }

    @Test
    void aResultIsExportedWhole() throws IOException {
        Path csv = folder.resolve("rows.csv");
        assertThat(new ResultExport(queries).toFile(deed("SELECT id, name, x'0f' AS b FROM t ORDER BY id"), Map.of(), ResultFormat.CSV, csv, false, Cancellation.never())).isEqualTo(3);
        assertThat(csv).hasContent("\"id\",\"name\",\"b\"\r\n1,\"one\",0F\r\n2,,0F\r\n3,\"\",0F\r\n");
        Path json = folder.resolve("rows.json");
        new ResultExport(queries).toFile(deed("SELECT id, name AS id FROM t ORDER BY 1"), Map.of(), ResultFormat.JSON, json, false, Cancellation.never());
        assertThat(Files.readString(json)).isEqualTo("[\n{\"id\":1,\"id_2\":\"one\"},\n{\"id\":2,\"id_2\":null},\n{\"id\":3,\"id_2\":\"\"}\n]\n");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> new ResultExport(queries).toFile(deed("SELECT 1"), Map.of(), ResultFormat.CSV, csv, false, Cancellation.never()))
            .matches(p -> p.code() == ProblemCode.OUTPUT_EXISTS);
    }

    @Test
    void aResultInSqlIsReadBackTheSame() throws IOException {
        Path sql = folder.resolve("rows.sql");
        String select = "SELECT 9223372036854775807 AS a, -9223372036854775808 AS a, 0.1 AS \"A_2\", -9e999 AS \"it's \"\"d\"\"\", x'00ff' AS e, 'o''k' || char(10) AS f, 'n' || char(0) || 'l' AS g, NULL AS h, '7' AS i";
        new ResultExport(queries).toFile(deed(select), Map.of(), ResultFormat.of(sql), sql, false, Cancellation.never());
        assertThat(Files.readString(sql)).startsWith("BEGIN;\nINSERT INTO \"result\" (\"a\", \"a_3\", \"A_2\", \"it's \"\"d\"\"\", ").endsWith("COMMIT;\n");
        workspace.sql("CREATE TABLE result AS " + select.replaceFirst("AS a,", "AS a_1,").replaceFirst("AS a,", "AS a_3,").replaceFirst("AS a_1,", "AS a,"), "CREATE TABLE given AS SELECT * FROM result", "DELETE FROM result");
        workspace.sql(Deed.of(Files.readString(sql)).stream().filter(d -> d.kind() == Deed.Kind.CHANGE).map(d -> d.statement().text()).toArray(String[]::new));
        assertThat(workspace.number("SELECT count(*) FROM result")).isEqualTo(1);
        assertThat(workspace.number("SELECT count(*) FROM (SELECT * FROM result EXCEPT SELECT * FROM given)")).isZero();
    }

    @Test
    void thePlanMarksScansAndSuggestsAnIndexThatIsReallyUsed() {
        QueryPlan plan = plan("SELECT t.name FROM t JOIN c AS child ON child.t_id = t.id WHERE t.id = ?");
        assertThat(plan.advice()).extracting(QueryPlan.Advice::sql).containsExactly("CREATE INDEX idx_c_t_id ON c (t_id);");
        QueryPlan scan = plan("SELECT * FROM t WHERE size > 1 AND name = 'x' ORDER BY id");
        assertThat(scan.fullScans()).isEqualTo(1);
        assertThat(scan.steps()).extracting(QueryPlan.Step::text).contains("SCAN t");
        assertThat(scan.advice()).singleElement().satisfies(a -> {
            assertThat(a.sql()).isEqualTo("CREATE INDEX idx_t_name_size ON t (name, size);");
            assertThat(a.undo()).isEqualTo("DROP INDEX idx_t_name_size;");
        });
        workspace.sql("CREATE TABLE code (code TEXT PRIMARY KEY)", "CREATE TABLE use (id INTEGER PRIMARY KEY, code TEXT REFERENCES code (code), size INTEGER)");
        assertThat(plan("SELECT * FROM use JOIN code ON code.code = use.code WHERE use.size = 3").advice()).extracting(QueryPlan.Advice::sql).containsExactly("CREATE INDEX idx_use_size ON use (size);");
        assertThat(plan("SELECT * FROM use JOIN code ON code.code = use.code WHERE use.size = :size").advice()).extracting(QueryPlan.Advice::sql).containsExactly("CREATE INDEX idx_use_size ON use (size);");
        assertThat(plan("SELECT * FROM use WHERE size = \"\"").fullScans()).isEqualTo(1);
        assertThat(plan("SELECT * FROM t WHERE id = 1").fullScans()).isZero();
        assertThat(plan("SELECT * FROM t WHERE lower(name) = 'x'").advice()).isEmpty();
        assertThat(plan("SELECT * FROM (SELECT id FROM t LIMIT 3) ORDER BY id DESC").steps()).isNotEmpty();
        assertThat(workspace.number("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")).isZero();
    }

    @Test
    void namesThatAreKeywordsAreQuotedInWhatIsMade() {
        workspace.sql("CREATE TABLE \"order\" (id INTEGER PRIMARY KEY, \"group\" TEXT, status TEXT)",
            "CREATE TABLE \"select\" (id INTEGER PRIMARY KEY, \"from\" INTEGER REFERENCES \"order\" (id), \"to\" INTEGER REFERENCES t (id))", "INSERT INTO \"select\" VALUES (1, NULL, 1)");
        for (ReadyQueries.Ready ready : ReadyQueries.of(services.data().schema())) {
            run(ready.sql()).close();
        }
        assertThat(plan("SELECT * FROM \"order\" WHERE \"group\" = 'x'").advice()).extracting(QueryPlan.Advice::sql).containsExactly("CREATE INDEX idx_order_group ON \"order\" (\"group\");");
        assertThat(plan("SELECT * FROM \"select\" WHERE \"from\" = 1").advice()).singleElement().satisfies(advice -> workspace.sql(advice.sql()));
    }

    @Test
    void onlyAChangeOfTheSchemaIsAdvisedToBecomeAMigration() {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.deeds("DROP TABLE migrations", true)).satisfies(p -> assertThat(p.next()).contains("new migration"));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.deeds("PRAGMA migrations", true)).satisfies(p -> {
            assertThat(p.next()).doesNotContain("new migration");
            assertThat(p.what()).contains("PRAGMA migrations").doesNotContain("changes");
        });
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> queries.deeds("PRAGMA user_version = 3", true)).withMessageContaining("PRAGMA user_version with a value changes");
    }

    @Test
    void historyAndTabsSurvive() {
        QueryStore store = services.queryStore();
        store.add("SELECT 1", 1, 5);
        store.add("SELECT * FROM t", 3, 7);
        store.add("SELECT 1", 1, 6);
        assertThat(store.history("", 10)).extracting(QueryStore.Run::sql).containsExactly("SELECT 1", "SELECT * FROM t");
        assertThat(store.history("from T", 10)).extracting(QueryStore.Run::rows).containsExactly(3L);
        store.keep(new QueryStore.Tabs(List.of(new QueryStore.Tab("Query 1", "SELECT 1"), new QueryStore.Tab("Query 2", "ä\n")), 1));
        assertThat(Services.of(workspace.workspace()).queryStore().tabs()).isEqualTo(new QueryStore.Tabs(List.of(new QueryStore.Tab("Query 1", "SELECT 1"), new QueryStore.Tab("Query 2", "ä\n")), 1));
    }

    private QueryPlan plan(String sql) {
        Map<String, Object> values = new HashMap<>();
        Parameter.of(sql).forEach(p -> values.put(p.name(), null));
        return queries.plan(deed(sql), values, Cancellation.never());
    }

    private Results run(String sql) {
        return queries.run(queries.deeds(sql, false).getFirst(), Map.of(), _ -> { }, Cancellation.never());
    }

    private static Deed deed(String sql) {
        return Deed.of(sql).getFirst();
    }
}
