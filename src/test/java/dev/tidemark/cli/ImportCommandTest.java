package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    @TempDir Path folder;
    private TestWorkspace workspace;

    @BeforeEach void create() throws IOException {
        workspace = TestWorkspace.empty(folder);
        workspace.sql("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INTEGER)", "INSERT INTO people VALUES (1, 'Ann', 31)");
        Files.writeString(folder.resolve("people.csv"), "id;name;street\n1;Bo;x\n2;Cy;y\n3;;z\n");
    }

    @Test void aDryRunShowsWhatWouldComeAndWhatWouldNot() {
        Cli.Run run = run("people.csv --table people --dry-run");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
            Would import 1 row into people; 2 rows would be refused
            Reads CSV with “;” in UTF-8. An empty value without quotes is NULL; "" is the empty text.

            Column  From  Stored as         First values
            id      id    whole numbers     “1”, “2”, “3”
            name    name  text, digits too  “Bo”, “Cy”, NULL

            Refused:
              ✗ line 2: another row has “id” = “1” already, and it must be unique
              ✗ line 4: “name” is NULL, and the table wants a value there

            ! 1 name of the file is left out, since no column is called so: street.
            ! The file has nothing for age: its default is taken.
              people: 1 row inserted
            Nothing was changed.
            """);
        assertThat(workspace.number("SELECT count(*) FROM people")).isEqualTo(1);
    }

    @Test void ofManyColumnsTheFirstFewAreShownAndTheirNumber() throws IOException {
        List<String> names = IntStream.range(0, 1_999).mapToObj(i -> "c" + i).toList();
        workspace.sql("CREATE TABLE wide (id INTEGER PRIMARY KEY, " + String.join(", ", names) + ")");
        Files.writeString(folder.resolve("wide.csv"), "id," + String.join(",", names) + "\n1," + String.join(",", names) + "\n");
        Cli.Run run = run("wide.csv --table wide --dry-run");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Would import 1 row into wide", "\nc18 ", "\nand 1,980 more columns, 2,000 in all; --json lists every one\n").doesNotContain("c19");
        assertThat(run("wide.csv --table wide --dry-run --json").json().path("columns").size()).isEqualTo(2_000);
        Files.writeString(folder.resolve("other.csv"), String.join(",", names.stream().map(name -> "x" + name).toList()) + "\n");
        assertThat(run("other.csv --table wide --dry-run").err()).contains("none of its names is a column: xc0, xc1").contains(" and 1,991 more");
    }

    @Test void rowsComeInAndGoAgain() throws IOException {
        assertThat(run("people.csv --table people").err()).contains("TM-562", "--skip-refused");
        assertThat(workspace.number("SELECT count(*) FROM people")).isEqualTo(1);
        assertThat(run("people.csv --table people --skip-refused").out()).contains("Imported 1 row into people from people.csv; 2 rows left out.", "tidemark undo 1");
        assertThat(workspace.number("SELECT count(*) FROM people WHERE name = 'Cy'")).isEqualTo(1);
        assertThat(Cli.in(folder).run("undo 1 -w .").exitCode()).isZero();
        assertThat(workspace.number("SELECT count(*) FROM people")).isEqualTo(1);
        Files.writeString(folder.resolve("rows.txt"), "who|years\nDi|7\n");
        assertThat(run("rows.txt --table people --map name=who --map age=years --separator | --encoding ISO-8859-1").exitCode()).isZero();
        assertThat(workspace.number("SELECT age FROM people WHERE name = 'Di'")).isEqualTo(7);
    }

    @Test void wrongOptionsAreTold() {
        assertThat(run("people.csv --table people --format xml").err()).contains("--format takes csv or json");
        assertThat(run("people.csv --table people --encoding klingon").err()).contains("klingon");
        assertThat(run("people.csv --table people --separator ab").err()).contains("--separator takes one sign");
        assertThat(run("gone.csv --table people").exitCode()).isEqualTo(1);
    }

    private Cli.Run run(String line) {
        return Cli.in(folder).run("import -w . " + line);
    }
}
