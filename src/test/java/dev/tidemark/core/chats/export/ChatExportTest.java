package dev.tidemark.core.chats.export;

import static dev.tidemark.core.chats.ChatbotDatabase.LATEST;
import static dev.tidemark.core.chats.ChatbotDatabase.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.chats.ChatbotDatabase;
import dev.tidemark.core.chats.Item;
import dev.tidemark.core.chats.Item.Kind;
import dev.tidemark.core.chats.SampleData;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatExportTest {
    @TempDir Path folder;
    private Database database;
    private Path file;

    @BeforeEach
    void fill() {
        database = ChatbotDatabase.atVersion(folder, LATEST);
        SampleData.fill(database, folder);
        file = folder.resolve("out");
    }

    @Test
    void jsonHasEveryMessageOfAProjectAsItIsStored() throws IOException {
        change(database, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 450) INSERT INTO messages (chat_id, role, content, metadata) SELECT 1, 'user', 'more ' || i, '{\"n\":' || i || '}' FROM n");
        ChatExport.Written written = export(new Item(Kind.PROJECT, 1), ChatFormat.JSON);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(file));

        assertThat(written.messages()).isEqualTo(database.read(c -> Sql.number(c, "SELECT count(*) FROM messages WHERE chat_id IN (SELECT id FROM chats WHERE project_id = 1)")));
        assertThat(json.path("project").path("name").asString()).isEqualTo("Product handbook");
        assertThat(json.path("chats").size()).isEqualTo((int) written.chats());
        JsonNode last = json.path("chats").path(0).path("messages").path(json.path("chats").path(0).path("messages").size() - 1);
        assertThat(last.path("content").asString()).isEqualTo("more 450");
        assertThat(last.path("metadata").path("n").asInt()).isEqualTo(450);
    }

    @Test
    void jsonKeepsMetadataToTheLetter() throws IOException {
        change(database, "INSERT INTO messages (chat_id, role, content, metadata) VALUES (1, 'user', 'numbers', ' {\"cost\": 1.10, \"id\": 0.12345678901234567890123}')");
        export(new Item(Kind.CHAT, 1), ChatFormat.JSON);
        assertThat(Files.readString(file)).contains("{\"cost\": 1.10, \"id\": 0.12345678901234567890123}");
        assertThat(JsonMapper.shared().readTree(Files.readString(file)).path("chats").path(0).path("messages").isArray()).isTrue();
    }

    @Test
    void jsonHoldsMetadataThatIsNoneAndNothingAsSuch() throws IOException {
        database.write("test", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "PRAGMA ignore_check_constraints = ON");
            return Sql.run(connection, "INSERT INTO messages (chat_id, role, content, metadata) VALUES (1, 'user', 'odd', '{not json')");
        });
        export(new Item(Kind.CHAT, 1), ChatFormat.JSON);
        JsonNode messages = JsonMapper.shared().readTree(Files.readString(file)).path("chats").path(0).path("messages");

        assertThat(messages.path(messages.size() - 1).path("metadata").asString()).isEqualTo("{not json");
        assertThat(messages.path(0).path("metadata").isNull()).isTrue();
    }

    @Test
    void htmlShowsMarkdownAndRunsNothingOfAMessage() throws IOException {
        change(database, "UPDATE chats SET title = '<script>title</script>' WHERE id = 1");
        change(database, "INSERT INTO messages (chat_id, role, content, metadata) VALUES (1, 'user', ?, '{\"a\":\"</pre><script>meta</script>\"}')",
            "**bold** <script>alert(1)</script> [link](javascript:alert(2)) ![picture](http://example.org/x.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |");
        export(new Item(Kind.CHAT, 1), ChatFormat.HTML);
        String page = Files.readString(file);

        assertThat(page).contains("<strong>bold</strong>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<table>", "default-src 'none'", "&lt;script&gt;title&lt;/script&gt;").doesNotContain("<script", "javascript:");
        assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    }

    @Test
    void markdownHasTheTextsAsTheyWereWritten() throws IOException {
        change(database, "INSERT INTO messages (chat_id, role, content, metadata) VALUES (1, 'assistant', '* a' || char(10) || '* b', '{\"a\":\"```\"}')");
        export(new Item(Kind.CHAT, 1), ChatFormat.MARKDOWN);

        assertThat(Files.readString(file)).startsWith("# Returns policy, 30 or 14 days?\n\n---\n\n**").contains("**assistant** · ", "* a\n* b\n\n````````json\n{\"a\":\"```\"}\n````````");
    }

    @Test
    void aFileThatIsThereIsKeptAndWhatIsNotThereLeavesNone() throws IOException {
        assertThatThrownBy(() -> export(new Item(Kind.CHAT, 999), ChatFormat.HTML)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.ITEM_MISSING));
        assertThat(file).doesNotExist();
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> export(new Item(Kind.CHAT, 1), ChatFormat.HTML)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.OUTPUT_EXISTS));
        assertThat(file).hasContent("mine");
        assertThat(Files.list(folder).map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".unfinished"));
    }

    @Test
    void everyVersionCanBeExported() {
        for (int version = LATEST; version >= 2; version--) {
            ChatbotDatabase.rollBack(database, version, version + 1);
            file = folder.resolve("v" + version);
            assertThat(export(new Item(Kind.CHAT, 1), ChatFormat.JSON).messages()).isPositive();
        }
    }

    private ChatExport.Written export(Item item, ChatFormat format) {
        return new ChatExport(database).toFile(item, format, file, false, Progress.NONE, Cancellation.never());
    }
}
