package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void changedByHand() {
        checked = CheckedWorkspace.migrated(folder);
        checked.space.sql("CREATE TABLE tags(id INTEGER PRIMARY KEY)", "ALTER TABLE chats ADD COLUMN pinned INTEGER DEFAULT 0", "INSERT INTO tags VALUES (1)");
    }

    @Test void theDriftBecomesAMigrationThatThisDatabaseHas() {
        assertThat(checked.preview("drift:app.db", "new-migration")).anyMatch(line -> line.contains("CREATE TABLE tags"));
        assertThat(checked.cured("drift:app.db", "new-migration")).isEqualTo("Made V10__adopt_changes_made_by_hand.sql and stamped V10.");
        assertThat(checked.keys()).isEmpty();
        assertThat(checked.space.number("SELECT count(*) FROM tags")).isEqualTo(1);
        checked.space.stockFlyway().accepts();
        checked.services.migrations().run(checked.services.migrations().planRollback(Target.parse("9")), false, Progress.NONE, Cancellation.never());
        assertThat(checked.services.drift().read().found()).isFalse();
        checked.migrate(false);
        assertThat(checked.keys()).isEmpty();
    }

    @Test void aSecondDriftGetsANameOfItsOwnAndTheNumberingOfTheWorkspace() throws IOException {
        checked.cured("drift:app.db", "new-migration");
        checked.space.sql("CREATE TABLE more_tags(id INTEGER PRIMARY KEY)");
        Files.writeString(folder.resolve("tidemark.toml"), "[new]\nnumbering = \"timestamp\"\n");
        assertThat(checked.cured("drift:app.db", "new-migration")).matches("Made V20\\d{12}__adopt_changes_made_by_hand_2.sql and stamped V20\\d{12}.");
    }

    @Test void whatCannotBeStampedLeavesNoFileAndNoWordInTheJournal() throws IOException {
        Draft draft = checked.services.newMigrations().ofDrift();
        Path migrations = checked.space.workspace().migrations();
        List<String> before = names(migrations);
        int told = checked.services.journal().entries().size();
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> checked.services.driftAdoption().adopt(draft, Progress.NONE, cancelled)).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(names(migrations)).isEqualTo(before);
        assertThat(checked.services.journal().entries()).hasSize(told);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test void whileMigrationsArePendingTheyComeFirst() {
        checked.space.script("V10__later.sql", "CREATE TABLE later(x);");
        assertThatThrownBy(() -> checked.preview("drift:app.db", "new-migration")).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.DERIVED_NOT_POSSIBLE));
    }
}
