package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverCheckTest {
    @TempDir Path folder;

    @Test void whatARebuildLeftBehindIsDroppedAfterABackup() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        int backups = checked.services.backups().list().size();
        checked.space.sql("CREATE TABLE _alembic_tmp_documents(x)", "INSERT INTO _alembic_tmp_documents VALUES (1), (2)", "CREATE TABLE new_chats(x)", "CREATE TABLE messages_new(x)", "CREATE TABLE new_ideas(x)");
        assertThat(checked.keys()).contains("leftover:_alembic_tmp_documents", "leftover:new_chats", "leftover:messages_new").doesNotContain("leftover:new_ideas");
        assertThat(checked.preview("leftover:_alembic_tmp_documents", "drop")).containsExactly("DROP TABLE \"_alembic_tmp_documents\";", "2 rows in it");
        assertThat(checked.cured("leftover:_alembic_tmp_documents", "drop")).isEqualTo("Dropped the leftover table _alembic_tmp_documents with 2 rows.");
        assertThat(checked.services.backups().list()).hasSize(backups + 1);
        assertThat(checked.services.journal().entries().getLast().kind()).isEqualTo("cure");
        assertThat(checked.space.number("SELECT count(*) FROM documents")).isZero();
    }

    @Test void aTableThatAMigrationMakesIsNone() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        checked.space.script("V10__new_chats.sql", "CREATE TABLE new_chats(x);").script("U10__new_chats.sql", "DROP TABLE new_chats;");
        checked.migrate(false);
        assertThat(checked.keys()).isEmpty();
    }
}
