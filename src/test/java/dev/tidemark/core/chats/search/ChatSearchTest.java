package dev.tidemark.core.chats.search;

import static dev.tidemark.core.chats.ChatbotDatabase.LATEST;
import static dev.tidemark.core.chats.ChatbotDatabase.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.chats.Chat;
import dev.tidemark.core.chats.ChatbotDatabase;
import dev.tidemark.core.chats.ChatsReader;
import dev.tidemark.core.chats.Message;
import dev.tidemark.core.chats.SampleData;
import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.chats.SearchHit.Kind;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatSearchTest {
    @TempDir Path folder;
    private Database database;
    private ChatsReader reader;
    private ChatSearch search;

    @BeforeEach
    void fill() {
        database = ChatbotDatabase.atVersion(folder, LATEST);
        SampleData.fill(database, folder);
        reader = new ChatsReader(database, folder);
        search = new ChatSearch(new Workspace(folder, database.file(), List.of(folder)), database);
    }

    @Test
    void itFindsNamesTitlesFilesSettingsAndMessages() {
        assertThat(find("hand")).extracting(SearchHit::kind).contains(Kind.PROJECT, Kind.DOCUMENT, Kind.MESSAGE);
        assertThat(find("returns policy")).extracting(SearchHit::kind).contains(Kind.CHAT);
        assertThat(find("chunk_size")).extracting(SearchHit::kind).containsExactly(Kind.SETTING);
    }

    @Test
    void aHitSaysWhereToGo() {
        SearchHit hit = find("toothpick").getFirst();

        assertThat(hit.kind()).isEqualTo(Kind.MESSAGE);
        assertThat(hit.title()).isEqualTo("Beacon does not charge: a live case");
        assertThat(hit.projectId()).isEqualTo(2);
        assertThat(hit.excerpt()).contains("wooden toothpick").hasSizeLessThan(170);
        assertThat(reader.chat(hit.chatId())).map(Chat::title).contains(hit.title());
        assertThat(reader.messages(hit.chatId(), hit.id() - 1, 1).rows()).extracting(Message::id).containsExactly(hit.id());
    }

    @Test
    void anExcerptShowsWhereItWasCutOff() {
        change(database, "INSERT INTO settings (key, value) VALUES ('long', ?)", "a ".repeat(100) + "needle" + " z".repeat(100));
        change(database, "INSERT INTO settings (key, value) VALUES ('short', 'just a needle.')");

        assertThat(find("needle")).extracting(SearchHit::excerpt)
            .satisfiesExactly(cut -> assertThat(cut).startsWith("…").endsWith("…").hasSizeBetween(150, 165), whole -> assertThat(whole).isEqualTo("just a needle."));
    }

    @Test
    void anErrorMessageOfADocumentIsFound() {
        assertThat(find("not UTF-8")).extracting(SearchHit::title).containsExactly("legacy-faq.txt");
    }

    @Test
    void capitalsDoNotMatter() {
        assertThat(find("TOOTHPICK")).isEqualTo(find("toothpick"));
    }

    @Test
    void signsOfPatternsAreTakenLiterally() {
        change(database, "INSERT INTO settings (key, value) VALUES ('odd', '100% a_b \\ ''quoted''')");

        assertThat(find("100%")).extracting(SearchHit::title).containsExactly("odd");
        assertThat(find("a_b")).extracting(SearchHit::title).containsExactly("odd");
        assertThat(find("\\")).extracting(SearchHit::title).containsExactly("odd");
        assertThat(find("'quoted'")).extracting(SearchHit::title).containsExactly("odd");
        assertThat(find("100%a")).isEmpty();
    }

    @Test
    void messagesAreFoundNewestFirstHoweverFarApartTheyAre() {
        change(database, "WITH RECURSIVE n(i) AS (SELECT 1000000 UNION ALL SELECT i + 1 FROM n WHERE i < 1005000) INSERT INTO messages (id, chat_id, role, content) SELECT i, 1, 'user', iif(i IN (1000000, 1000001, 1003998, 1003999, 1004000, 1005000), 'a needle', 'hay') FROM n");
        for (long id : new long[] {Long.MIN_VALUE + 1, -5, Long.MAX_VALUE}) {
            change(database, "INSERT INTO messages (id, chat_id, role, content) VALUES (" + id + ", 1, 'user', 'a needle')");
        }
        assertThat(find("needle")).extracting(SearchHit::id).containsExactly(Long.MAX_VALUE, 1005000L, 1004000L, 1003999L, 1003998L, 1000001L, 1000000L, -5L, Long.MIN_VALUE + 1);
    }

    @Test
    void everyWordHasToBeThereInAnyOrder() {
        change(database, "INSERT INTO settings (key, value) VALUES ('order', 'firstly comes this, zweitens that')");

        assertThat(find("zweitens firstly")).extracting(SearchHit::title).containsExactly("order");
        assertThat(find("zweitens firstly never")).isEmpty();
        assertThat(find("\"zweitens firstly\"")).isEmpty();
        assertThat(find("\"this, zweitens\"")).extracting(SearchHit::title).containsExactly("order");
    }

    @Test
    void aWordIsFoundByItsBeginningAndWithAStarInside() {
        assertThat(find("toothp")).isNotEmpty();
        assertThat(find("oothpick")).isEmpty();
        assertThat(find("*oothpick")).extracting(SearchHit::id).isEqualTo(find("toothpick").stream().map(SearchHit::id).toList());
    }

    @Test
    void lettersOfEveryLanguageAreFoldedAndSignsWithoutBlanksAreWords() {
        change(database, "INSERT INTO settings (key, value) VALUES ('order', 'Die Gr\u00d6\u00dfe der \u00c4rmel: \u4f60\u597d\u4e16\u754c')");

        assertThat(find("gr\u00f6\u00dfe")).extracting(SearchHit::title).containsExactly("order");
        assertThat(find("\u00e4rmel")).extracting(SearchHit::title).containsExactly("order");
        assertThat(find("\u4e16\u754c")).extracting(SearchHit::title).containsExactly("order");
        assertThat(find("rmel")).isEmpty();
    }

    @Test
    void aVeryLongMessageIsFoundByItsEnd() {
        change(database, "INSERT INTO messages (chat_id, role, content) VALUES (1, 'user', ?)", "head " + "filler ".repeat(60_000) + "tail");

        assertThat(find("head tail")).singleElement().satisfies(hit -> assertThat(hit.excerpt()).startsWith("head filler"));
        assertThat(find("*ail tail")).extracting(SearchHit::excerpt).anyMatch(excerpt -> excerpt.endsWith("filler tail"));
    }

    @Test
    void hitsAreToldWhileTheSearchGoesOnAndACancelEndsIt() {
        Cancellation cancellation = new Cancellation();
        List<SearchHit> told = new ArrayList<>();

        assertThatThrownBy(() -> search.search("the", 1000, hit -> {
            told.add(hit);
            cancellation.cancel();
        }, Progress.NONE, cancellation)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(told).isNotEmpty();
    }

    @Test
    void anOlderVersionIsSearchedAsFarAsItGoes() {
        for (int version = ChatbotDatabase.LATEST; version >= 0; version--) {
            ChatbotDatabase.rollBack(database, version, version + 1);
            SearchReport report = search.search("returns", 1000, _ -> { }, Progress.NONE, Cancellation.never());
            assertThat(report.missing().isEmpty()).isEqualTo(version == ChatbotDatabase.LATEST);
        }
        assertThat(search.search("a", 10, _ -> { }, Progress.NONE, Cancellation.never()).missing()).containsExactly("projects", "documents", "chats", "messages", "settings");
    }

    @Test
    void theLimitHoldsOverAllKinds() {
        List<SearchHit> hits = new ArrayList<>();
        SearchReport report = search.search("the", 5, hits::add, Progress.NONE, Cancellation.never());

        assertThat(hits).hasSize(5);
        assertThat(report.hits()).isEqualTo(5);
        assertThat(report.more()).isTrue();
    }

    @Test
    void blankFindsNothing() {
        assertThat(find("  ")).isEmpty();
    }

    private List<SearchHit> find(String text) {
        List<SearchHit> hits = new ArrayList<>();
        search.search(text, 1000, hits::add, Progress.NONE, Cancellation.never());
        return hits;
    }
}
