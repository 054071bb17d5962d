package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignKeyIndexCheckTest {
    private static final String KEY = "foreign-key-index:notes.chat_id";

    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void migrated() {
        checked = CheckedWorkspace.migrated(folder);
    }

    private void notes(String more) {
        checked.space.script("V10__notes.sql", "CREATE TABLE notes(id INTEGER PRIMARY KEY, chat_id INTEGER REFERENCES chats(id));" + more).script("U10__notes.sql", "DROP TABLE notes;");
        checked.migrate(false);
    }

    @Test void aMissingIndexIsDraftedAsAMigrationThatStockRulesFindNothingWrongWith() {
        notes("");
        assertThat(checked.finding(KEY).severity()).isEqualTo(Severity.NOTE);
        assertThat(checked.preview(KEY, "draft")).containsExactly("CREATE INDEX ix_notes_chat_id ON notes (chat_id);", "", "-- undo", "DROP INDEX ix_notes_chat_id;");
        assertThat(checked.cured(KEY, "draft")).isEqualTo("Made V11__index_notes_by_chat_id.sql.");
        checked.migrate(true);
        assertThat(checked.keys()).isEmpty();
        assertThat(checked.space.number("SELECT count(*) FROM sqlite_schema WHERE name = 'ix_notes_chat_id'")).isEqualTo(1);
    }

    @Test void aThousandRowsMakeItAWarning() {
        notes("");
        checked.space.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO notes(id) SELECT i FROM n");
        assertThat(checked.finding(KEY).severity()).isEqualTo(Severity.WARNING);
        assertThat(checked.finding(KEY).sentence()).endsWith("which has 1,000 rows or more.");
    }

    @Test void anIndexThatBeginsWithTheColumnIsEnoughAndAPartialOneIsNot() {
        notes("CREATE INDEX partial ON notes(chat_id) WHERE id > 5; CREATE INDEX behind ON notes(id, chat_id);");
        assertThat(checked.keys()).contains(KEY);
        checked.space.script("V11__index.sql", "CREATE INDEX ahead ON notes(chat_id, id);").script("U11__index.sql", "DROP INDEX ahead;");
        assertThat(checked.keys()).as("a pending migration brings it").doesNotContain(KEY);
        checked.migrate(false);
        assertThat(checked.keys()).isEmpty();
    }

    @Test void aNameThatATableAnIndexOrAPendingMigrationTakesIsLeftToIt() {
        notes("CREATE TABLE ix_notes_chat_id(x); CREATE INDEX IX_NOTES_CHAT_ID_2 ON notes(id);");
        checked.space.script("V11__view.sql", "CREATE VIEW ix_notes_chat_id_3 AS SELECT 1;").script("U11__view.sql", "DROP VIEW ix_notes_chat_id_3;");
        assertThat(checked.preview(KEY, "draft")).containsExactly("CREATE INDEX ix_notes_chat_id_4 ON notes (chat_id);", "", "-- undo", "DROP INDEX ix_notes_chat_id_4;");
        checked.cured(KEY, "draft");
        checked.migrate(false);
        assertThat(checked.keys()).doesNotContain(KEY);
    }

    @Test void ofATableThatNoScriptMakesTheStatementIsShown() {
        checked.space.sql("CREATE TABLE notes(id INTEGER PRIMARY KEY, chat_id INTEGER REFERENCES chats(id))");
        assertThat(checked.finding(KEY).cures()).isEmpty();
        assertThat(checked.finding(KEY).sentence()).endsWith("This makes one: CREATE INDEX ix_notes_chat_id ON notes (chat_id);");
    }
}
