package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CompareCommandTest {
    @TempDir Path folder;
    private TestWorkspace workspace;

    @BeforeEach void start() {
        workspace = TestWorkspace.empty(folder).script("V1__Things.sql", "CREATE TABLE t (\n  id INTEGER PRIMARY KEY,\n  name TEXT\n);\n");
        assertThat(run("migrate").exitCode()).isZero();
        workspace.sql("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
    }

    @Test void aBackupIsComparedByItsNameOrItsPath() {
        run("backup");
        String backup = "app.db.20250107_143000_2.backup";
        Cli.Run same = run("compare --data " + backup);
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.out()).isEqualTo("✓ The schema is that of " + backup + ".\n\n✓ The rows are those of " + backup + ".\n");
        workspace.sql("UPDATE t SET name = 'c' WHERE id = 2", "INSERT INTO t VALUES (3, 'd')", "CREATE INDEX by_name ON t (name)");
        Cli.Run compared = run("compare --data --sql backups/" + backup);
        assertThat(compared.exitCode()).isEqualTo(1);
        assertThat(compared.out()).isEqualTo("""
            ✗ The schema differs from %1$s in 1 object; 1 is alike.
              + index by_name  only here
                  + CREATE INDEX by_name ON t (name)


            ✗ The rows differ from %1$s in 1 of 1 table: 1 added, 0 removed, 1 changed.

              Table  There  Here  Added  Removed  Changed
              t          2     3      1        0        1
              + t (id): 3
              ~ t (id): 2
            """.formatted(backup));
        JsonNode json = run("compare --json --data " + backup).json();
        assertThat(json.at("/data/tables/0/changed/keys/0").asString()).isEqualTo("2");
        assertThat(json.at("/objects/0/here").asString()).startsWith("CREATE INDEX");
        assertThat(run("compare --json --data --keys 0 " + backup).json().at("/data/tables/0/added/count").asInt()).isEqualTo(1);
    }

    @Test void aTableThatWasOnlyCountedHasNoTickAndIsNoDifference() {
        workspace.sql("CREATE VIRTUAL TABLE words USING fts5(w, content='', contentless_delete=1)", "INSERT INTO words VALUES ('tide')");
        run("backup");
        String backup = "app.db.20250107_143000_2.backup";
        workspace.sql("UPDATE words SET w = 'ebb'");
        Cli.Run compared = run("compare --data " + backup);
        assertThat(compared.exitCode()).isZero();
        assertThat(run("compare --json --data " + backup).json().at("/data/tables/1/countedBecause").asString()).startsWith("it is the table of a module");
        assertThat(compared.out()).contains("! The rows are those of " + backup + ", but words was only counted.", "  ! words was only counted: it is the table of a module").doesNotContain("✓ The rows");
    }

    @Test void aVersionHasASchemaAndNoRows() {
        assertThat(run("compare V1").out()).isEqualTo("✓ The schema is that of V1.\n");
        assertThat(run("compare base").out()).contains("+ table t  only here", "tidemark compare --sql base");
        assertThat(run("compare 9").err()).contains("TM-304");
        assertThat(run("compare --data latest").err()).contains("TM-601", "a version has no rows");
        assertThat(run("compare nothing.db").err()).contains("TM-402");
    }

    @Test void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "plain words ".repeat(20));
        assertThat(run("compare notes.txt").err()).contains("TM-104");
    }

    private Cli.Run run(String line) {
        return Cli.in(folder).run(line + " -w .");
    }
}
