package dev.tidemark.core.chats;

import static dev.tidemark.core.chats.ChatbotDatabase.LATEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidemark.core.sqlite.Database;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a roll back the chats are still there to read, as far as the older version has them. */
class ChatsAtOlderVersionsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyListingWorksAtEveryVersion(int version) {
        ChatsReader reader = rolledBackTo(version);

        assertThatCode(() -> {
            reader.projects(10);
            reader.documents(1, null, 10).rows().stream().findFirst().ifPresent(last -> reader.documents(1, last, 10));
            reader.chats(1, null, 10).rows().stream().findFirst().ifPresent(last -> reader.chats(1, last, 10));
            reader.chat(1);
            reader.messages(1, 0, 10);
            reader.messagesBefore(1, 10, 10);
            reader.settings(10);
        }).doesNotThrowAnyException();
    }

    @Test
    void aMissingColumnIsToldAndNullInTheRows() {
        ChatsReader reader = rolledBackTo(4);

        Listing<Document> documents = reader.documents(1, null, 10);
        Listing<Message> messages = reader.messages(1, 0, 10);

        assertThat(documents.missing()).containsExactlyInAnyOrder("documents.status", "documents.error_message", "documents.metadata");
        assertThat(documents.rows()).hasSize(6).allSatisfy(d -> {
            assertThat(d.status()).isNull();
            assertThat(d.metadata()).isNull();
            assertThat(d.file().state()).isEqualTo(StoredFile.State.PRESENT);
        });
        assertThat(messages.missing()).containsExactly("messages.metadata");
        assertThat(messages.rows()).hasSize(10);
        assertThat(reader.settings(10).missing()).isEmpty();
    }

    @Test
    void aMissingTableIsToldAndItsListIsEmpty() {
        ChatsReader reader = rolledBackTo(1);

        assertThat(reader.settings(10)).isEqualTo(new Listing<Setting>(List.of(), false, List.of("settings")));
        assertThat(reader.chats(1, null, 10).missing()).containsExactly("chats", "messages");
        assertThat(reader.messages(1, 0, 10).rows()).isEmpty();
        Listing<Project> projects = reader.projects(10);
        assertThat(projects.missing()).contains("chats", "messages");
        assertThat(projects.rows()).hasSize(5).anySatisfy(p -> {
            assertThat(p.documents()).isEqualTo(6);
            assertThat(p.chats() + p.messages()).isZero();
            assertThat(p.lastActivity()).isNotNull();
        });
    }

    @Test
    void atBaseEverythingIsMissing() {
        ChatsReader reader = rolledBackTo(0);

        assertThat(reader.projects(10).rows()).isEmpty();
        assertThat(reader.chat(1)).isEmpty();
    }

    @Test
    void aTableOfTheSameNameWithoutItsKeysIsNotRead() {
        Database database = ChatbotDatabase.atVersion(folder, 1);
        ChatbotDatabase.change(database, "CREATE TABLE messages (body TEXT)");

        Listing<Message> messages = new ChatsReader(database, folder).messages(1, 0, 10);

        assertThat(messages.rows()).isEmpty();
        assertThat(messages.missing()).contains("messages.id", "messages.chat_id");
    }

    private ChatsReader rolledBackTo(int version) {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);
        SampleData.fill(database, folder);
        ChatbotDatabase.rollBack(database, version);
        return new ChatsReader(database, folder);
    }
}
