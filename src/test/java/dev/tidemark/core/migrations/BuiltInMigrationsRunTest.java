package dev.tidemark.core.migrations;

import static dev.tidemark.core.sqlite.Database.ForeignKeys.CHECKED_BY_US;
import static dev.tidemark.core.sqlite.Database.ForeignKeys.ENFORCED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts as they run: forward, back and forward again on a real file, without foreign keys, each in a transaction. */
class BuiltInMigrationsRunTest {
    private static final int LATEST = 9;

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void createDatabase() {
        database = Database.at(folder.resolve("app.db"));
        database.create();
    }

    @Test
    void everyUndoScriptRestoresExactlyTheSchemaBefore() {
        List<Map<String, String>> goingUp = new ArrayList<>(List.of(schema()));
        for (int version = 1; version <= LATEST; version++) {
            migrate(version);
            goingUp.add(schema());
        }
        assertThat(goingUp).doesNotHaveDuplicates();

        for (int version = LATEST; version >= 1; version--) {
            undo(version);
            assertThat(schema()).as("after U%d", version).isEqualTo(goingUp.get(version - 1));
        }
        for (int version = 1; version <= LATEST; version++) {
            migrate(version);
            assertThat(schema()).as("after V%d once more", version).isEqualTo(goingUp.get(version));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void rowsSurviveEveryMigrationAndEveryRollBackThatKeepsTheirTable(int start) {
        migrateTo(start);
        insertConversation();
        List<String> before = rowsThatEveryVersionHas();

        for (int version = start + 1; version <= LATEST; version++) {
            migrate(version);
        }
        assertThat(rowsThatEveryVersionHas()).isEqualTo(before);

        for (int version = LATEST; version > 2; version--) {
            undo(version);
        }
        assertThat(rowsThatEveryVersionHas()).isEqualTo(before);
        assertThat(list("PRAGMA foreign_key_check")).isEmpty();
    }

    @Test
    void theNewestVersionHasTheTablesAndColumnsOfTheSpecification() {
        migrateTo(LATEST);

        assertThat(columns("projects")).containsExactlyInAnyOrder("id", "name", "description", "created_at", "updated_at");
        assertThat(columns("documents")).containsExactlyInAnyOrder("id", "project_id", "filename", "file_path", "file_type", "file_size",
            "status", "error_message", "metadata", "created_at", "processed_at");
        assertThat(columns("chats")).containsExactlyInAnyOrder("id", "project_id", "title", "created_at", "updated_at");
        assertThat(columns("messages")).containsExactlyInAnyOrder("id", "chat_id", "role", "content", "metadata", "created_at");
        assertThat(columns("settings")).containsExactlyInAnyOrder("id", "key", "value", "category", "description", "updated_at");
        assertThat(list("SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE c.pk"))
            .containsExactlyInAnyOrder("projects.id", "documents.id", "chats.id", "messages.id", "settings.id");
    }

    @Test
    void theNewestVersionHasTheKeysAndIndexesOfTheSpecification() {
        migrateTo(LATEST);

        assertThat(list("SELECT m.name || '.' || f.\"from\" || ' ' || f.\"table\" || '.' || f.\"to\" || ' ' || f.on_delete "
                + "FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"))
            .containsExactlyInAnyOrder("documents.project_id projects.id CASCADE", "chats.project_id projects.id CASCADE",
                "messages.chat_id chats.id CASCADE");
        assertThat(list("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"))
            .containsExactlyInAnyOrder("ix_documents_project_id_created_at", "ix_documents_status",
                "ix_chats_project_id_updated_at", "ix_messages_chat_id");
        assertThat(list("SELECT type FROM pragma_table_info('documents') WHERE name = 'filename'")).containsExactly("VARCHAR(500)");
        assertThat(refusal("INSERT INTO settings (key) VALUES ('a'), ('a')")).contains("settings.key");
        assertThat(refusal("INSERT INTO documents (project_id, filename, file_path, file_type, file_size, status) "
            + "VALUES (1, 'a', 'a', 'txt', 1, 'lost')")).contains("CHECK");
    }

    @Test
    void deletingAProjectDeletesItsDocumentsChatsAndMessages() {
        migrateTo(LATEST);
        insertConversation();

        database.write("Delete project", ENFORCED, c -> Sql.run(c, "DELETE FROM projects WHERE id = 1"));

        assertThat(rowsThatEveryVersionHas()).containsExactly("projects 2");
    }

    @Test
    void statusIsFilledFromProcessedAt() {
        migrateTo(4);
        insertConversation();

        migrate(5);

        assertThat(list("SELECT filename || ' ' || status FROM documents ORDER BY id")).containsExactly("a.md completed", "b.md processing");
    }

    @Test
    void metadataIsJsonOrNothing() {
        migrateTo(LATEST);
        insertConversation();

        change("UPDATE messages SET metadata = '{\"model\": \"llama3.1\"}'");
        change("UPDATE messages SET metadata = NULL");
        assertThat(refusal("UPDATE messages SET metadata = '{model}'")).contains("CHECK");
        assertThat(refusal("UPDATE documents SET metadata = 'pages: 3'")).contains("CHECK");
    }

    @Test
    void timestampsAreUtcTextThatSortsAsItReads() {
        migrateTo(LATEST);
        change("INSERT INTO projects (name) VALUES ('p')");

        assertThat(list("SELECT created_at FROM projects").getFirst()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void everyScriptOpensWithACommentAndLeavesTransactionsAndPragmasToTheRunner() {
        assertThat(BuiltInMigrations.scripts()).allSatisfy((name, text) -> {
            assertThat(text).startsWith("-- ").doesNotContain("${").endsWith(";\n");
            assertThat(SqlScript.split(text)).extracting(SqlStatement::text)
                .noneMatch(s -> s.matches("(?is)(BEGIN|COMMIT|ROLLBACK|END|SAVEPOINT|RELEASE|PRAGMA|VACUUM|ATTACH)\\b.*"));
        });
    }

    private void insertConversation() {
        change("INSERT INTO projects (id, name) VALUES (1, 'One'), (2, 'Two')");
        change("INSERT INTO documents (id, project_id, filename, file_path, file_type, file_size, processed_at) VALUES "
            + "(1, 1, 'a.md', 'documents/project_1/a.md', 'md', 10, '2025-10-01T08:00:00.000Z'), "
            + "(2, 1, 'b.md', 'documents/project_1/b.md', 'md', 20, NULL)");
        change("INSERT INTO chats (id, project_id, title) VALUES (1, 1, 'First'), (2, 1, 'Second')");
        change("INSERT INTO messages (chat_id, role, content) VALUES (1, 'user', 'Hello'), (1, 'assistant', 'Hello back'), (2, 'user', 'And you?')");
    }

    private List<String> rowsThatEveryVersionHas() {
        return list("""
            SELECT 'projects ' || id FROM projects
            UNION ALL SELECT 'documents ' || id || filename || file_path || file_size || created_at || ifnull(processed_at, '') FROM documents
            UNION ALL SELECT 'chats ' || id || project_id || title FROM chats
            UNION ALL SELECT 'messages ' || id || chat_id || role || content || created_at FROM messages""");
    }

    private void migrateTo(int version) {
        for (int v = 1; v <= version; v++) {
            migrate(v);
        }
    }

    private void migrate(int version) {
        run("V" + version + "__");
    }

    private void undo(int version) {
        run("U" + version + "__");
    }

    private void run(String prefix) {
        String script = BuiltInMigrations.scripts().entrySet().stream().filter(e -> e.getKey().startsWith(prefix)).findFirst().orElseThrow().getValue();
        database.write(prefix, CHECKED_BY_US, connection -> {
            for (SqlStatement statement : SqlScript.split(script)) {
                Sql.run(connection, statement.text());
            }
            return null;
        });
    }

    private void change(String sql) {
        database.write("Change", CHECKED_BY_US, c -> Sql.run(c, sql));
    }

    private String refusal(String sql) {
        List<String> what = new ArrayList<>();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> change(sql)).satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.CONSTRAINT);
            what.add(p.what());
        });
        return what.getFirst();
    }

    private List<String> columns(String table) {
        return database.read(c -> Sql.list(c, "SELECT name FROM pragma_table_info(?)", row -> row.getString(1), table));
    }

    private List<String> list(String sql) {
        return database.read(c -> Sql.list(c, sql, row -> row.getString(1)));
    }

    /** Name to DDL, without what SQLite itself writes differently: quotes around a renamed table, blanks around an added column. */
    private Map<String, String> schema() {
        Map<String, String> schema = new TreeMap<>();
        database.read(c -> Sql.list(c, "SELECT type, name, sql FROM sqlite_schema", row -> schema.put(
            row.getString(1) + " " + row.getString(2),
            String.valueOf(row.getString(3)).replace("\"", "").replaceAll("\\s+", " ").replaceAll(" ?([(),]) ?", "$1"))));
        return schema;
    }
}
