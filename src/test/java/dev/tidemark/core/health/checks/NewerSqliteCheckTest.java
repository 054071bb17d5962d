package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewerSqliteCheckTest {
    @TempDir Path folder;

    @Test void whatTheFloorDoesNotKnowIsNamedByItsObject() throws Exception {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        checked.space.script("V10__newer.sql", "CREATE TABLE typed(id INTEGER PRIMARY KEY, n INTEGER, twice INTEGER AS (n * 2)) STRICT; CREATE VIEW labels AS SELECT metadata ->> 'label' AS label FROM messages;")
            .script("U10__newer.sql", "DROP VIEW labels; DROP TABLE typed;");
        checked.migrate(false);
        assertThat(checked.keys()).containsExactly("newer-sqlite:labels");
        assertThat(checked.finding("newer-sqlite:labels").sentence()).startsWith("The view “labels” uses the operator ->, which came with SQLite 3.38; all here has to run on 3.37.");
        Files.writeString(checked.space.workspace().root().resolve("tidemark.toml"), "[sqlite]\nfloor = \"3.30\"\n");
        assertThat(checked.keys()).containsExactlyInAnyOrder("newer-sqlite:labels", "newer-sqlite:typed");
        Files.writeString(checked.space.workspace().root().resolve("tidemark.toml"), "[sqlite]\nfloor = \"3.38\"\n");
        assertThat(checked.keys()).isEmpty();
    }
}
