package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.health.Cure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingScriptCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void migrated() {
        checked = CheckedWorkspace.migrated(folder);
    }

    @Test void theNewestLostScriptIsRecovered() throws Exception {
        String text = Files.readString(checked.script("V9__add_metadata_to_messages.sql"));
        checked.delete("V9__add_metadata_to_messages.sql");
        assertThat(checked.finding("missing-script:V9").cures()).extracting(Cure::id).containsExactly("recover", "stamp", "restore");
        assertThat(String.join("\n", checked.preview("missing-script:V9", "recover"))).isEqualTo(text.stripTrailing());
        checked.cured("missing-script:V9", "recover");
        assertThat(checked.keys()).isEmpty();
        checked.space.stockFlyway().accepts();
    }

    @Test void theHistoryGoesBackToTheNearestKnownVersion() {
        checked.delete("V9__add_metadata_to_messages.sql");
        assertThat(checked.preview("missing-script:V9", "stamp")).containsExactly("Mark as not applied: V9 add metadata to messages", "Stays different: Table “messages” is different: column metadata is extra.");
        checked.cured("missing-script:V9", "stamp");
        assertThat(checked.keys()).containsExactly("drift:app.db");
        checked.space.stockFlyway().accepts();
    }

    @Test void aLostScriptInTheMiddleCanBeForgottenOrRestored() {
        checked.delete("V6__index_documents_by_status.sql");
        assertThat(checked.finding("missing-script:V6").cures()).extracting(Cure::id).containsExactly("recover", "forget", "restore");
        assertThat(checked.cured("missing-script:V6", "forget")).isEqualTo("Mark V6 index documents by status as not applied: its script is gone. What it did to the database stays.");
        checked.space.stockFlyway().accepts();
    }

    @Test void theBackupFromBeforeTakesStructureAndDataBack() {
        checked.delete("V1__create_projects_and_documents.sql");
        checked.cured("missing-script:V1", "restore");
        assertThat(checked.space.schema()).isEmpty();
    }
}
