package dev.tidemark.core.chats.search;

import static dev.tidemark.core.chats.ChatbotDatabase.LATEST;
import static dev.tidemark.core.chats.ChatbotDatabase.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.chats.ChatbotDatabase;
import dev.tidemark.core.chats.ManyMessages;
import dev.tidemark.core.chats.SampleData;
import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {
    @TempDir Path folder;
    private Database database;
    private ChatSearch search;
    private Path file;

    @BeforeEach
    void fill() {
        database = ChatbotDatabase.atVersion(folder, LATEST);
        SampleData.fill(database, folder);
        ManyMessages.fill(database, 13_000, true, Progress.NONE, Cancellation.never());
        change(database, "INSERT OR REPLACE INTO messages (id, chat_id, role, content) VALUES (100, 1, 'user', 'Die Gr\u00d6\u00dfe: \u4f60\u597d\u4e16\u754c, utf-8 and snake_case'), (500000, 1, 'user', 'far away')");
        Workspace workspace = new Workspace(folder, database.file(), List.of(folder));
        search = new ChatSearch(workspace, database);
        file = workspace.records().resolve("search.db");
    }

    @Test
    void withTheIndexTheSameIsFoundAsWithoutIt() {
        List<String> asked = List.of("toothpick", "the", "tern", "a", "*ick", "\"in the\"", "gr\u00f6\u00dfe", "\u4e16\u754c", "utf-8", "snake_case", "_case", "case", "8", "TOOTH", "\\", "far awa", "the zzz",
            "the returns policy", "*oothpic the", "don't", "kittiwake");
        List<List<SearchHit>> read = asked.stream().map(this::find).toList();

        assertThat(update().messages()).isEqualTo(messages());

        for (int i = 0; i < asked.size(); i++) {
            assertThat(find(asked.get(i))).as(asked.get(i)).isEqualTo(read.get(i));
        }
        assertThat(report("toothpick")).extracting(SearchReport::indexed, SearchReport::indexOutdated).containsExactly(true, false);
        assertThat(report("\\").indexed()).isFalse();
        assertThat(read.get(0)).isNotEmpty();
        assertThat(read.get(7)).hasSize(1);
    }

    @Test
    void theDatabaseIsNotTouchedAndTheFileIsItsOwnersAlone() throws Exception {
        byte[] before = Files.readAllBytes(database.file());
        String mark = StateMark.of(database.file());
        update();

        assertThat(Files.readAllBytes(database.file())).isEqualTo(before);
        assertThat(StateMark.of(database.file())).isEqualTo(mark);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
        }
    }

    @Test
    void aNewMessageIsFoundAtOnceAndThenIndexed() {
        update();
        change(database, "INSERT INTO messages (chat_id, role, content) VALUES (1, 'user', 'a brandnewword')");

        assertThat(find("brandnewword")).hasSize(1);
        assertThat(report("brandnewword").indexOutdated()).isTrue();
        assertThat(update().messages()).isEqualTo(messages());
        assertThat(find("brandnewword")).hasSize(1);
        assertThat(report("brandnewword").indexOutdated()).isFalse();
    }

    @Test
    void editedDeletedAndInsertedOnesArePutRight() {
        update();
        change(database, "UPDATE messages SET content = 'an editedword' WHERE id = 100");
        change(database, "DELETE FROM messages WHERE id IN (101, 500000) OR id BETWEEN 8192 AND 12287");
        change(database, "INSERT INTO messages (id, chat_id, role, content) VALUES (400000, 1, 'user', 'an insertedword')");

        assertThat(find("snake_case")).as("what is not there any more is never told").isEmpty();
        assertThat(report("editedword").indexOutdated()).isTrue();
        assertThat(update().messages()).isEqualTo(messages());
        assertThat(find("editedword")).extracting(SearchHit::id).containsExactly(100L);
        assertThat(find("insertedword")).extracting(SearchHit::id).containsExactly(400000L);
        assertThat(find("far away")).isEmpty();
        List<SearchHit> indexed = find("tern");
        search.drop();
        assertThat(indexed).isEqualTo(find("tern"));
    }

    @Test
    void anEditOfTheSameLengthIsNoticed() {
        update();
        change(database, "UPDATE messages SET content = replace(content, 'utf-8', 'ebcdi') WHERE id = 100");

        update();
        assertThat(find("ebcdi")).extracting(SearchHit::id).containsExactly(100L);
    }

    @Test
    void anotherDatabaseInItsPlaceIsNoticed() throws Exception {
        update();
        Files.delete(database.file());
        ChatbotDatabase.atVersion(folder, LATEST);
        change(database, "INSERT INTO projects (name) VALUES ('p')");
        change(database, "INSERT INTO chats (project_id, title) VALUES (1, 't')");
        change(database, "INSERT INTO messages (chat_id, role, content) VALUES (1, 'user', 'quite another')");

        assertThat(update().messages()).isEqualTo(1);
        assertThat(find("another")).hasSize(1);
        assertThat(find("toothpick")).isEmpty();
    }

    @Test
    void aCancelledUpdateIsGoneOnWith() {
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> search.update((doing, fraction) -> cancellation.cancel(), cancellation))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));

        assertThat(find("toothpick")).as("what is not indexed yet is read").isNotEmpty();
        assertThat(update().messages()).isEqualTo(messages());
    }

    @Test
    void aDamagedIndexIsPassedOverAndMadeAnew() throws Exception {
        update();
        List<SearchHit> hits = find("toothpick");
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(search.index()).isEmpty();
        assertThat(find("toothpick")).isEqualTo(hits);
        assertThat(update().messages()).isEqualTo(messages());

        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, bytes.length / 3, bytes.length, (byte) 7);
        Files.write(file, bytes);
        assertThat(find("toothpick")).as("damaged inside").isEqualTo(hits);
        change(database, "INSERT INTO messages (chat_id, role, content) VALUES (1, 'user', 'newer than the damage')");
        assertThat(update().messages()).as("an update makes it anew").isEqualTo(messages());
        assertThat(report("newer than the damage")).extracting(SearchReport::hits, SearchReport::indexed).containsExactly(1L, true);
        assertThat(search.rebuild(Progress.NONE, Cancellation.never()).messages()).isEqualTo(messages());
        assertThat(find("toothpick")).isEqualTo(hits);
    }

    @Test
    void messagesWithoutANumberOfTheirOwnAreReadAndNotIndexed() {
        change(database, "DROP TABLE messages");
        change(database, "CREATE TABLE messages (id TEXT PRIMARY KEY, chat_id INTEGER, content TEXT)");
        change(database, "INSERT INTO messages VALUES (7, 1, 'sevenfold words')");

        assertThatThrownBy(this::update).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SEARCH_NOT_INDEXED));
        assertThat(file).doesNotExist();
        assertThat(find("sevenfold")).hasSize(1);
    }

    private IndexState update() {
        return search.update(Progress.NONE, Cancellation.never());
    }

    private long messages() {
        return database.read(connection -> Sql.number(connection, "SELECT count(*) FROM messages"));
    }

    private SearchReport report(String text) {
        return search.search(text, Long.MAX_VALUE, _ -> { }, Progress.NONE, Cancellation.never());
    }

    private List<SearchHit> find(String text) {
        List<SearchHit> hits = new ArrayList<>();
        search.search(text, Long.MAX_VALUE, hits::add, Progress.NONE, Cancellation.never());
        return hits;
    }
}
