package dev.tidemark.core.chats;

import static dev.tidemark.core.chats.ChatbotDatabase.LATEST;
import static dev.tidemark.core.chats.ChatbotDatabase.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatsReaderTest {
    @TempDir Path folder;
    private Database database;
    private ChatsReader reader;

    @BeforeEach
    void fill() {
        database = ChatbotDatabase.atVersion(folder, LATEST);
        SampleData.fill(database, folder);
        reader = new ChatsReader(database, folder);
    }

    @Test
    void projectsAreSortedByNameAndCounted() {
        Listing<Project> projects = reader.projects(10);

        assertThat(projects.rows()).extracting(Project::name)
            .containsExactly("Ideas for spring", "Product handbook", "Research notes", "Support archive", "Team onboarding");
        assertThat(projects.more()).isFalse();
        assertThat(projects.missing()).isEmpty();
        Project handbook = projects.rows().get(1);
        assertThat(handbook.documents()).isEqualTo(6);
        assertThat(handbook.chats()).isEqualTo(6);
        assertThat(handbook.messages()).isEqualTo(number("SELECT count(*) FROM messages WHERE chat_id IN (SELECT id FROM chats WHERE project_id = 1)"));
        assertThat(handbook.lastActivity().text()).isEqualTo(text("SELECT max(created_at) FROM messages WHERE chat_id <= 6"));
    }

    @Test
    void anEmptyProjectWasLastActiveWhenItWasMade() {
        Project empty = reader.projects(10).rows().getFirst();

        assertThat(empty.documents() + empty.chats() + empty.messages()).isZero();
        assertThat(empty.description()).isNull();
        assertThat(empty.lastActivity().instant()).isEqualTo(Instant.parse("2025-10-29T14:00:00Z"));
    }

    @Test
    void documentsComeNewestFirstPageByPage() {
        List<Document> all = reader.documents(2, null, 100).rows();
        Listing<Document> first = reader.documents(2, null, 3);
        Listing<Document> second = reader.documents(2, first.rows().getLast(), 3);
        Listing<Document> third = reader.documents(2, second.rows().getLast(), 3);

        assertThat(all).hasSize(7).isSortedAccordingTo(Comparator.comparing((Document d) -> d.createdAt().instant()).reversed());
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isTrue();
        assertThat(third.more()).isFalse();
        assertThat(joined(first.rows(), second.rows(), third.rows())).isEqualTo(all);
    }

    @Test
    void aDeletedFileIsReportedMissing() throws Exception {
        Document document = reader.documents(1, null, 1).rows().getFirst();
        Files.delete(document.file().path());

        assertThat(reader.documents(1, null, 1).rows().getFirst().file().state()).isEqualTo(StoredFile.State.MISSING);
    }

    @Test
    void chatsComeLastChangedFirstPageByPageWithTheirCounts() {
        List<Chat> all = reader.chats(1, null, 100).rows();
        Listing<Chat> first = reader.chats(1, null, 4);
        Listing<Chat> second = reader.chats(1, first.rows().getLast(), 4);

        assertThat(all).hasSize(6).isSortedAccordingTo(Comparator.comparing((Chat c) -> c.updatedAt().instant()).reversed());
        assertThat(joined(first.rows(), second.rows())).isEqualTo(all);
        Chat returns = all.getFirst();
        assertThat(returns.title()).isEqualTo("Returns policy, 30 or 14 days?");
        assertThat(returns.messages()).isEqualTo(18);
        assertThat(returns.lastMessageAt()).isEqualTo(returns.updatedAt());
    }

    @Test
    void chatsThatChangedInTheSameMomentAreNeitherSkippedNorRepeated() {
        change(database, "UPDATE chats SET updated_at = '2025-11-04T00:00:00.000Z'");
        List<Long> seen = new ArrayList<>();
        Chat last = null;
        for (Listing<Chat> page = reader.chats(3, null, 2); !page.rows().isEmpty(); page = reader.chats(3, last, 2)) {
            page.rows().forEach(c -> seen.add(c.id()));
            last = page.rows().getLast();
        }

        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void aChatWithoutMessagesIsListed() {
        change(database, "INSERT INTO chats (project_id, title) VALUES (5, 'New')");

        Chat chat = reader.chats(5, null, 10).rows().getFirst();

        assertThat(chat.messages()).isZero();
        assertThat(chat.lastMessageAt()).isNull();
        assertThat(reader.chat(chat.id())).contains(chat);
        assertThat(reader.chat(999)).isEmpty();
    }

    @Test
    void messagesArePagedForwardAndBackInTheOrderOfTheConversation() {
        List<Message> all = reader.messages(1, 0, 100).rows();
        Listing<Message> first = reader.messages(1, 0, 7);
        Listing<Message> second = reader.messages(1, first.rows().getLast().id(), 100);
        Listing<Message> newest = reader.messagesBefore(1, Long.MAX_VALUE, 5);
        Listing<Message> before = reader.messagesBefore(1, newest.rows().getFirst().id(), 100);

        assertThat(all).hasSize(18).extracting(Message::role).startsWith("system", "user", "assistant");
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(joined(first.rows(), second.rows())).isEqualTo(all);
        assertThat(newest.more()).isTrue();
        assertThat(before.more()).isFalse();
        assertThat(joined(before.rows(), newest.rows())).isEqualTo(all);
    }

    @Test
    void thePlaceOfAMessageInItsChatIsCounted() {
        List<Message> first = reader.messages(1, 0, 3).rows();
        assertThat(reader.countBefore(1, first.getFirst().id())).isZero();
        assertThat(reader.countBefore(1, first.getLast().id())).isEqualTo(2);
        assertThat(reader.countBefore(1, Long.MAX_VALUE)).isEqualTo(reader.chat(1).orElseThrow().messages());
    }

    @Test
    void oneDocumentIsFoundByItsId() {
        Document newest = reader.documents(1, null, 1).rows().getFirst();
        assertThat(reader.document(newest.id())).contains(newest);
        assertThat(reader.document(-1)).isEmpty();
    }

    @Test
    void metadataIsTheStoredText() {
        Message answer = reader.messages(1, 0, 100).rows().get(2);

        assertThat(answer.metadata()).startsWith("{\"model\":\"llama3.1:8b\",\"sources\":[{").isEqualTo(text("SELECT metadata FROM messages WHERE id = 3"));
    }

    @Test
    void aVeryLongMessageIsCutAndItsLengthTold() {
        change(database, "INSERT INTO messages (id, chat_id, role, content) VALUES (9000, 1, 'user', replace(hex(zeroblob(150000)), '0', 'x'))");

        Message message = reader.messagesBefore(1, Long.MAX_VALUE, 1).rows().getFirst();

        assertThat(message.content()).hasSize(ChatsReader.LONGEST_TEXT);
        assertThat(message.length()).isEqualTo(300_000);
    }

    /** At which many of SQLite's functions end. */
    @Test
    void aMessageWithANulComesWhole() {
        change(database, "INSERT INTO messages (id, chat_id, role, content) VALUES (9000, 1, 'user', 'one' || char(0) || 'two 😀'), (9001, 1, 'user', 'a' || char(0) || replace(hex(zeroblob(150000)), '0', 'x'))");
        List<Message> messages = reader.messagesBefore(1, Long.MAX_VALUE, 2).rows();
        Message whole = messages.stream().filter(m -> m.id() == 9000).findFirst().orElseThrow();
        Message cut = messages.stream().filter(m -> m.id() == 9001).findFirst().orElseThrow();

        assertThat(whole.content()).isEqualTo("one\0two 😀");
        assertThat(whole.length()).isLessThanOrEqualTo(whole.content().length());
        assertThat(cut.length()).as("what is not there is told").isGreaterThan(cut.content().length());
    }

    @Test
    void settingsAreGroupedByCategory() {
        Listing<Setting> settings = reader.settings(100);

        assertThat(settings.rows()).isSortedAccordingTo(Comparator.comparing(Setting::category).thenComparing(Setting::key));
        assertThat(settings.rows()).extracting(Setting::category).contains("appearance", "documents", "general", "model", "retrieval");
    }

    @Test
    void listingAProjectsDocumentsAndChatsAndAChatsMessagesUsesAnIndexAndSortsNothing() {
        database.read(connection -> {
            ChatQueries queries = new ChatQueries(ChatTables.of(connection));
            assertIndexed(connection, queries.documents(false), "ix_documents_project_id_created_at", 1, 10);
            assertIndexed(connection, queries.documents(true), "ix_documents_project_id_created_at", 1, "2025", 1, 10);
            assertIndexed(connection, queries.chats(false), "ix_chats_project_id_updated_at", 1, 10);
            assertIndexed(connection, queries.chats(true), "ix_chats_project_id_updated_at", 1, "2025", 1, 10);
            assertIndexed(connection, queries.messagesAfter(), "ix_messages_chat_id", 1, 0, 10);
            assertIndexed(connection, queries.messagesBefore(), "ix_messages_chat_id", 1, 100, 10);
            return null;
        });
    }

    @Test
    void countingTheContentsOfProjectsUsesIndexes() {
        List<String> plan = database.read(c -> plan(c, new ChatQueries(ChatTables.of(c)).projects(), 10));

        assertThat(plan).filteredOn(step -> step.startsWith("SCAN")).containsExactly("SCAN p");
    }

    @Test
    void aMissingDatabaseIsAProblemAndNotCreated() {
        Path nowhere = folder.resolve("none.db");

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> new ChatsReader(Database.at(nowhere), folder).projects(1))
            .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.FILE_MISSING));
        assertThat(nowhere).doesNotExist();
    }

    private static void assertIndexed(Connection connection, String sql, String index, Object... parameters) throws SQLException {
        List<String> plan = plan(connection, sql, parameters);
        assertThat(plan.getFirst()).contains("USING").contains(index);
        assertThat(plan).noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    private static List<String> plan(Connection connection, String sql, Object... parameters) throws SQLException {
        return Sql.list(connection, "EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail"), parameters);
    }

    @SafeVarargs
    private static <T> List<T> joined(List<T>... pages) {
        List<T> all = new ArrayList<>();
        List.of(pages).forEach(all::addAll);
        return all;
    }

    private long number(String sql) {
        return database.read(c -> Sql.number(c, sql));
    }

    private String text(String sql) {
        return database.read(c -> Sql.text(c, sql));
    }
}
