package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoHistoryCheckTest {
    @TempDir Path folder;

    @Test void aDatabaseWithoutHistoryIsAdoptedAtTheVersionItMatches() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        assertThat(checked.keys()).isEmpty();
        checked.space.sql("DROP TABLE flyway_schema_history", "CREATE TABLE alembic_version(version_num TEXT)", "INSERT INTO alembic_version VALUES ('abc123')", "CREATE TABLE tags(x)");
        assertThat(checked.finding("no-history:app.db").sentence()).isEqualTo("The database has 6 tables and no schema history, so no migration can run. The database is nearest to V9, with 1 difference.");
        assertThat(checked.preview("no-history:app.db", "stamp")).startsWith("Mark as applied: V1 create projects and documents").endsWith("Stays different: Table “tags” is in the database, and no migration makes it.");
        assertThat(checked.cured("no-history:app.db", "stamp")).contains("Stamped base → V9", "Backup before: ");
        assertThat(checked.space.number("SELECT count(*) FROM alembic_version")).isEqualTo(1);
        checked.space.stockFlyway().accepts();
        assertThat(checked.space.stockFlyway().migrate()).isZero();
    }

    @Test void alembicIsToldAndLeftAlone() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        checked.space.sql("CREATE TABLE alembic_version(version_num TEXT)", "INSERT INTO alembic_version VALUES ('abc123')");
        assertThat(checked.findings()).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.NOTE);
            assertThat(f.sentence()).contains("abc123");
            assertThat(f.cures()).isEmpty();
        });
    }
}
