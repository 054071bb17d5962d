package dev.tidemark.core.chats;

import static dev.tidemark.core.chats.ChatbotDatabase.LATEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {
    @TempDir Path folder;

    @Test
    void itFillsEveryTableAndWritesTheFiles() throws IOException {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);

        SampleData.Filled filled = SampleData.fill(database, folder);

        assertThat(filled.projects()).isEqualTo(5);
        assertThat(filled.documents()).isEqualTo(24);
        assertThat(filled.chats()).isEqualTo(22);
        assertThat(filled.messages()).isGreaterThan(300);
        assertThat(filled.settings()).isGreaterThan(12);
        for (String table : ChatTables.names()) {
            assertThat(number(database, "SELECT count(*) FROM " + table)).as(table).isPositive();
        }
        assertThat(files(folder.resolve("documents"))).hasSize(24);
    }

    @Test
    void itIsTheSameEveryTime() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Database first = ChatbotDatabase.atVersion(one, LATEST);
        Database second = ChatbotDatabase.atVersion(two, LATEST);

        SampleData.fill(first, one);
        SampleData.fill(second, two);

        for (String table : ChatTables.names()) {
            assertThat(rows(first, table)).as(table).isEqualTo(rows(second, table));
        }
        assertThat(files(one.resolve("documents"))).isEqualTo(files(two.resolve("documents")));
    }

    @Test
    void everyDocumentRowTellsTheTruthAboutItsFile() {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);
        SampleData.fill(database, folder);
        ChatsReader reader = new ChatsReader(database, folder);

        List<Document> documents = reader.projects(10).rows().stream().flatMap(p -> reader.documents(p.id(), null, 100).rows().stream()).toList();

        assertThat(documents).hasSize(24).allSatisfy(document -> {
            assertThat(document.file().state()).isEqualTo(StoredFile.State.PRESENT);
            assertThat(document.file().path()).hasSize(document.fileSize()).hasParent(folder.resolve("documents/project_" + document.projectId()));
            assertThat(document.filename()).endsWith("." + document.fileType());
            assertThat(document.errorMessage() != null).isEqualTo(document.status().equals("failed"));
            assertThat(document.metadata() != null).isEqualTo(document.status().equals("completed"));
            assertThat(document.processedAt() != null).isEqualTo(document.status().equals("completed"));
        });
        assertThat(documents).extracting(Document::status).contains("uploaded", "processing", "completed", "failed");
    }

    @Test
    void theDatabaseIsSoundAfterwards() {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);
        SampleData.fill(database, folder);

        assertThat(text(database, "PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(number(database, "SELECT count(*) FROM pragma_foreign_key_check")).isZero();
        assertThat(number(database, "SELECT count(*) FROM messages WHERE role = 'assistant' AND NOT json_valid(metadata)")).isZero();
        assertThat(number(database, "SELECT count(DISTINCT category) FROM settings")).isBetween(4L, 5L);
        assertThat(number(database, "SELECT count(*) FROM projects p WHERE NOT EXISTS (SELECT 1 FROM documents WHERE project_id = p.id) "
            + "AND NOT EXISTS (SELECT 1 FROM chats WHERE project_id = p.id)")).isEqualTo(1);
    }

    @Test
    void allTimesAreFromSeptemberToNovember2025AndInOrder() {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);
        SampleData.fill(database, folder);

        for (String column : List.of("projects.created_at", "documents.created_at", "documents.processed_at", "chats.created_at",
                "chats.updated_at", "messages.created_at", "settings.updated_at")) {
            String table = column.substring(0, column.indexOf('.'));
            assertThat(text(database, "SELECT min(" + column + ") FROM " + table)).as(column).isGreaterThan("2025-09-01");
            assertThat(text(database, "SELECT max(" + column + ") FROM " + table)).as(column).isLessThan("2025-12-01");
        }
        assertThat(number(database, "SELECT count(*) FROM messages a JOIN messages b ON b.id = a.id + 1 AND b.chat_id = a.chat_id "
            + "WHERE b.created_at <= a.created_at")).isZero();
    }

    @Test
    void everySourceOfAnAnswerIsADocumentOfItsProjectThatWasProcessedBefore() {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);
        SampleData.fill(database, folder);
        String sources = """
            FROM messages m, json_each(m.metadata, '$.sources') s
            JOIN chats c ON c.id = m.chat_id
            LEFT JOIN documents d ON d.id = s.value ->> 'document_id' AND d.filename = s.value ->> 'document'
              AND d.project_id = c.project_id AND d.status = 'completed' AND d.processed_at < c.created_at
              AND (s.value ->> 'page') BETWEEN 1 AND coalesce(d.metadata ->> 'pages', 1)""";

        assertThat(number(database, "SELECT count(*) " + sources)).isGreaterThan(150);
        assertThat(text(database, "SELECT group_concat(c.title || ': ' || (s.value ->> 'document') || ':' || (s.value ->> 'page'), '; ') "
            + sources + " WHERE d.id IS NULL")).isNull();
    }

    @Test
    void tablesWithRowsAreRefusedAndLeftAsTheyAre() throws IOException {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);
        ChatbotDatabase.change(database, "INSERT INTO settings (key) VALUES ('mine')");

        assertRefused(database, "settings");

        assertThat(number(database, "SELECT count(*) FROM projects")).isZero();
        assertThat(files(folder.resolve("documents"))).isEmpty();
    }

    @Test
    void anOlderVersionIsRefusedAndNamesWhatItLacks() {
        Database database = ChatbotDatabase.atVersion(folder, 7);

        assertRefused(database, "documents.metadata, messages.metadata");
    }

    @Test
    void anotherFileInThePlaceOfOneIsKeptAndEverythingTakenBack() throws IOException {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);
        Path own = Files.writeString(Files.createDirectories(folder.resolve("documents/project_2")).resolve("legacy-faq.txt"), "my own");

        assertRefused(database, "documents/project_2/legacy-faq.txt");

        assertThat(own).hasContent("my own");
        assertThat(files(folder.resolve("documents"))).containsOnlyKeys("project_2/legacy-faq.txt");
        assertThat(folder.resolve("documents/project_1")).doesNotExist();
        assertThat(number(database, "SELECT count(*) FROM projects")).isZero();
    }

    @Test
    void filesThatAFormerFillingLeftAreUsedAgain() throws IOException {
        SampleData.fill(ChatbotDatabase.atVersion(folder, LATEST), folder);
        Files.delete(folder.resolve("sqlite/app.db"));

        SampleData.Filled again = SampleData.fill(ChatbotDatabase.atVersion(folder, LATEST), folder);

        assertThat(again.documents()).isEqualTo(24);
        assertThat(files(folder.resolve("documents"))).hasSize(24);
    }

    private void assertRefused(Database database, String named) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> SampleData.fill(database, folder)).satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.SAMPLE_REFUSED);
            assertThat(p.what()).contains(named);
        });
    }

    private static long number(Database database, String sql) {
        return database.read(c -> Sql.number(c, sql));
    }

    private static String text(Database database, String sql) {
        return database.read(c -> Sql.text(c, sql));
    }

    private static List<String> rows(Database database, String table) {
        return database.read(c -> Sql.list(c, "SELECT * FROM " + table + " ORDER BY id", row -> {
            StringBuilder all = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                all.append(row.getString(i)).append('|');
            }
            return all.toString();
        }));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }
}
