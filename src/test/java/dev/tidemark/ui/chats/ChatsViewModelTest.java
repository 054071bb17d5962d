package dev.tidemark.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.chats.Chat;
import dev.tidemark.core.chats.Document;
import dev.tidemark.core.chats.Project;
import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.chats.SearchHit.Kind;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.chats.ChatsViewModel.Section;
import dev.tidemark.ui.chats.ConversationModel.Stand;
import dev.tidemark.ui.chats.SettingsModel.Category;
import dev.tidemark.ui.support.DirectJobs;
import dev.tidemark.ui.support.RecordingDialogs;
import dev.tidemark.ui.support.Session;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatsViewModelTest {
    @TempDir Path folder;
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private Services services;
    private Session session;
    private ChatsViewModel model;

    @BeforeEach
    void open() {
        services = new SampleWorkspace(folder).services();
        DirectJobs jobs = new DirectJobs(dialogs);
        session = new Session(jobs);
        session.open(services, services.status().read());
        model = new ChatsViewModel(session, jobs);
        session.onChanged(model::refresh);
        model.refresh();
    }

    @Test
    void theFirstProjectAndTheChatThatChangedLastAreOpened() {
        choose("Product handbook");
        assertThat(model.chatProperty().get()).isEqualTo(model.chats().getFirst());
        assertThat(stretch().chat()).isEqualTo(model.chats().getFirst());
        assertThat(stretch().turns()).hasSize(ConversationModel.PAGE).first().extracting(turn -> turn.message().id()).isEqualTo(1L);
        assertThat(stretch().stand()).isEqualTo(new Stand.First());
    }

    @Test
    void aProjectWithoutChatsOpensNone() {
        choose("Ideas for spring");
        assertThat(model.chats()).isEmpty();
        assertThat(model.documents()).isEmpty();
        assertThat(stretch().chat()).isNull();
    }

    @Test
    void whatIsChosenStaysChosenWhenItIsReadAgain() {
        choose("Research notes");
        Chat chosen = model.chats().get(2);
        model.choose(chosen);
        Document document = model.documents().get(1);
        model.choose(document);
        change("UPDATE chats SET title = 'Another name' WHERE id = " + chosen.id());
        session.changed();
        assertThat(model.projectProperty().get().name()).isEqualTo("Research notes");
        assertThat(model.chatProperty().get().id()).isEqualTo(chosen.id());
        assertThat(stretch().chat().title()).isEqualTo("Another name");
        assertThat(stretch().stand()).isEqualTo(new Stand.Here());
        assertThat(model.documentProperty().get()).isEqualTo(document);
    }

    @Test
    void aDeletedProjectGivesWayToTheFirstWithSomethingToRead() {
        choose("Research notes");
        change("DELETE FROM projects WHERE name = 'Research notes'");
        session.changed();
        assertThat(model.projectProperty().get()).extracting(Project::name).isEqualTo("Product handbook");
    }

    @Test
    void settingsAreGroupedByCategory() {
        model.showSettings();
        assertThat(model.settings().categories()).extracting(Category::name).contains("model", "retrieval").isSorted();
        assertThat(model.settings().shownProperty().get().category()).isEqualTo(model.settings().categories().getFirst());
    }

    @Test
    void aFoundMessageOpensInItsConversation() {
        model.search().search("toothpick");
        SearchHit hit = hit(Kind.MESSAGE);
        model.open(hit);
        assertThat(model.projectProperty().get().id()).isEqualTo(hit.projectId());
        assertThat(model.chatProperty().get().id()).isEqualTo(hit.chatId());
        assertThat(stretch().stand()).isEqualTo(new Stand.At(hit.id()));
        assertThat(stretch().turns()).extracting(turn -> turn.message().id()).contains(hit.id());
    }

    @Test
    void aFoundDocumentAndSettingOpenInTheirPlaces() {
        model.search().search("legacy-faq");
        model.open(hit(Kind.DOCUMENT));
        assertThat(model.sectionProperty().get()).isEqualTo(Section.DOCUMENTS);
        assertThat(model.documentProperty().get().filename()).isEqualTo("legacy-faq.txt");
        model.search().search("chunk_size");
        model.open(hit(Kind.SETTING));
        assertThat(model.sectionProperty().get()).isEqualTo(Section.SETTINGS);
        assertThat(model.settings().shownProperty().get().foundKey()).contains("chunk_size");
        assertThat(model.settings().shownProperty().get().category().settings()).anyMatch(setting -> setting.key().equals(model.settings().shownProperty().get().foundKey()));
    }

    @Test
    void aBlankSearchEndsIt() {
        model.search().search("toothpick");
        model.search().search("  ");
        assertThat(model.search().foundProperty().get().asked()).isFalse();
    }

    @Test
    void anOlderVersionSaysWhatItLacks() {
        rollBack("3");
        assertThat(model.settingsNoteProperty().get()).isEqualTo("This version of the schema (V3) has no settings yet.");
        assertThat(model.documentsNoteProperty().get()).isEqualTo("This version of the schema (V3) has no status, error message and metadata of documents yet.");
        assertThat(model.chatsNoteProperty().get()).isEmpty();
        rollBack("1");
        assertThat(model.chatsNoteProperty().get()).isEqualTo("This version of the schema (V1) has no chats yet.");
        assertThat(model.nothingHereProperty().get()).isFalse();
        assertThat(stretch().chat()).isNull();
        rollBack("base");
        assertThat(model.nothingHereProperty().get()).isTrue();
        assertThat(model.projects()).isEmpty();
        assertThat(dialogs.problems()).isEmpty();
    }

    @Test
    void moreChatsThanAPageAreReadPageByPage() {
        choose("Ideas for spring");
        long project = model.projectProperty().get().id();
        change("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 450) INSERT INTO chats (project_id, title) SELECT " + project + ", 'Chat ' || i FROM n");
        session.changed();
        assertThat(model.chats()).hasSize(ChatsViewModel.PAGE);
        model.moreChats();
        model.moreChats();
        model.moreChats();
        assertThat(model.chats()).hasSize(450).doesNotHaveDuplicates();
        session.changed();
        assertThat(model.chats()).hasSize(450);
    }

    private void rollBack(String version) {
        services.migrations().run(services.migrations().planRollback(Target.parse(version)), false, Progress.NONE, Cancellation.never());
        session.changed();
    }

    private SearchHit hit(Kind kind) {
        return model.search().hits().stream().filter(hit -> hit.kind() == kind).findFirst().orElseThrow();
    }

    private ConversationModel.Stretch stretch() {
        return model.conversation().stretchProperty().get();
    }

    private void choose(String project) {
        model.choose(model.projects().stream().filter(candidate -> candidate.name().equals(project)).findFirst().orElseThrow());
    }

    private void change(String sql) {
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, sql));
    }
}
