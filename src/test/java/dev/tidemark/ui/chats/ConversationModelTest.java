package dev.tidemark.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.chats.Chat;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.chats.ConversationModel.Stand;
import dev.tidemark.ui.chats.ConversationModel.Stretch;
import dev.tidemark.ui.support.DirectJobs;
import dev.tidemark.ui.support.RecordingDialogs;
import dev.tidemark.ui.support.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chat with 10,000 messages among others, whose ids have gaps. */
class ConversationModelTest {
    private static final int MANY = 10_000;

    @TempDir Path folder;
    private Services services;
    private ConversationModel model;
    private Chat chat;
    private List<Long> ids;

    @BeforeEach
    void open() {
        services = new SampleWorkspace(folder).services();
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
            INSERT INTO messages (chat_id, role, content) SELECT 1 + i %% 2, 'user', 'message ' || i FROM n""".formatted(2 * MANY)));
        DirectJobs jobs = new DirectJobs(new RecordingDialogs());
        Session session = new Session(jobs);
        session.open(services, services.status().read());
        model = new ConversationModel(session, jobs);
        chat = services.chats().chat(2).orElseThrow();
        ids = services.database().read(connection -> Sql.list(connection, "SELECT id FROM messages WHERE chat_id = 2 ORDER BY id", row -> row.getLong(1)));
        model.open(chat);
    }

    @Test
    void itOpensAtTheBeginning() {
        assertThat(shownIds()).isEqualTo(ids.subList(0, ConversationModel.PAGE));
        assertThat(stretch().before()).isZero();
        assertThat(stretch().total()).isEqualTo(ids.size()).isGreaterThan(MANY);
        assertThat(stretch().hasOlder()).isFalse();
        assertThat(stretch().hasNewer()).isTrue();
    }

    @Test
    void everyMessageIsMetOnTheWayDownAndUpAndNoMoreThanAStretchIsHeld() {
        List<Long> down = new ArrayList<>(shownIds());
        while (stretch().hasNewer()) {
            model.newer();
            shownIds().stream().filter(id -> id > down.getLast()).forEach(down::add);
            assertThat(stretch().turns()).hasSizeLessThanOrEqualTo(ConversationModel.MOST);
            assertThat(ids.get((int) stretch().before())).isEqualTo(shownIds().getFirst());
        }
        assertThat(down).isEqualTo(ids);
        while (stretch().hasOlder()) {
            model.older();
            assertThat(ids.get((int) stretch().before())).isEqualTo(shownIds().getFirst());
        }
        assertThat(shownIds().getFirst()).isEqualTo(ids.getFirst());
    }

    @Test
    void itJumpsToBothEndsAndIntoTheMiddle() {
        model.last();
        assertThat(stretch().stand()).isEqualTo(new Stand.Last());
        assertThat(shownIds()).isEqualTo(ids.subList(ids.size() - ConversationModel.PAGE, ids.size()));
        assertThat(stretch().hasNewer()).isFalse();
        model.openAt(chat, ids.get(5000));
        assertThat(stretch().before() + shownIds().indexOf(ids.get(5000))).isEqualTo(5000);
        model.first();
        assertThat(shownIds().getFirst()).isEqualTo(ids.getFirst());
    }

    @Test
    void readAgainItStaysWhereItIs() {
        model.openAt(chat, ids.get(5000));
        List<Long> before = shownIds();
        model.open(chat);
        assertThat(stretch().stand()).isEqualTo(new Stand.Here());
        assertThat(shownIds()).isEqualTo(before);
    }

    @Test
    void aNewMessageAtTheEndIsCountedWhenItIsReached() {
        model.last();
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO messages (chat_id, role, content) VALUES (2, 'user', 'late')"));
        model.open(chat);
        assertThat(stretch().total()).isEqualTo(ids.size() + 1);
        model.newer();
        assertThat(stretch().turns().getLast().message().content()).isEqualTo("late");
    }

    private List<Long> shownIds() {
        return stretch().turns().stream().map(turn -> turn.message().id()).toList();
    }

    private Stretch stretch() {
        return model.stretchProperty().get();
    }
}
