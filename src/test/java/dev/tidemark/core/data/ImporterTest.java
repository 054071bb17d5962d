package dev.tidemark.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.Services;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.data.ImportTrial.Refusal;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImporterTest {
    private static final Cancellation NEVER = Cancellation.never();

    @TempDir Path folder;
    private TestWorkspace workspace;
    private Services services;
    private Importer importer;

    @BeforeEach void tables() {
        workspace = TestWorkspace.empty(folder);
        workspace.sql("CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT)", "INSERT INTO teams VALUES (1, 'red'), (2, 'blue')",
            "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, age INTEGER CHECK (age < 150), note, photo BLOB, active BOOLEAN, team_id INTEGER REFERENCES teams (id),"
                + " upper_name TEXT GENERATED ALWAYS AS (upper(name)), made TEXT DEFAULT 'now')");
        services = Services.of(workspace.workspace());
        importer = services.importer();
    }

    @Test void whatEachColumnWillHoldIsToldFromTheFirstRows() throws IOException {
        ImportPlan plan = importer.plan(order("id;Name;age;note;photo;active;street\r\n7;\"Ann; B\";007;12;00ff;true;x\r\n8;\"two\r\nlines\";;\"12\";\"\";no;y\r\n"));
        assertThat(plan.reading()).isEqualTo("CSV with “;” in UTF-8");
        assertThat(plan.targets()).extracting(t -> t.column().name() + ": " + t.storedAs()).containsExactly("id: whole numbers", "name: text, digits too", "age: whole numbers",
            "note: a number where it is one without quotes, else text", "photo: bytes where it is hexadecimal, else text", "active: 1 or 0 for true or false, else as it is");
        assertThat(plan.leftOut()).containsExactly("street");
        assertThat(plan.without()).containsExactly("team_id", "made");
        assertThat(plan.first().getFirst().subList(1, 4)).containsExactly(Value.Text.of("Ann; B"), Value.Text.of("007"), new Value.Int(12));
        assertThat(plan.first().get(0).get(4).plain()).isEqualTo("00ff");
        assertThat(plan.first().get(0).get(5)).isEqualTo(new Value.Int(1));
        assertThat(plan.first().get(1)).containsExactly(Value.Text.of("8"), Value.Text.of("two\r\nlines"), new Value.Null(), Value.Text.of("12"), Value.Text.of(""), Value.Text.of("no"));
        assertThat(plan.notes()).anySatisfy(note -> assertThat(note).contains("left out").contains("street")).anySatisfy(note -> assertThat(note).contains("team_id"));
    }

    @Test void everyRefusedRowIsNamedWithItsLineAndItsReasonAndNothingIsChanged() throws IOException {
        workspace.sql("INSERT INTO people (id, name) VALUES (1, 'Ann')");
        String before = content();
        ImportTrial trial = tried(order("id,name,age,team_id\n2,Bo,30,1\n3,Ann,1,1\n4,,1,1\n5,Cy,200,1\n6,Di,9,77\nx,Ed,9,1\n8,Fay,9\n9,\"Gus\nH\",9,2,5\n10,Ida,old,2\n2,Jo,1,1\n"));
        assertThat(trial.rows()).isEqualTo(1);
        assertThat(trial.refused()).isEqualTo(9);
        assertThat(trial.refusals()).containsExactly(new Refusal(3, "another row has “name” = “Ann” already, and it must be unique"), new Refusal(4, "“name” is NULL, and the table wants a value there"),
            new Refusal(5, "it does not pass the table's check “age < 150”"), new Refusal(6, "“team_id” = “77” is in no row of “teams”"), new Refusal(7, "datatype mismatch"),
            new Refusal(8, "it has 3 values where the first line names 4"), new Refusal(9, "it has 5 values where the first line names 4"),
            new Refusal(11, "it does not pass the table's check “age < 150”"), new Refusal(12, "another row has “id” = “2” already, and it must be unique"));
        assertThat(trial.oddities()).isEmpty();
        assertThat(content()).isEqualTo(before);
        assertThat(services.backups().list()).isEmpty();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.run(trial, false, Progress.NONE, NEVER)).matches(p -> p.code() == ProblemCode.IMPORT_REFUSED).withMessageContaining("Line 3");
        assertThat(content()).isEqualTo(before);
    }

    @Test void anImportIsBackedUpWrittenDownAndTakenBack() throws IOException {
        String before = content();
        RowReport report = importer.run(tried(order("id,name,age\n7,Ann,31\n8,Ann,32\n9,Bo,old\n")), true, Progress.NONE, NEVER);
        assertThat(report.done().sentence()).isEqualTo("Imported 1 row into people from in.csv; 2 rows left out.");
        assertThat(report.backup().verified()).isTrue();
        assertThat(report.entry().orElseThrow().kind()).isEqualTo("import");
        assertThat(report.entry().orElseThrow().details()).anySatisfy(line -> assertThat(line).startsWith("Left out: line 3"));
        assertThat(workspace.number("SELECT age FROM people WHERE name = 'Ann' AND upper_name = 'ANN' AND made = 'now'")).isEqualTo(31);
        services.undo().undo(services.undo().plan(report.entry().get().number(), false, NEVER), Progress.NONE, NEVER);
        assertThat(content()).isEqualTo(before);
    }

    @Test void aRowMayReferToOneThatComesFurtherDownAndAllIsTakenBack() throws IOException {
        workspace.sql("CREATE TABLE parts (id INTEGER PRIMARY KEY, name TEXT UNIQUE, of_id INTEGER REFERENCES parts (id) ON DELETE CASCADE)");
        String before = content();
        StringBuilder childrenFirst = new StringBuilder("id,name,of_id\n");
        for (int id = 3000; id > 1; id--) {
            childrenFirst.append(id).append(",part ").append(id).append(',').append(id - 1).append('\n');
        }
        Path file = file(childrenFirst + "1,whole,\n5000,own,5000\n6000,lost,7000\n6001,lost too,6000\n4001,b,4003\n4003,c,4002\n4002,a,1\n");
        ImportTrial trial = tried(ImportOrder.of(file, "parts"));
        assertThat(trial.rows()).isEqualTo(3004);
        assertThat(trial.refusals()).containsExactly(new Refusal(3003, "“of_id” = “7000” is in no row of “parts”"), new Refusal(3004, "“of_id” = “6000” is in no row of “parts”"));
        RowReport report = importer.run(trial, true, Progress.NONE, NEVER);
        assertThat(workspace.number("SELECT count(*) FROM parts WHERE of_id IS NOT NULL")).isEqualTo(3003);
        assertThat(workspace.number("SELECT count(*) FROM pragma_foreign_key_check")).isZero();
        services.undo().undo(services.undo().plan(report.entry().orElseThrow().number(), false, NEVER), Progress.NONE, NEVER);
        assertThat(content()).isEqualTo(before);
    }

    @Test void aNumberThatIsNoneIsToldWhereTheTableWouldTakeIt() throws IOException {
        workspace.sql("CREATE TABLE loose (n INTEGER, d DATE)");
        ImportTrial trial = tried(ImportOrder.of(file("n,d\n1,2024-01-01\nn/a,x\n12a,y\n"), "loose"));
        assertThat(trial.rows()).isEqualTo(3);
        assertThat(trial.oddities()).containsExactly("2 values of “n” are no numbers and would be stored as text, the first on line 3: “n/a”.");
    }

    @Test void nothingAndTheEmptyTextAreToldApartOrNot() throws IOException {
        workspace.sql("CREATE TABLE e (a, b TEXT)");
        Path file = file("a,b\n,\"\"\n");
        importer.run(tried(ImportOrder.of(file, "e")), false, Progress.NONE, NEVER);
        importer.run(tried(new ImportOrder(file, "e", Map.of(), null, null, null, true)), false, Progress.NONE, NEVER);
        assertThat(workspace.number("SELECT count(*) FROM e WHERE a IS NULL AND b = ''")).isEqualTo(1);
        assertThat(workspace.number("SELECT count(*) FROM e WHERE a = '' AND b = ''")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"UTF-8|false|UTF-8", "UTF-8|true|UTF-8", "UTF-16LE|true|UTF-16LE, as its first bytes say", "UTF-16LE|false|UTF-16LE, as its first bytes say", "UTF-16BE|false|UTF-16BE, as its first bytes say", "windows-1252|false|Windows-1252 (ISO-8859-1), since line 3 is no UTF-8"})
    void theEncodingIsFoundOut(String charset, boolean marked, String told) throws IOException {
        Path file = folder.resolve("in.csv");
        Files.write(file, ((marked ? "\uFEFF" : "") + "name\tage\nplain\t1\nJürg\t2\n").getBytes(Charset.forName(charset)));
        ImportPlan plan = importer.plan(ImportOrder.of(file, "people"));
        assertThat(plan.encoding()).isEqualTo(told);
        assertThat(plan.separator()).isEqualTo('\t');
        assertThat(plan.targets()).extracting(ImportPlan.Target::name).containsExactly("name", "age");
        assertThat(plan.first().get(1).getFirst().plain()).isEqualTo("Jürg");
    }

    @Test void anEncodingThatDoesNotFitIsAClearSentence() throws IOException {
        Path file = folder.resolve("in.csv");
        Files.write(file, "name\nJürg\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(new ImportOrder(file, "people", Map.of(), null, null, StandardCharsets.UTF_8, false)))
            .matches(p -> p.code() == ProblemCode.IMPORT_UNREADABLE).withMessageContaining("encoding");
        assertThat(importer.plan(new ImportOrder(file, "people", Map.of(), null, null, StandardCharsets.ISO_8859_1, false)).first().getFirst().getFirst().plain()).isEqualTo("Jürg");
    }

    @Test void theEncodingThatWasFoundOutIsNamedWhereItDoesNotFit() throws IOException {
        byte[] dos = {'n', 'a', 'm', 'e', '\n', 0x4a, (byte) 0x81, 'r', 'g', '\n'};
        Path file = Files.write(folder.resolve("in.csv"), dos);
        for (Character separator : new Character[] {null, ';'}) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(new ImportOrder(file, "people", Map.of(), null, separator, null, false)))
                .matches(p -> p.code() == ProblemCode.IMPORT_UNREADABLE).withMessageContaining("windows-1252 has not, which was taken since line 2 is no UTF-8").matches(p -> p.next().contains("UTF-8"));
        }
        assertThat(importer.plan(new ImportOrder(file, "people", Map.of(), null, null, Charset.forName("IBM850"), false)).first().getFirst().getFirst().plain()).isEqualTo("Jürg");
    }

    @Test void anEmptyLineIsARowOfOneColumnAndNoneOfMore() throws IOException {
        workspace.sql("CREATE TABLE one (a TEXT)", "INSERT INTO one VALUES ('x'), (NULL), (''), (NULL), ('y')");
        Path file = folder.resolve("one.csv");
        services.exporter().toFile(new Exporter.Order(Selection.all(services.data().relation("one")), true, ExportFormat.CSV, false), file, true, Progress.NONE, NEVER);
        String before = content();
        workspace.sql("DELETE FROM one");
        importer.run(tried(ImportOrder.of(file, "one")), false, Progress.NONE, NEVER);
        assertThat(content()).isEqualTo(before);
        assertThat(importer.plan(new ImportOrder(file, "one", Map.of(), null, null, null, true)).first()).contains(List.of(Value.Text.of("")));
        ImportTrial two = tried(order("\n\nid,name\n\n5,Ann\n\n\n6,Bo\n\n"));
        assertThat(two.rows()).isEqualTo(2);
        assertThat(two.refused()).isZero();
    }

    @Test void aFileThatWasRewrittenAfterTheTrialDoesNotComeIn() throws IOException {
        ImportTrial trial = tried(order("name,age\nAnn,31\nBo,32\n"));
        file("name,age\nAnn,31\nBo,33\n");
        String before = content();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.run(trial, true, Progress.NONE, NEVER)).matches(p -> p.code() == ProblemCode.CHANGE_OUTDATED)
            .withMessageContaining("in.csv is another file than the one that was tried");
        assertThat(content()).isEqualTo(before);
    }

    @Test void aRowThatTheTableRefusesOnlyNowIsNotLeftOutUnseen() throws IOException {
        ImportTrial trial = tried(order("name,age\nAnn,31\nBo,32\n"));
        workspace.sql("INSERT INTO people (name) VALUES ('Bo')");
        String before = content();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.run(trial, true, Progress.NONE, NEVER)).matches(p -> p.code() == ProblemCode.CHANGE_OUTDATED)
            .withMessageContaining("2 rows in and no rows left out, and now it would be 1 row in and 1 row left out");
        assertThat(content()).isEqualTo(before);
    }

    @Test void whatStandsBehindAnArrayIsNotPassedOver() throws IOException {
        for (String more : List.of("[{\"name\": \"Bo\"}]", "{\"name\": \"Bo\"}", "]")) {
            Path file = file("in.json", "[{\"name\": \"Ann\"}]\n" + more);
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> tried(ImportOrder.of(file, "people"))).matches(p -> p.code() == ProblemCode.IMPORT_UNREADABLE).withMessageContaining("line 2");
        }
        assertThat(tried(ImportOrder.of(file("in.json", "[{\"name\": \"Ann\"}]\n\n"), "people")).rows()).isEqualTo(1);
    }

    /** Else all rows behind it would be one value, and come in as one row. */
    @ParameterizedTest
    @ValueSource(strings = {"name,note\nAnn,\"x\nBo,y\nCy,z\n", "name,note\nAnn,x\nBo,\"y", "name,note\nAnn,\"say \"\"hi\"\"", "name,note\nAnn,\"x\"\"\n", "name,\"note\nAnn,x\n"})
    void aQuoteThatIsNeverClosedIsFound(String text) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> tried(order(text))).matches(p -> p.code() == ProblemCode.IMPORT_UNREADABLE).withMessageContaining("a quote and has none at its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,note\nAnn,\"x\"", "name,note\nAnn,\"\"", "name,note\nAnn,\"\"\"\"\r\n", "name,note\nAnn,5\" pipe\n", "name,note\nAnn,\"a\nb\"\n\n"})
    void aQuoteThatIsClosedIsNotTakenForAnOpenOne(String text) throws IOException {
        assertThat(tried(order(text)).rows()).isEqualTo(1);
    }

    @Test void aNameThatStandsTwiceInARowIsNotLostUnseen() throws IOException {
        ImportTrial trial = tried(ImportOrder.of(file("in.json", "{\"name\": \"Ann\", \"age\": 1, \"age\": 2}\n{\"name\": \"Bo\", \"age\": 1}\n{\"age\": 3, \"name\": \"Cy\", \"age\": 4}\n"), "people"));
        assertThat(trial.rows()).isEqualTo(1);
        assertThat(trial.refusals()).containsExactly(new Refusal(1, "it has “age” twice"), new Refusal(3, "it has “age” twice"));
    }

    @Test void aStrictTableTakesNumbersIntoAnyAsNumbers() throws IOException {
        workspace.sql("CREATE TABLE s (a ANY) STRICT");
        importer.run(tried(ImportOrder.of(file("a\n5\n\"5\"\n1.5\nx\n"), "s")), false, Progress.NONE, NEVER);
        List<String> now = workspace.database().read(c -> Sql.list(c, "SELECT quote(a) FROM s ORDER BY rowid", row -> row.getString(1)));
        assertThat(now).containsExactly("5", "'5'", "1.5", "'x'");
    }

    @Test void numbersThatWouldBeOthersStayTheirDigits() throws IOException {
        workspace.sql("CREATE TABLE loose (a, b TEXT)");
        importer.run(tried(ImportOrder.of(file("a,b\n12345678901234567890,12345678901234567890\n9223372036854775807,1\n1e999,2\n-1.5e3,3\n"), "loose")), false, Progress.NONE, NEVER);
        importer.run(tried(ImportOrder.of(file("in.json", "[{\"a\": 12345678901234567890, \"b\": 12345678901234567890}, {\"a\": 1.5e400, \"b\": 7}]"), "loose")), false, Progress.NONE, NEVER);
        List<String> now = workspace.database().read(c -> Sql.list(c, "SELECT quote(a) || ' ' || quote(b) FROM loose ORDER BY rowid", row -> row.getString(1)));
        assertThat(now).containsExactly("'12345678901234567890' '12345678901234567890'", "9223372036854775807 '1'", "'1e999' '2'", "-1500.0 '3'", "'12345678901234567890' '12345678901234567890'", "'1.5e400' '7'");
    }

    @Test void halfASignIsNotMadeAQuestionMark() throws IOException {
        ImportTrial trial = tried(ImportOrder.of(file("in.json", "[{\"name\": \"a\\ud83d\"},\n{\"name\": \"b\\ud83d\\ude00\"}]"), "people"));
        assertThat(trial.rows()).isEqualTo(1);
        assertThat(trial.refusals()).containsExactly(new Refusal(1, "“name” holds half of a sign, which no database can keep as text"));
    }

    @Test void rowsThatAreNoObjectsAreNotTakenForNone() throws IOException {
        Path file = file("in.json", "[[1, 2],\n[3, 4]]");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(ImportOrder.of(file, "people"))).matches(p -> p.code() == ProblemCode.IMPORT_UNFIT)
            .withMessageContaining("line 1 is no object with names and values, and none of the first rows is");
    }

    @Test void jsonComesAsAnArrayOrOneByOne() throws IOException {
        String objects = "{\"name\": \"Ann\", \"age\": 31, \"active\": true, \"note\": {\"a\": [1, null]}}%s{\"age\": null, \"name\": \"Bo\", \"note\": 1.5}%s7%s{\"name\": \"Cy\", \"note\": \"\"}";
        for (Path file : List.of(file("in.json", "[" + objects.formatted(",\n", ",\n", ",\n") + "]"), file("in.jsonl", objects.formatted("\n", "\n", "\n")))) {
            ImportTrial trial = tried(ImportOrder.of(file, "people"));
            assertThat(trial.rows()).isEqualTo(3);
            assertThat(trial.refusals()).containsExactly(new Refusal(3, "it is no object with names and values"));
            RowReport report = importer.run(trial, true, Progress.NONE, NEVER);
            List<String> now = workspace.database().read(c -> Sql.list(c, "SELECT quote(name) || quote(age) || quote(active) || quote(note) FROM people ORDER BY name", row -> row.getString(1)));
            assertThat(now)
                .containsExactly("'Ann'311'{\"a\":[1,null]}'", "'Bo'NULLNULL1.5", "'Cy'NULLNULL''");
            services.undo().undo(services.undo().plan(report.entry().orElseThrow().number(), false, NEVER), Progress.NONE, NEVER);
        }
        StringBuilder late = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            late.append("{\"name\": \"n").append(i).append(i < 140 ? "\"}\n" : "\", \"age\": 3, \"other\": 1}\n");
        }
        ImportTrial trial = tried(ImportOrder.of(file("late.json", late.toString()), "people"));
        assertThat(trial.refused()).as("a value that a column takes is not lost unseen").isEqualTo(10);
        assertThat(trial.refusals().getFirst()).isEqualTo(new Refusal(141, "it has “age”, which the first 100 rows have not"));
    }

    @Test void whatWasExportedComesBackTheSame() throws IOException {
        workspace.sql("INSERT INTO people (id, name, age, note, photo, active, team_id) VALUES (1, 'a \"b\", c' || char(10) || 'd', 3, 7, x'00ff', 1, 1), (2, '', NULL, '7', NULL, 0, NULL), (3, 'ü', 9, 1.5, x'ab', NULL, 2)");
        List<String> before = people();
        for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.JSON)) {
            Path file = folder.resolve("out." + format.extension());
            services.exporter().toFile(new Exporter.Order(Selection.all(services.data().relation("people")), true, format, false), file, true, Progress.NONE, NEVER);
            workspace.sql("DELETE FROM people");
            importer.run(tried(ImportOrder.of(file, "people")), false, Progress.NONE, NEVER);
            assertThat(people()).as(format.toString()).isEqualTo(before);
        }
    }

    @Test void namesAreMappedAndWhatDoesNotFitIsSaid() throws IOException {
        Path file = file("full name,years\nAnn,31\n");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(ImportOrder.of(file, "people"))).matches(p -> p.code() == ProblemCode.IMPORT_UNFIT && p.next().contains("--map"));
        assertThat(tried(mapped(file, Map.of("name", "full name", "AGE", "years"))).rows()).isEqualTo(1);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(mapped(file, Map.of("name", "nme")))).withMessageContaining("no “nme”");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(mapped(file, Map.of("nme", "full name")))).withMessageContaining("no column “nme”");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(mapped(file, Map.of("upper_name", "full name")))).withMessageContaining("computes");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(ImportOrder.of(file("name,name\n1,2\n"), "people"))).withMessageContaining("two of its columns");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(ImportOrder.of(file(""), "people"))).withMessageContaining("no rows");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(ImportOrder.of(folder.resolve("gone.csv"), "people"))).matches(p -> p.code() == ProblemCode.FILE_MISSING);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(ImportOrder.of(file("in.json", "{\"name\": \"x\"}\n{oops"), "people")))
            .matches(p -> p.code() == ProblemCode.IMPORT_UNREADABLE).withMessageContaining("line 2");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.plan(order("name\n\"a\"b\n"))).matches(p -> p.code() == ProblemCode.IMPORT_UNREADABLE);
    }

    @Test void withoutNamesTheValuesGoToTheColumnsInTheirOrder() throws IOException {
        workspace.sql("CREATE TABLE plain (id INTEGER PRIMARY KEY, twice AS (id * 2), a TEXT, b TEXT)");
        ImportOrder order = ImportOrder.of(file("7;x;y;z\n8;u;v;w\n"), "plain").read(null, null, false);
        assertThat(importer.look(order)).isEqualTo(new ImportLook("CSV with “;” in UTF-8", List.of("1", "2", "3", "4")));
        assertThat(importer.plan(order).leftOut()).containsExactly("4");
        importer.run(tried(order.mapped(Map.of("a", "", "b", "4"))), false, Progress.NONE, NEVER);
        List<String> now = workspace.database().read(c -> Sql.list(c, "SELECT quote(id) || quote(a) || quote(b) FROM plain ORDER BY id", row -> row.getString(1)));
        assertThat(now).containsExactly("7NULL'z'", "8NULL'w'");
        workspace.sql("CREATE TABLE one (a TEXT)");
        importer.run(tried(ImportOrder.of(file("\n\nx\n"), "one").read(',', null, false)), false, Progress.NONE, NEVER);
        assertThat(workspace.number("SELECT count(*) * 10 + count(a) FROM one")).isEqualTo(31);
    }

    @Test void aConstraintThatEndsTheTransactionEndsTheImport() throws IOException {
        workspace.sql("CREATE TABLE hard (a UNIQUE ON CONFLICT ROLLBACK, b UNIQUE ON CONFLICT IGNORE, c UNIQUE ON CONFLICT REPLACE)", "INSERT INTO hard VALUES (1, 1, 1)");
        String before = content();
        ImportPlan plan = importer.plan(ImportOrder.of(file("a,b,c\n2,2,2\n1,3,3\n4,4,4\n"), "hard"));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.tryOut(plan, Progress.NONE, NEVER)).matches(p -> p.code() == ProblemCode.CONSTRAINT);
        assertThat(content()).isEqualTo(before);
        ImportTrial trial = tried(ImportOrder.of(file("a,b,c\n2,1,2\n3,3,1\n"), "hard"));
        assertThat(trial.refusals()).containsExactly(new Refusal(2, "the table itself passes over it (ON CONFLICT IGNORE, or a trigger)"));
        assertThat(trial.preview().tables()).singleElement().satisfies(change -> assertThat(change.deleted()).as("what REPLACE takes is shown").isEqualTo(1));
    }

    @Test void manyRowsAreStreamedAndACancelEndsThem() throws IOException {
        Path file = folder.resolve("many.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,name,age\n");
            for (int i = 1; i <= 50_000; i++) {
                out.write(i + ",name " + i + "," + i % 90 + "\n");
            }
        }
        ImportPlan plan = importer.plan(ImportOrder.of(file, "people"));
        Cancellation cancellation = new Cancellation();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> importer.tryOut(plan, (_, fraction) -> {
            if (fraction > 0.5) {
                cancellation.cancel();
            }
        }, cancellation)).matches(p -> p.code() == ProblemCode.CANCELLED);
        assertThat(importer.run(importer.tryOut(plan, Progress.NONE, NEVER), false, Progress.NONE, NEVER).tables()).singleElement().satisfies(change -> assertThat(change.inserted()).isEqualTo(50_000));
        assertThat(workspace.number("SELECT count(*) FROM people")).isEqualTo(50_000);
    }

    private List<String> people() {
        return workspace.database().read(c -> Sql.list(c, "SELECT quote(id) || quote(name) || quote(age) || quote(note) || quote(photo) || quote(active) || quote(team_id) FROM people ORDER BY id", row -> row.getString(1)));
    }

    private String content() {
        return workspace.database().read(c -> Contents.hash(c, NEVER));
    }

    private ImportTrial tried(ImportOrder order) {
        return importer.tryOut(importer.plan(order), Progress.NONE, NEVER);
    }

    private static ImportOrder mapped(Path file, Map<String, String> map) {
        return new ImportOrder(file, "people", map, null, null, null, false);
    }

    private ImportOrder order(String text) throws IOException {
        return ImportOrder.of(file(text), "people");
    }

    private Path file(String text) throws IOException {
        return file("in.csv", text);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
