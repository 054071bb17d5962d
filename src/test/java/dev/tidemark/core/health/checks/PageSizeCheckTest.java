package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageSizeCheckTest {
    @TempDir Path folder;

    @Test void smallPagesAreWrittenAsUsualOnesAndUnderAWriteAheadLogOnlyTold() throws Exception {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        pragmas(checked, "PRAGMA page_size = 1024", "VACUUM", "PRAGMA journal_mode = WAL");
        assertThat(checked.finding("page-size:app.db").cures()).isEmpty();
        pragmas(checked, "PRAGMA journal_mode = DELETE");
        long rows = checked.space.number("SELECT count(*) FROM flyway_schema_history");
        checked.cured("page-size:app.db", "rewrite");
        assertThat(checked.space.number("PRAGMA page_size")).isEqualTo(4096);
        assertThat(checked.space.number("SELECT count(*) FROM flyway_schema_history")).isEqualTo(rows);
    }

    @Test void largerPagesAreAChoice() throws Exception {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        pragmas(checked, "PRAGMA page_size = 16384", "VACUUM");
        assertThat(checked.keys()).isEmpty();
    }

    private static void pragmas(CheckedWorkspace checked, String... statements) throws Exception {
        try (Connection connection = checked.space.database().openForWriting(ForeignKeys.CHECKED_BY_US)) {
            for (String statement : statements) {
                Sql.run(connection, statement);
            }
        }
    }
}
