package dev.tidemark.core.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.status.ContentSummary.TableContent;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentSummaryTest {
    @TempDir Path folder;

    @Test void tablesStandInTheOrderOfTheirRows() {
        TestWorkspace space = TestWorkspace.empty(folder);
        space.sql("CREATE TABLE small(x)", "CREATE TABLE large(x)", "CREATE TABLE flyway_schema_history(x)", "INSERT INTO flyway_schema_history VALUES (1), (2)",
            "INSERT INTO small VALUES (1)", "INSERT INTO large SELECT value FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 500) SELECT value FROM n)");
        ContentSummary content = read(space);
        assertThat(content.rows()).containsExactly(Map.entry("large", 500L), Map.entry("small", 1L));
        assertThat(content.totalRows()).isEqualTo(501);
        assertThat(content.housekeeping().rows()).isEqualTo(2);
    }

    @Test void theBytesOfAllTablesAreTheBytesOfTheFile() throws IOException {
        TestWorkspace space = TestWorkspace.empty(folder);
        space.sql("CREATE TABLE Notes(x TEXT UNIQUE)", "CREATE TABLE flyway_schema_history(x)",
            "INSERT INTO Notes SELECT printf('%0400d', value) FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 1000) SELECT value FROM n)");
        ContentSummary content = read(space);
        long notes = content.tables().getFirst().bytes().orElseThrow();
        assertThat(notes).isGreaterThan(800_000);
        assertThat(notes + content.housekeeping().bytes().orElseThrow()).isEqualTo(Files.size(space.workspace().databaseFile()));
    }

    @Test void whatAModuleKeepsCountsForItsTable() {
        TestWorkspace space = TestWorkspace.empty(folder);
        space.sql("CREATE VIRTUAL TABLE search USING fts5(body)", "INSERT INTO search SELECT 'word' || value FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 300) SELECT value FROM n)");
        TableContent search = read(space).tables().getFirst();
        assertThat(search.name()).isEqualTo("search");
        assertThat(search.rows()).isEqualTo(300);
        assertThat(search.bytes().orElseThrow()).isGreaterThan(4096);
        assertThat(read(space).tables()).hasSize(1);
    }

    @Test void anEmptyDatabaseHasNoTables() {
        ContentSummary content = read(TestWorkspace.empty(folder));
        assertThat(content.tables()).isEmpty();
        assertThat(content.totalRows()).isZero();
    }

    @Test void countingCanBeCancelled() {
        TestWorkspace space = TestWorkspace.empty(folder);
        space.sql("CREATE TABLE a(x)");
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> ContentSummary.read(space.database(), cancelled))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
    }

    private static ContentSummary read(TestWorkspace space) {
        return ContentSummary.read(space.database(), Cancellation.never());
    }
}
