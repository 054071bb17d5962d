package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {
    @TempDir Path folder;
    private TestWorkspace workspace;

    @BeforeEach
    void create() {
        workspace = TestWorkspace.empty(folder);
        workspace.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)", "INSERT INTO t VALUES (1, 'one'), (2, NULL), (30, 'a' || char(27) || '[31m')");
    }

    @Test
    void rowsAreShownAsATable() {
        assertThat(run("SELECT * FROM t").out()).isEqualTo("id  name\n 1  one\n 2  NULL\n30  a·[31m\n3 rows\n");
        assertThat(run("SELECT 1 AS a; SELECT 2 AS b").out()).isEqualTo("a\n1\n1 row\n\nb\n2\n1 row\n");
    }

    @Test
    void aCommentInFrontIsNoOption() {
        assertThat(run("-- the first\nSELECT min(id) AS id FROM t", "--format", "csv").out()).isEqualTo("\"id\"\r\n1\r\n");
        assertThat(run("-- nothing else").err()).contains("TM-552", "there is no statement");
        assertThat(run("--writ").err()).contains("TM-601");
    }

    @Test
    void rowsAreWrittenAsCsvAndJson() {
        assertThat(run("SELECT id, name FROM t WHERE id < :most", "--param", "most=3", "--format", "csv").out()).isEqualTo("\"id\",\"name\"\r\n1,\"one\"\r\n2,\r\n");
        assertThat(run("SELECT id, name FROM t WHERE id = ?", "--param", "1=1", "--format", "json").out()).isEqualTo("[\n{\"id\":1,\"name\":\"one\"}\n]\n");
        assertThat(run("SELECT id FROM t LIMIT 1", "--json").json().path("results").get(0).path("rows").get(0).get(0).asInt()).isEqualTo(1);
        assertThat(run("SELECT id FROM t", "--output", "rows.json").out()).contains("Wrote 3 rows into rows.json");
        assertThat(folder.resolve("rows.json")).content().startsWith("[\n{\"id\":1}");
        assertThat(run("SELECT id FROM t", "--output", "rows.json").err()).contains("TM-602");
        assertThat(run("SELECT id FROM t", "--output", "rows.SQL", "--format", "table").exitCode()).isNotZero();
        assertThat(run("SELECT id FROM t", "--output", "rows.SQL").exitCode()).isZero();
        assertThat(folder.resolve("rows.SQL")).content().startsWith("BEGIN;\nINSERT INTO \"result\" (\"id\") VALUES (1);\n");
        assertThat(Cli.in(folder).run("export -w . t --output t.json").exitCode()).isZero();
        assertThat(folder.resolve("t.json")).content().as("named by its ending").startsWith("[\n{\"id\":1");
    }

    @Test
    void inCsvNoTextIsAFormulaUnlessItIsAskedFor() {
        String odd = "SELECT '=1' AS \"+a\", '-2' AS b, -2 AS c, ' =3' AS d";
        assertThat(run(odd, "--format", "csv").out()).isEqualTo("\"'+a\",\"b\",\"c\",\"d\"\r\n\"'=1\",\"'-2\",-2,\" =3\"\r\n");
        assertThat(run(odd, "--format", "csv", "--formulas").out()).isEqualTo("\"+a\",\"b\",\"c\",\"d\"\r\n\"=1\",\"-2\",-2,\" =3\"\r\n");
        run(odd, "--output", "disarmed.csv");
        assertThat(folder.resolve("disarmed.csv")).content().contains("\"'=1\"");
        run(odd, "--output", "as-it-is.csv", "--formulas");
        assertThat(folder.resolve("as-it-is.csv")).content().contains("\"=1\"");
    }

    @Test
    void aLongResultInOneDocumentIsCutAndSaysSo() {
        var json = run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", "--json").json().path("results").get(0);
        assertThat(json.path("rows").size()).isEqualTo(10_000);
        assertThat(json.path("complete").asBoolean()).isFalse();
    }

    @Test
    void aWrongParameterIsTold() {
        assertThat(run("SELECT :a").err()).contains("TM-553", "--param a=VALUE");
        assertThat(run("SELECT 1", "--param", "a=1").err()).contains("no statement has a parameter a");
    }

    @Test
    void nothingIsWrittenUnlessAllowed() {
        assertThat(run("DELETE FROM t").err()).contains("TM-551", "--write");
        assertThat(run("DROP TABLE t", "--write").err()).contains("TM-552", "migration");
        assertThat(run("DELETE FROM t WHERE id = 1", "--write", "--dry-run").out()).contains("Would change: 1 row", "t: 1 row deleted").doesNotContain("RETURNING");
        assertThat(run("DELETE FROM t WHERE id = 1 RETURNING id", "--write", "--dry-run").out()).contains("What SELECT or RETURNING gives is not shown");
        assertThat(workspace.number("SELECT count(*) FROM t")).isEqualTo(3);
    }

    @Test
    void aChangeCanBeTakenBack() {
        Cli.Run run = run("DELETE FROM t WHERE id = 1", "--write");
        assertThat(run.out()).contains("Changed: 1 row", "tidemark undo 1");
        assertThat(workspace.number("SELECT count(*) FROM t")).isEqualTo(2);
        assertThat(Cli.in(folder).run("undo 1 -w .").exitCode()).isZero();
        assertThat(workspace.number("SELECT count(*) FROM t")).isEqualTo(3);
        assertThat(run("DELETE FROM t WHERE id = 99", "--write").out()).contains("No row would change.");
    }

    @Test
    void whatIsNotDoneIsNotTold() {
        assertThat(run("DELETE FROM t WHERE id = 99", "--write", "--json").json().path("dryRun").asBoolean()).isFalse();
        assertThat(run("DELETE FROM t WHERE id = 99", "--write", "--dry-run", "--json").json().path("dryRun").asBoolean()).isTrue();
        assertThat(run("DELETE FROM t WHERE id = 1", "--write", "--output", "rows.csv").err()).contains("TM-552", "Leave --output away");
        assertThat(workspace.number("SELECT count(*) FROM t")).isEqualTo(3);
        workspace.sql("CREATE VIRTUAL TABLE words USING fts5(w)");
        assertThat(run("INSERT INTO words VALUES ('tide')", "--write", "--dry-run").out()).startsWith("Would change: rows that are not known one by one").contains("by restoring the backup only");
    }

    @Test
    void cancellingEndsANeverEndingQuery() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        Cli.Run run = Cli.in(folder).with(cancelled).run("query -w .", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n WHERE i < 0");
        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err()).contains("TM-114");
    }

    @Test
    void thePlanAndItsAdviceAreShown() {
        assertThat(Cli.in(folder).run("explain -w .", "SELECT * FROM t WHERE name = :n").out())
            .contains("SCAN t  (reads all rows)", "One table is read in full.", "CREATE INDEX idx_t_name ON t (name);", "tidemark new \"Add idx_t_name\"");
        assertThat(Cli.in(folder).run("explain -w .", "SELECT * FROM t WHERE id = 1").out()).contains("SEARCH t USING INTEGER PRIMARY KEY", "Nothing is read in full.");
        assertThat(Cli.in(folder).run("explain -w .", "INSERT INTO t VALUES (1, 'x')").out()).isEqualTo("SQLite has no plan for this statement: it reads no table.\n");
    }

    private Cli.Run run(String sql, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = sql;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Cli.in(folder).run("query -w .", arguments);
    }
}
