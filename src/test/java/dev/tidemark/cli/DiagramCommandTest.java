package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagramCommandTest {
    @TempDir Path folder;
    private TestWorkspace workspace;

    @BeforeEach void start() {
        workspace = TestWorkspace.empty(folder);
        workspace.sql("CREATE TABLE authors (id INTEGER PRIMARY KEY)", "CREATE TABLE books (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL REFERENCES authors ON DELETE CASCADE, series REFERENCES series)");
    }

    @Test void thePictureIsWrittenAndNoFileReplaced() throws IOException {
        Cli.Run run = run("diagram --output schema.svg --columns all");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("✓ 3 tables and 2 references drawn into schema.svg\n");
        assertThat(Files.readString(folder.resolve("schema.svg"))).contains("<title>books</title>", "books (author_id) → authors (id), any number to exactly one, on delete CASCADE");
        assertThat(run("diagram --output schema.svg").exitCode()).isEqualTo(1);
    }

    @Test void withoutAFileTheReferencesAreListed() {
        assertThat(run("diagram").out()).contains("books (author_id)", "authors (id)", "any number to exactly one", "CASCADE", "series  no such table", "tidemark diagram --output schema.svg --workspace .");
        assertThat(run("diagram --json").json().at("/references/1/parent").asString()).isEqualTo("series");
    }

    @Test void aDatabaseWithoutTablesIsNoError() {
        workspace.sql("DROP TABLE books", "DROP TABLE authors");
        assertThat(run("diagram").out()).isEqualTo("No table refers to another.\n");
    }

    @Test void wrongWordsAreRefused() {
        assertThat(run("diagram --columns some").err()).contains("TM-601", "keys, all or none");
        assertThat(run("diagram --output schema.png").err()).contains("TM-601", ".svg");
        assertThat(folder.resolve("schema.png")).doesNotExist();
    }

    private Cli.Run run(String line) {
        return Cli.in(folder).run(line + " -w .");
    }
}
