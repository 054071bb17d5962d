package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SizesCommandTest {
    @TempDir Path folder;

    @Test void tablesAreListedByWhatTheyFill() {
        TestWorkspace.empty(folder).sql("CREATE TABLE small (a)", "INSERT INTO small VALUES (1)", "CREATE TABLE large (id INTEGER PRIMARY KEY, body)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO large SELECT i, randomblob(500) FROM n", "CREATE INDEX by_body ON large (body)",
            "DELETE FROM large WHERE id > 1500");
        Cli.Run run = Cli.in(folder).run("sizes -w .");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("% of it large", "Making the file smaller would give back at least", "(SQLite’s own)", "(free)").containsPattern("large +1,500 +").containsPattern("small +1 +4.1 kB +1 +░{20} +< 1 %");
        JsonNode json = Cli.in(folder).run("sizes --json -w .").json();
        assertThat(json.at("/tables/0/table").asString()).isEqualTo("large");
        assertThat(json.at("/tables/0/indexes/0/name").asString()).isEqualTo("by_body");
        assertThat(json.path("freePages").asLong()).isPositive();
        assertThat(json.path("fileBytes").asLong()).isEqualTo(json.path("pages").asLong() * json.path("pageSize").asLong());
    }
}
