package dev.tidemark.core.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.chats.Item.Kind;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.undo.UndoPlan;
import dev.tidemark.support.SampleWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemChangesTest {
    private static final Item HANDBOOK = new Item(Kind.PROJECT, 1);

    @TempDir Path folder;
    private Services services;
    private Path root;
    private Path vectors;

    @BeforeEach
    void open() throws IOException {
        services = new SampleWorkspace(folder).services();
        root = services.workspace().root();
        vectors = root.resolve("chroma/project_1");
        Files.createDirectories(vectors);
        Files.writeString(vectors.resolve("index.bin"), "vectors");
    }

    @Test
    void theCascadeOfAProjectIsToldInNumbersAndNothingHappens() {
        List<Long> before = counts();
        RemovalPlan plan = plan(HANDBOOK);

        assertThat(plan.sentence()).isEqualTo("6 documents, 6 chats, 90 messages; 6 files, one vector collection");
        assertThat(plan.files()).containsExactly(root.resolve("documents/project_1"), vectors);
        assertThat(counts()).isEqualTo(before);
        assertThat(vectors).isDirectory();
    }

    @Test
    void rowsAndFilesGoAndTheUndoBringsBothBackAndTheUndoOfThatTakesThemAgain() throws IOException {
        List<Long> before = counts();
        List<String> files = files();
        ItemChanges.Removed removed = remove(HANDBOOK);
        int entry = removed.report().entry().orElseThrow().number();

        assertThat(removed.left()).isEmpty();
        assertThat(counts().getFirst()).isEqualTo(before.getFirst() - 1);
        assertThat(vectors).doesNotExist();
        assertThat(root.resolve("documents/project_1")).doesNotExist();
        assertThat(root.resolve(".tidemark/trash/" + entry + "/files/chroma/project_1/index.bin")).hasContent("vectors");
        assertThat(removed.report().entry().get().sentence()).startsWith("Deleted the project “Product handbook”, with 6 documents, 6 chats, ");

        UndoPlan plan = services.undo().plan(entry, false, Cancellation.never());
        assertThat(plan.lines()).contains("2 files or folders come back from the trash");
        int undo = services.undo().undo(plan, Progress.NONE, Cancellation.never()).number();
        assertThat(counts()).isEqualTo(before);
        assertThat(files()).isEqualTo(files);

        services.undo().undo(services.undo().plan(undo, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(counts().getFirst()).isEqualTo(before.getFirst() - 1);
        assertThat(vectors).doesNotExist();
    }

    @Test
    void restoringTheBackupBringsTheFilesBackToo() throws IOException {
        List<String> files = files();
        int entry = remove(HANDBOOK).report().entry().orElseThrow().number();

        services.undo().undo(services.undo().plan(entry, true, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void restoringTheBackupOfAnEarlierEntryBringsTheFilesOfLaterDeletesBackToo() throws IOException {
        List<String> files = files();
        Item chat = new Item(Kind.CHAT, 1);
        int rename = services.itemChanges().rename(chat, "Waders", null, Progress.NONE, Cancellation.never()).entry().orElseThrow().number();
        remove(HANDBOOK);

        UndoPlan plan = services.undo().plan(rename, true, Cancellation.never());
        assertThat(plan.lines()).contains("2 files or folders come back from the trash, of what was deleted later");
        int undo = services.undo().undo(plan, Progress.NONE, Cancellation.never()).number();
        assertThat(files()).isEqualTo(files);
        assertThat(services.undo().plan(undo, false, Cancellation.never()).possible()).isTrue();
    }

    @Test
    void whereTheTrashCannotBeWrittenTheDeleteIsToldAsDoneAndTheFilesAsLeft() throws IOException {
        Files.writeString(root.resolve(".tidemark/trash"), "not a folder");
        ItemChanges.Removed removed = remove(HANDBOOK);

        assertThat(removed.report().entry()).isPresent();
        assertThat(removed.left()).containsExactly(root.resolve("documents/project_1"), vectors);
        assertThat(vectors).isDirectory();
    }

    @Test
    void anUndoWhoseFilesCannotBeMovedIsToldAsDone() throws IOException {
        List<Long> before = counts();
        int entry = remove(HANDBOOK).report().entry().orElseThrow().number();
        UndoPlan plan = services.undo().plan(entry, false, Cancellation.never());
        Files.writeString(root.resolve(".tidemark/trash/" + entry + "/files.json"), "torn");

        assertThatThrownBy(() -> services.undo().undo(plan, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.FILES_NOT_MOVED));
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aFileThatStandsInTheWayOfTheUndoIsToldAndNotOverwritten() throws IOException {
        int entry = remove(HANDBOOK).report().entry().orElseThrow().number();
        Files.createDirectories(vectors);

        assertThatThrownBy(() -> services.undo().undo(services.undo().plan(entry, false, Cancellation.never()), Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.FILES_NOT_MOVED);
                assertThat(problem.what()).contains("chroma/project_1");
            });
        assertThat(root.resolve("documents/project_1")).isDirectory();
        assertThat(vectors).isEmptyDirectory();
    }

    @Test
    void filesOutsideOfTheDocumentsAndSharedOnesStay() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.txt"), "mine");
        Path linked = root.resolve("documents/project_1/link.txt");
        Files.createSymbolicLink(linked, elsewhere);
        document(1, "../elsewhere.txt");
        document(1, elsewhere.toString());
        document(1, "sqlite/app.db");
        document(1, "documents/project_1/link.txt");
        document(2, "documents/project_1/handbook.md");
        RemovalPlan plan = plan(HANDBOOK);

        assertThat(plan.files()).doesNotContain(root.resolve("documents/project_1"), root.resolve("documents/project_1/handbook.md"), elsewhere, root.resolve("sqlite/app.db"), linked);
        assertThat(plan.notes()).anyMatch(note -> note.startsWith("4 files outside of the documents folder stay")).anyMatch(note -> note.contains("that another document has too stays: documents/project_1/handbook.md"));
        remove(HANDBOOK);
        assertThat(elsewhere).hasContent("mine");
        assertThat(root.resolve("documents/project_1/handbook.md")).exists();
        assertThat(services.workspace().databaseFile()).exists();
    }

    @Test
    void aChatTakesItsMessagesAndADocumentItsFile() {
        assertThat(plan(new Item(Kind.CHAT, 1)).sentence()).matches("\\d+ messages");
        RemovalPlan document = plan(new Item(Kind.DOCUMENT, 1));
        assertThat(document.sentence()).isEqualTo("1 file");
        assertThat(document.notes()).singleElement().asString().contains("vector collection");
        remove(new Item(Kind.DOCUMENT, 1));
        assertThat(document.files().getFirst()).doesNotExist();
    }

    @Test
    void tablesOfTheChatbotsOwnAreFollowedByTheirForeignKeys() {
        sql("CREATE TABLE stars (message_id INTEGER REFERENCES messages (id) ON DELETE CASCADE)");
        sql("INSERT INTO stars SELECT id FROM messages WHERE chat_id = 1 LIMIT 3");
        assertThat(plan(new Item(Kind.CHAT, 1)).sentence()).matches("\\d+ messages, 3 rows of stars");

        sql("CREATE TABLE pins (chat_id INTEGER NOT NULL REFERENCES chats (id))");
        sql("INSERT INTO pins VALUES (1)");
        assertThatThrownBy(() -> plan(new Item(Kind.CHAT, 1))).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONSTRAINT));
    }

    @Test
    void whatGrewSinceItWasShownIsNotDeleted() {
        RemovalPlan plan = plan(new Item(Kind.CHAT, 1));
        sql("INSERT INTO messages (chat_id, role, content) VALUES (1, 'user', 'wait')");

        assertThatThrownBy(() -> services.itemChanges().remove(plan, Progress.NONE, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CHANGE_OUTDATED));
        assertThat(services.chats().chat(1)).isPresent();
    }

    @Test
    void aRenameIsShownAndTakenBack() {
        Item item = new Item(Kind.CHAT, 1);
        RowPreview preview = services.itemChanges().planRename(item, "Waders", Cancellation.never());
        assertThat(preview.done().sentence()).isEqualTo("Renamed the chat “Returns policy, 30 or 14 days?” to “Waders”.");
        int entry = services.itemChanges().rename(item, "Waders", preview, Progress.NONE, Cancellation.never()).entry().orElseThrow().number();
        assertThat(services.chats().chat(1)).map(Chat::title).contains("Waders");
        services.undo().undo(services.undo().plan(entry, false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(services.chats().chat(1)).map(Chat::title).contains("Returns policy, 30 or 14 days?");
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThatThrownBy(() -> plan(new Item(Kind.DOCUMENT, 999))).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.what()).isEqualTo("There is no document 999."));
    }

    private RemovalPlan plan(Item item) {
        return services.itemChanges().planRemoval(item, Cancellation.never());
    }

    private ItemChanges.Removed remove(Item item) {
        return services.itemChanges().remove(plan(item), Progress.NONE, Cancellation.never());
    }

    private List<Long> counts() {
        return services.database().read(connection -> Sql.list(connection,
            "SELECT count(*) FROM projects UNION ALL SELECT count(*) FROM documents UNION ALL SELECT count(*) FROM chats UNION ALL SELECT count(*) FROM messages", row -> row.getLong(1)));
    }

    private List<String> files() throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).map(path -> root.relativize(path).toString()).filter(path -> path.startsWith("documents") || path.startsWith("chroma")).sorted().toList();
        }
    }

    private void document(long project, String path) {
        sql("INSERT INTO documents (project_id, filename, file_path, file_type, file_size) VALUES (" + project + ", 'x', '" + path + "', 'txt', 1)");
    }

    private void sql(String sql) {
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, sql));
    }
}
