package dev.tidemark.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ChatsWindowTest extends AppJourney {
    @Override
    protected void prepare(Services services) {
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO chats (project_id, title, updated_at) VALUES (1, 'Ten thousand', '2030-01-01T00:00:00Z')"));
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO messages (chat_id, role, content) SELECT (SELECT max(id) FROM chats), iif(i % 2, 'user', 'assistant'), 'message ' || i || char(10, 10, 45, 32) || 'a point' FROM n"""));
    }

    @Test
    void aConversationIsReadWithMouseAndKeyboard() {
        open();
        clickOn("Returns policy, 30 or 14 days?");
        await(() -> text("#chatTitle").equals("Returns policy, 30 or 14 days?") && text("#messagePlace").startsWith("Messages 1–"));

        clickOn(".metadata-button");
        assertThat(lookup(".metadata-bubble").tryQuery()).isPresent();
        clickOn(".metadata-button");
        assertThat(lookup(".metadata-bubble").tryQuery()).isEmpty();

        clickOn("#chats");
        clickOn("Returns policy, 30 or 14 days?");
        type(KeyCode.DOWN);
        await(() -> text("#chatTitle").equals("Beacon 800 in the cold"));
        type(KeyCode.LEFT);
        type(KeyCode.DOWN);
        await(() -> list("#chats").getItems().size() == 6 && !text("#chatTitle").equals("Beacon 800 in the cold"));
        assertThat(Accessibility.nameless(scene())).isEmpty();
    }

    @Test
    void aChatOfTenThousandMessagesIsScrolledFromEndToEnd() {
        open();
        clickOn("Ten thousand");
        await(() -> text("#messagePlace").endsWith("of 10,000"));
        assertThat(text("#messagePlace")).startsWith("Messages 1–");
        clickOn("#lastMessage");
        await(() -> text("#messagePlace").endsWith("–10,000 of 10,000"));
        assertThat(lookup(".turn").queryAll()).hasSizeLessThanOrEqualTo(ConversationModel.MOST);

        onFx(() -> {
            scroll().requestFocus();
            scroll().setVvalue(0);
            return null;
        });
        await(() -> lookup(".turn").queryAll().size() > ConversationModel.PAGE);
        assertThat(firstShown()).isBetween(9_900, 9_990);

        type(KeyCode.HOME);
        await(() -> text("#messagePlace").startsWith("Messages 1–"));
        assertThat(scroll().getVvalue()).isZero();
    }

    @Test
    void scrollingDownKeepsWhatIsReadInItsPlace() {
        open();
        clickOn("Ten thousand");
        await(() -> text("#messagePlace").endsWith("of 10,000"));
        for (int page = 0; page < 8; page++) {
            int before = firstShown();
            onFx(() -> {
                scroll().setVvalue(1);
                return null;
            });
            await(() -> firstShown() > before && scroll().getVvalue() < 1);
            assertThat(firstShown() - before).isLessThanOrEqualTo(ConversationModel.MOST);
        }
        assertThat(lookup(".turn").queryAll()).hasSizeLessThanOrEqualTo(ConversationModel.MOST);
        assertThat(firstShown()).isGreaterThan(8 * ConversationModel.PAGE);
    }

    @Test
    void aFoundMessageIsOpenedWhereItStands() {
        open();
        push(KeyCode.CONTROL, KeyCode.F);
        write("toothpick");
        await(() -> !list("#hits").getItems().isEmpty());
        type(KeyCode.DOWN);
        type(KeyCode.ENTER);
        await(() -> text("#chatTitle").equals("Beacon does not charge: a live case"));
        await(() -> lookup(".bubble").queryAll().stream().anyMatch(bubble -> bubble.getPseudoClassStates().toString().contains("found")));
        assertThat(Accessibility.nameless(scene())).isEmpty();

        type(KeyCode.ESCAPE);
        await(() -> lookup("#projects").queryAs(Node.class).isFocused() && list("#projects").getParent().isVisible());
        assertThat(text("#chatTitle")).isEqualTo("Beacon does not charge: a live case");
    }

    @Test
    void aChatIsRenamedAndDeletedByTheKeysAfterALookAtWhatGoes() {
        open();
        clickOn("Returns policy, 30 or 14 days?");
        await(() -> text("#chatTitle").equals("Returns policy, 30 or 14 days?") && list("#chats").isFocused());
        type(KeyCode.F2);
        await(() -> lookup("#newName").tryQuery().map(Node::isFocused).orElse(false));
        write("Waders");
        type(KeyCode.ENTER);
        await(() -> text("#chatTitle").equals("Waders"));

        clickOn("#chats");
        clickOn("Waders");
        await(() -> list("#chats").isFocused());
        type(KeyCode.DELETE);
        await(() -> lookup("#confirmationVerb").tryQuery().isPresent());
        assertThat(lookup(".sheet-subtitle").queryLabeled().getText()).startsWith("What goes with it: ").contains(" messages. A verified backup is taken first");
        clickOn("#confirmationVerb");
        await(() -> list("#chats").getItems().size() == 6);
        assertThat(Accessibility.nameless(scene())).isEmpty();
    }

    @Test
    void theButtonBesideAChatDoesWhatTheMenuOfItsRowDoes() {
        open();
        clickOn("Returns policy, 30 or 14 days?");
        await(() -> text("#chatTitle").equals("Returns policy, 30 or 14 days?") && list("#chats").isFocused());
        onFx(() -> {
            lookup("#chatMore").query().requestFocus();
            return null;
        });
        type(KeyCode.SPACE);
        awaitShown("Rename…");
        clickOn("Rename…");
        await(() -> lookup("#newName").tryQuery().map(Node::isFocused).orElse(false));
        write("Sandals");
        type(KeyCode.ENTER);
        await(() -> text("#chatTitle").equals("Sandals"));
    }

    @Test
    void aChatIsWrittenIntoAFileByItsMenu() throws IOException {
        open();
        Path page = folder.resolve("returns.html");
        choosers.answer(page);
        rightClickOn("Returns policy, 30 or 14 days?");
        await(() -> inMenu("Export…").findFirst().isPresent());
        clickOn(inMenu("Export…").findFirst().orElseThrow());
        await(() -> lookup(".toast .label").queryAllAs(Labeled.class).stream().anyMatch(label -> label.getText().endsWith("written to returns.html")));
        assertThat(choosers.questions()).singleElement().satisfies(question -> assertThat(question.fileName()).isEqualTo("Returns policy- 30 or 14 days-.html"));
        assertThat(Files.readString(page)).contains("Returns policy, 30 or 14 days?");
    }

    @Test
    void theIndexIsMadeAndRemovedByItsMenuAndFindsTheSame() {
        open();
        push(KeyCode.CONTROL, KeyCode.F);
        write("toothpick");
        await(() -> text("#foundTitle").equals("1 place with “toothpick”"));
        index("Make an index");
        await(() -> text("#indexNote").startsWith("Index of 10,3"));
        index("Make it anew");
        await(() -> text("#indexNote").startsWith("Index of 10,3") && !lookup("#indexMenu").query().isDisabled());
        push(KeyCode.CONTROL, KeyCode.F);
        write("toothpic");
        await(() -> text("#foundTitle").equals("1 place with “toothpic”"));
        index("Remove the index");
        await(() -> text("#indexNote").startsWith("Every message is read."));
    }

    /** The item of an open menu: a button may have the same words. */
    private Stream<Labeled> inMenu(String item) {
        return lookup(".context-menu .label").queryAllAs(Labeled.class).stream().filter(label -> label.isVisible() && label.getText().equals(item));
    }

    private void index(String item) {
        await(() -> !lookup("#indexMenu").query().isDisabled());
        clickOn("#indexMenu");
        awaitShown(item);
        clickOn(item);
    }

    @Test
    void documentsAndSettingsAreShown() {
        open();
        clickOn("Documents 6");
        await(() -> list("#documents").getItems().size() == 6 && lookup("price-list-2019.csv").tryQuery().isPresent());
        clickOn("price-list-2019.csv");
        await(() -> text("#documentTitle").equals("price-list-2019.csv"));
        assertThat(lookup("failed").tryQuery()).isPresent();
        clickOn("#settings");
        await(() -> text("#categoryTitle").equals("appearance"));
        assertThat(Accessibility.nameless(scene())).isEmpty();
        clickOn("Product handbook");
        await(() -> Stream.of("#documentTitle", "#chatTitle").anyMatch(title -> lookup(title).tryQuery().filter(Node::isVisible).isPresent()));
    }

    @Test
    void theFolderOfADocumentIsOpenedAndOneOutsideOnlyWhenItIsAgreedTo() {
        services().database().write("chatbot", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "UPDATE documents SET file_path = '../elsewhere/x.csv' WHERE filename = 'price-list-2019.csv'"));
        open();
        clickOn("Documents 6");
        await(() -> list("#documents").getItems().size() == 6);
        clickOn("handbook.md");
        await(() -> text("#documentTitle").equals("handbook.md"));
        clickOn("#openDocumentFolder");
        assertThat(shownFolders).containsExactly(services().workspace().root().resolve("documents/project_1"));

        clickOn("price-list-2019.csv");
        await(() -> text("#documentTitle").equals("price-list-2019.csv"));
        clickOn("#openDocumentFolder");
        await(() -> lookup("#confirmationVerb").tryQuery().isPresent());
        assertThat(shownFolders).hasSize(1);
        pictures("chats-folder-outside");
        clickOn("#confirmationVerb");
        await(() -> shownFolders.size() == 2);
        assertThat(shownFolders.getLast()).isEqualTo(folder);
    }

    @Test
    void aSearchIsStoppedWhileItIsAtWork() throws SQLException {
        open();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + services().workspace().databaseFile())) {
            // The search cannot come to its end as long as it may not read.
            Sql.run(other, "BEGIN EXCLUSIVE");
            clickOn("#search").write("handbook");
            await(() -> text("#foundTitle").equals("Searching for “handbook” …"));
            clickOn("#stopSearch");
            Sql.run(other, "ROLLBACK");
        }
        await(() -> text("#foundTitle").startsWith("Stopped: "));
        assertThat(lookup("#stopSearch").query().isVisible()).isFalse();
        assertThat(text("#foundTitle")).isEqualTo("Stopped: no places with “handbook” so far.");
        onFx(() -> {
            lookup("#search").queryTextInputControl().clear();
            return null;
        });
        clickOn("#search").write("message 77");
        await(() -> !list("#hits").getItems().isEmpty() && !lookup("#stopSearch").query().isVisible());
    }

    private void open() {
        go("chats");
        await(() -> !list("#projects").getItems().isEmpty());
        clickOn("Product handbook");
        await(() -> list("#chats").getItems().size() == 7);
    }

    /** The number of the first message in view, out of "Messages 9,961–9,965 of 10,000". */
    private int firstShown() {
        return Integer.parseInt(text("#messagePlace").replaceAll("^\\D*([\\d,]+).*", "$1").replace(",", ""));
    }

    private ScrollPane scroll() {
        return lookup("#turns").queryAs(ScrollPane.class);
    }

    private ListView<?> list(String id) {
        return lookup(id).queryAs(ListView.class);
    }
}
