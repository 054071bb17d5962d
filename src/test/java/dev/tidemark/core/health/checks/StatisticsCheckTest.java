package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.journal.Undo;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsCheckTest {
    private static final String KEY = "statistics:app.db";

    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void filled() {
        checked = CheckedWorkspace.migrated(folder);
        checked.space.sql("INSERT INTO projects(id, name) VALUES (1, 'p')", "INSERT INTO chats(id, project_id, title) VALUES (1, 1, 'c')");
    }

    private void messages(int more) {
        checked.space.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + more + ") INSERT INTO messages(chat_id, role, content) SELECT 1, 'user', i FROM n");
    }

    @Test void aLargeTableWithoutStatisticsIsAnalyzedAndThatCanBeTakenBack() {
        messages(9_999);
        assertThat(checked.keys()).doesNotContain(KEY);
        messages(1);
        assertThat(checked.preview(KEY, "analyze")).containsExactly("ANALYZE \"messages\";");
        assertThat(checked.cured(KEY, "analyze")).isEqualTo("Counted anew for the indexes of 1 table.");
        assertThat(checked.space.number("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'messages'")).isPositive();
        assertThat(checked.services.journal().entries().getLast().undo()).isInstanceOf(Undo.Restore.class);
        assertThat(checked.keys()).isEmpty();
    }

    @Test void statisticsOfAMuchSmallerTableAreOld() {
        messages(1_000);
        checked.space.sql("ANALYZE");
        messages(8_000);
        assertThat(checked.keys()).doesNotContain(KEY);
        messages(11_000);
        assertThat(checked.keys()).contains(KEY);
    }
}
