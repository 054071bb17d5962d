package dev.tidemark.core.chats;

import static dev.tidemark.core.chats.ChatbotDatabase.LATEST;
import static dev.tidemark.core.chats.ChatbotDatabase.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.chats.SearchHit.Kind;
import dev.tidemark.core.sqlite.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatSearchTest {
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
    void itFindsNamesTitlesFilesSettingsAndMessages() {
        assertThat(reader.search("hand", 100).rows()).extracting(SearchHit::kind).contains(Kind.PROJECT, Kind.DOCUMENT, Kind.MESSAGE);
        assertThat(reader.search("returns policy", 100).rows()).extracting(SearchHit::kind).contains(Kind.CHAT);
        assertThat(reader.search("chunk_size", 100).rows()).extracting(SearchHit::kind).containsExactly(Kind.SETTING);
    }

    @Test
    void aHitSaysWhereToGo() {
        SearchHit hit = reader.search("toothpick", 10).rows().getFirst();

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

        assertThat(reader.search("needle", 10).rows()).extracting(SearchHit::excerpt)
            .satisfiesExactly(cut -> assertThat(cut).startsWith("…").endsWith("…").hasSizeBetween(150, 165), whole -> assertThat(whole).isEqualTo("just a needle."));
    }

    @Test
    void anErrorMessageOfADocumentIsFound() {
        assertThat(reader.search("not UTF-8", 10).rows()).extracting(SearchHit::title).containsExactly("legacy-faq.txt");
    }

    @Test
    void capitalsDoNotMatter() {
        assertThat(reader.search("TOOTHPICK", 10).rows()).isEqualTo(reader.search("toothpick", 10).rows());
    }

    @Test
    void signsOfPatternsAreTakenLiterally() {
        change(database, "INSERT INTO settings (key, value) VALUES ('odd', '100% a_b \\ ''quoted''')");

        assertThat(reader.search("100%", 10).rows()).extracting(SearchHit::title).containsExactly("odd");
        assertThat(reader.search("a_b", 10).rows()).extracting(SearchHit::title).containsExactly("odd");
        assertThat(reader.search("\\", 10).rows()).extracting(SearchHit::title).containsExactly("odd");
        assertThat(reader.search("'quoted'", 10).rows()).extracting(SearchHit::title).containsExactly("odd");
        assertThat(reader.search("100%a", 10).rows()).isEmpty();
    }

    @Test
    void theLimitHoldsOverAllKinds() {
        Listing<SearchHit> hits = reader.search("the", 5);

        assertThat(hits.rows()).hasSize(5);
        assertThat(hits.more()).isTrue();
    }

    @Test
    void blankFindsNothing() {
        assertThat(reader.search("  ", 10).rows()).isEmpty();
    }
}
