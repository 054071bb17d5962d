package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.health.Cure;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateMigrationCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void late() {
        checked = CheckedWorkspace.migrated(folder);
        checked.space.script("V2.5__tags.sql", "CREATE TABLE tags(x);").script("U2.5__tags.sql", "DROP TABLE tags;");
    }

    @Test void itMovesAboveTheOthersWithItsUndoScript() {
        assertThat(checked.finding("late-migration:V2.5").cures()).extracting(Cure::id).containsExactly("rename");
        assertThat(checked.preview("late-migration:V2.5", "rename")).containsExactly("V2.5__tags.sql → V10__tags.sql", "U2.5__tags.sql → U10__tags.sql");
        checked.cured("late-migration:V2.5", "rename");
        checked.migrate(false);
        assertThat(checked.keys()).isEmpty();
        checked.space.stockFlyway().accepts();
    }

    @Test void whatIsInTheDatabaseAlreadyIsMarkedAsApplied() {
        checked.space.sql("CREATE TABLE tags(x)");
        checked.cured("late-migration:V2.5", "mark-applied");
        assertThat(checked.keys()).isEmpty();
        checked.space.stockFlyway().accepts();
    }
}
