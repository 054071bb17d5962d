package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingUndoCheckTest {
    @TempDir Path folder;

    @Test void eachMissingUndoScriptIsDerivedOnRequest() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        checked.delete("U6__index_documents_by_status.sql");
        checked.delete("U9__add_metadata_to_messages.sql");
        assertThat(checked.finding("missing-undo").severity()).isEqualTo(Severity.NOTE);
        assertThat(checked.finding("missing-undo").sentence()).isEqualTo("2 migrations have no undo script: V6, V9.");
        assertThat(checked.preview("missing-undo", "derive-6")).contains("DROP INDEX \"ix_documents_status\";");
        checked.finding("missing-undo").cure("derive-6").orElseThrow().run(dev.tidemark.core.common.Progress.NONE, dev.tidemark.core.common.Cancellation.never());
        assertThat(checked.finding("missing-undo").sentence()).isEqualTo("1 migration has no undo script: V9.");
        assertThat(checked.cured("missing-undo", "derive-9")).isEqualTo("Saved U9__add_metadata_to_messages.sql.");
    }
}
