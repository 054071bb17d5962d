package dev.tidemark.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.data.Exporter.Order;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ExporterTest {
    @TempDir Path folder;
    private Database database;
    private DataService data;
    private Exporter exporter;

    @BeforeEach void table() {
        database = Database.at(folder.resolve("a.db"));
        database.create();
        data = new DataService(database);
        exporter = new Exporter(database);
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, \"a b\", n REAL)", "INSERT INTO t VALUES (1, 'say \"hi\", twice', 1.5), (2, NULL, NULL), (3, '', 1e300), (4, '=1+1', -7), (5, x'00ff', 0), (6, 'ä' || char(10) || 'b', 2)");
    }

    @Test void csvKeepsNullAndEmptyApartAndDisarmsFormulas() throws IOException {
        assertThat(export(Selection.all(data.relation("t")), ExportFormat.CSV, true)).isEqualTo(
            "\"id\",\"a b\",\"n\"\r\n1,\"say \"\"hi\"\", twice\",1.5\r\n2,,\r\n3,\"\",1.0e+300\r\n4,\"'=1+1\",-7.0\r\n5,00FF,0.0\r\n6,\"ä\nb\",2.0\r\n");
        assertThat(export(Selection.all(data.relation("t")), ExportFormat.CSV, false)).contains("4,\"=1+1\",-7.0");
    }

    @Test void everySignThatAFormulaBeginsWithIsKnown() throws IOException {
        List<String> signs = List.of("=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20");
        sql("CREATE TABLE s (x)");
        for (String sign : signs) {
            sql("INSERT INTO s VALUES ('" + sign + "1')");
        }
        sql("INSERT INTO s VALUES (''), ('a'), ('''=1')");
        assertThat(export(Selection.all(data.relation("s")), ExportFormat.CSV, true))
            .isEqualTo("\"x\"\r\n" + signs.stream().map(sign -> "\"'" + sign + "1\"\r\n").collect(Collectors.joining()) + "\"\"\r\n\"a\"\r\n\"'=1\"\r\n");
    }

    @Test void aColumnNamedLikeAFormulaIsDisarmedToo() throws IOException {
        sql("CREATE TABLE f (\"=1+1\", \"a\"\"b\")", "INSERT INTO f VALUES (1, NULL)");
        assertThat(export(Selection.all(data.relation("f")), ExportFormat.CSV, true)).isEqualTo("\"'=1+1\",\"a\"\"b\"\r\n1,\r\n");
        assertThat(export(Selection.all(data.relation("f")), ExportFormat.CSV, false)).startsWith("\"=1+1\",");
    }

    @Test void aDatabaseInUtf16IsWrittenInUtf8() throws Exception {
        database = Database.at(folder.resolve("wide.db"));
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("wide.db"))) {
            Sql.run(plain, "PRAGMA encoding = 'UTF-16le'");
            Sql.run(plain, "CREATE TABLE t (id INTEGER PRIMARY KEY, x)");
            Sql.run(plain, "INSERT INTO t VALUES (1, 'grün 鍵 😀'), (2, x'00ff'), (3, 'a' || char(0) || 'b')");
        }
        data = new DataService(database);
        exporter = new Exporter(database);
        assertThat(export(Selection.all(data.relation("t")), ExportFormat.CSV, true)).isEqualTo("\"id\",\"x\"\r\n1,\"grün 鍵 😀\"\r\n2,00FF\r\n3,\"a\0b\"\r\n");
    }

    @Test void aNulInATextAndBytesThatAreNoUtf8StayAsTheyAre() throws IOException {
        sql("CREATE TABLE odd (x)", "INSERT INTO odd VALUES ('a' || char(0) || 'b'), (CAST(x'41ff42' AS TEXT))");
        Path file = folder.resolve("odd.csv");
        exporter.toFile(new Order(Selection.all(data.relation("odd")), true, ExportFormat.CSV, true), file, false, Progress.NONE, Cancellation.never());
        assertThat(Files.readAllBytes(file)).isEqualTo(new byte[] {'"', 'x', '"', 13, 10, '"', 'a', 0, 'b', '"', 13, 10, '"', 0x41, (byte) 0xff, 0x42, '"', 13, 10});
    }

    @Test void jsonCanBeReadWhateverBytesATextHas() throws IOException {
        sql("CREATE TABLE odd (x, y)", "INSERT INTO odd VALUES (CAST(x'41ff42' AS TEXT), 'ü' || char(0) || '😀')");
        Path file = folder.resolve("odd.json");
        exporter.toFile(new Order(Selection.all(data.relation("odd")), true, ExportFormat.JSON, true), file, false, Progress.NONE, Cancellation.never());
        var json = JsonMapper.shared().readTree(Files.readAllBytes(file));
        assertThat(json.get(0).get("x").asString()).isEqualTo("A\uFFFDB");
        assertThat(json.get(0).get("y").asString()).isEqualTo("ü\0😀");
    }

    @Test void jsonIsAnArrayThatAReaderUnderstands() throws IOException {
        var json = JsonMapper.shared().readTree(export(Selection.all(data.relation("t")), ExportFormat.JSON, true));
        assertThat(json.size()).isEqualTo(6);
        assertThat(json.get(0).get("a b").asString()).isEqualTo("say \"hi\", twice");
        assertThat(json.get(1).get("n").isNull()).isTrue();
    }

    @Test void sqlBringsTheSameRowsBack() throws IOException {
        sql("INSERT INTO t VALUES (7, 'a' || char(0) || 'ä''b', 1), (8, CAST(x'00' AS TEXT), 1e999), (9, x'6100', -1e999), (-9223372036854775808, '''', 0.1)");
        String script = export(Selection.all(data.relation("t")), ExportFormat.SQL, true);
        String before = database.read(c -> Contents.hash(c, Cancellation.never()));
        sql("DELETE FROM t");
        sql(SqlScript.split(script).stream().map(s -> s.text()).filter(s -> !s.startsWith("BEGIN") && !s.startsWith("COMMIT")).toArray(String[]::new));
        String after = database.read(c -> Contents.hash(c, Cancellation.never()));
        assertThat(after).isEqualTo(before);
    }

    @Test void onlyTheFilteredRowsInTheirOrderAreWritten() throws IOException {
        Selection some = Selection.all(data.relation("t")).filtered(List.of(Filter.of("id", Filter.Test.AT_LEAST, "4"))).sorted(new Sort("n", true));
        assertThat(export(some.withColumns(some.relation().columns().subList(0, 1)), ExportFormat.CSV, true)).isEqualTo("\"id\"\r\n6\r\n5\r\n4\r\n");
    }

    @Test void rowsForTheClipboardComeWhole() {
        Selection all = Selection.all(data.relation("t"));
        assertThat(exporter.rows(new Order(all, false, ExportFormat.SQL, false), List.of(RowKey.of(1L), RowKey.of(99L), RowKey.of(2L)))).isEqualTo(
            "INSERT INTO \"t\" (\"id\", \"a b\", \"n\") VALUES (1, 'say \"hi\", twice', 1.5);\nINSERT INTO \"t\" (\"id\", \"a b\", \"n\") VALUES (2, NULL, NULL);\n");
        assertThat(exporter.rows(new Order(all, false, ExportFormat.TEXT, false), List.of(RowKey.of(6L)))).isEqualTo("6\tä b\t2.0\n");
    }

    @Test void aTableOfTwoThousandColumnsIsWrittenWhole() throws IOException {
        sql("CREATE TABLE wide (" + IntStream.range(0, 2000).mapToObj(i -> "c" + i).collect(Collectors.joining(", ")) + ")", "INSERT INTO wide (c0, c1999) VALUES (1, 2)");
        assertThat(export(Selection.all(data.relation("wide")), ExportFormat.CSV, true)).endsWith("\r\n1" + ",".repeat(1999) + "2\r\n");
    }

    @Test void anExistingFileIsKeptAndACancelledExportLeavesNone() throws IOException {
        Path file = folder.resolve("out.csv");
        Files.writeString(file, "mine");
        Order order = new Order(Selection.all(data.relation("t")), true, ExportFormat.CSV, true);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> exporter.toFile(order, file, false, Progress.NONE, Cancellation.never())).extracting(Problem::code).isEqualTo(ProblemCode.OUTPUT_EXISTS);
        Cancellation cancellation = new Cancellation();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> exporter.toFile(order, folder.resolve("other.csv"), false, (doing, fraction) -> cancellation.cancel(), cancellation));
        assertThat(Files.readString(file)).isEqualTo("mine");
        try (var left = Files.list(folder)) {
            assertThat(left.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("a.db", "out.csv");
        }
    }

    private String export(Selection selection, ExportFormat format, boolean escape) throws IOException {
        Path file = folder.resolve("out");
        exporter.toFile(new Order(selection, selection.columns().size() > 400, format, escape), file, true, Progress.NONE, Cancellation.never());
        return Files.readString(file, StandardCharsets.UTF_8);
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
