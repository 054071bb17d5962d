package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Chat;
import dev.tidemark.core.chats.ChatsReader;
import dev.tidemark.core.chats.Document;
import dev.tidemark.core.chats.Listing;
import dev.tidemark.core.chats.Project;
import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.chats.Setting;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is chosen on the screen of chats, and what the lists beside it hold. */
final class ChatsViewModel {
    /** How many rows of a list are read at a time. */
    static final int PAGE = 200;
    private static final int MOST_PROJECTS = 5_000;
    private static final int MOST_SETTINGS = 5_000;

    /** Which list the middle column shows. */
    enum Section { CHATS, DOCUMENTS, SETTINGS }

    private final Session session;
    private final Jobs jobs;
    private final ConversationModel conversation;
    private final SearchModel search;

    private final ObservableList<Project> projects = FXCollections.observableArrayList();
    private final SettingsModel settings = new SettingsModel();
    private final PagedRows<Chat> chats;
    private final PagedRows<Document> documents;
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.CHATS);
    private final ObjectProperty<Project> project = new SimpleObjectProperty<>();
    private final ObjectProperty<Chat> chat = new SimpleObjectProperty<>();
    private final ObjectProperty<Document> document = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper nothingHere = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper projectsNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper chatsNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper messagesNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper documentsNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper settingsNote = new ReadOnlyStringWrapper("");

    ChatsViewModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
        this.conversation = new ConversationModel(session, jobs);
        this.search = new SearchModel(session, jobs);
        this.chats = new PagedRows<>(jobs, "chats.moreChats");
        this.documents = new PagedRows<>(jobs, "chats.moreDocuments");
    }

    ConversationModel conversation() {
        return conversation;
    }

    SearchModel search() {
        return search;
    }

    ObservableList<Project> projects() {
        return projects;
    }

    /** Of the chosen project, last changed first. */
    ObservableList<Chat> chats() {
        return chats.rows();
    }

    /** Of the chosen project, newest first. */
    ObservableList<Document> documents() {
        return documents.rows();
    }

    SettingsModel settings() {
        return settings;
    }

    ObjectProperty<Section> sectionProperty() {
        return section;
    }

    ObjectProperty<Project> projectProperty() {
        return project;
    }

    ObjectProperty<Chat> chatProperty() {
        return chat;
    }

    ObjectProperty<Document> documentProperty() {
        return document;
    }

    /** True when this database has none of the chatbot's tables. */
    ReadOnlyBooleanProperty nothingHereProperty() {
        return nothingHere.getReadOnlyProperty();
    }

    /** True once the first reading has come back. */
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyStringProperty projectsNoteProperty() {
        return projectsNote.getReadOnlyProperty();
    }

    ReadOnlyStringProperty chatsNoteProperty() {
        return chatsNote.getReadOnlyProperty();
    }

    ReadOnlyStringProperty messagesNoteProperty() {
        return messagesNote.getReadOnlyProperty();
    }

    ReadOnlyStringProperty documentsNoteProperty() {
        return documentsNote.getReadOnlyProperty();
    }

    ReadOnlyStringProperty settingsNoteProperty() {
        return settingsNote.getReadOnlyProperty();
    }

    /** Reads everything again; what was chosen stays chosen where it still exists. */
    void refresh() {
        Long projectId = idOf(project.get(), Project::id);
        readAll(projectId, idOf(chat.get(), Chat::id), idOf(document.get(), Document::id));
        search.refresh();
    }

    /** Shows a project's chats and documents; the newest chat opens. */
    void choose(Project chosen) {
        if (section.get() == Section.SETTINGS) {
            section.set(Section.CHATS);
        }
        if (!Objects.equals(idOf(chosen, Project::id), idOf(project.get(), Project::id))) {
            project.set(chosen);
            readItems(chosen, null, null, () -> conversation.open(chat.get()));
        }
    }

    /** Opens a chat of the list at its beginning. */
    void choose(Chat chosen) {
        if (!Objects.equals(idOf(chosen, Chat::id), idOf(chat.get(), Chat::id))) {
            chat.set(chosen);
            conversation.open(chosen);
        }
    }

    void choose(Document chosen) {
        document.set(chosen);
    }

    /** Shows the chatbot's settings. */
    void showSettings() {
        section.set(Section.SETTINGS);
    }

    /** Opens what a search found: a message in its conversation, a document with its details, a setting in its category. */
    void open(SearchHit hit) {
        switch (hit.kind()) {
            case SETTING -> {
                section.set(Section.SETTINGS);
                settings.open(hit.id());
            }
            case PROJECT -> projectById(hit.projectId()).ifPresent(this::choose);
            case DOCUMENT -> {
                section.set(Section.DOCUMENTS);
                openInProject(hit, null, hit.id(), () -> { });
            }
            case CHAT -> {
                section.set(Section.CHATS);
                openInProject(hit, hit.chatId(), null, () -> conversation.open(chat.get()));
            }
            case MESSAGE -> {
                section.set(Section.CHATS);
                openInProject(hit, hit.chatId(), null, () -> {
                    if (chat.get() != null) {
                        conversation.openAt(chat.get(), hit.id());
                    }
                });
            }
        }
    }

    /** Reads the next page of chats, if there is one. */
    void moreChats() {
        ChatsReader reader = session.services().chats();
        chats.next(last -> reader.chats(last.projectId(), last, PAGE));
    }

    /** Reads the next page of documents, if there is one. */
    void moreDocuments() {
        ChatsReader reader = session.services().chats();
        documents.next(last -> reader.documents(last.projectId(), last, PAGE));
    }

    private record Top(Listing<Project> projects, Listing<Setting> settings) { }

    private record Items(Listing<Chat> chats, Listing<Document> documents, Optional<Chat> chat, Optional<Document> document, List<String> missingOfMessages) { }

    private void readAll(Long projectId, Long chatId, Long documentId) {
        ChatsReader reader = session.services().chats();
        jobs.<Top>read("chats.projects", (progress, cancellation) -> new Top(reader.projects(MOST_PROJECTS), reader.settings(MOST_SETTINGS)), top -> {
            List<String> missing = new ArrayList<>(top.projects().missing());
            missing.addAll(top.settings().missing());
            nothingHere.set(missing.containsAll(List.of("projects", "chats", "documents", "messages", "settings")));
            projectsNote.set(note(missing, "projects"));
            settingsNote.set(note(missing, "settings"));
            projects.setAll(top.projects().rows());
            settings.show(top.settings().rows());
            Project shown = projectById(projectId).orElseGet(this::firstWithSomethingToRead);
            project.set(shown);
            readItems(shown, chatId, documentId, () -> {
                conversation.open(chat.get());
                loaded.set(true);
            });
        });
    }

    /** A chat that is not in the first pages is opened all the same. */
    private void readItems(Project of, Long chatId, Long documentId, Runnable then) {
        ChatsReader reader = session.services().chats();
        boolean same = !chats().isEmpty() && of != null && chats().getFirst().projectId() == of.id();
        int limit = same ? Math.max(PAGE, chats().size()) : PAGE;
        long projectId = of == null ? -1 : of.id();
        jobs.<Items>read("chats.items", (progress, cancellation) -> new Items(
            reader.chats(projectId, null, limit), reader.documents(projectId, null, limit),
            chatId == null ? Optional.empty() : reader.chat(chatId), documentId == null ? Optional.empty() : reader.document(documentId),
            reader.messages(-1, 0, 1).missing()), items -> {
                chatsNote.set(note(items.chats().missing(), "chats"));
                messagesNote.set(note(items.missingOfMessages(), "messages"));
                documentsNote.set(note(items.documents().missing(), "documents"));
                chats.show(items.chats());
                documents.show(items.documents());
                chat.set(items.chat().filter(c -> c.projectId() == projectId).orElse(chats().isEmpty() ? null : chats().getFirst()));
                document.set(items.document().filter(d -> d.projectId() == projectId).orElse(documents().isEmpty() ? null : documents().getFirst()));
                then.run();
            });
    }

    private void openInProject(SearchHit hit, Long chatId, Long documentId, Runnable then) {
        projectById(hit.projectId()).ifPresent(found -> {
            project.set(found);
            readItems(found, chatId, documentId, then);
        });
    }

    private String note(List<String> missing, String table) {
        return Missing.sentence(session.statusProperty().get(), missing, table);
    }

    private Project firstWithSomethingToRead() {
        return projects.stream().filter(candidate -> candidate.chats() > 0).findFirst().orElse(projects.isEmpty() ? null : projects.getFirst());
    }

    private Optional<Project> projectById(Long id) {
        return projects.stream().filter(candidate -> id != null && candidate.id() == id).findFirst();
    }

    private static <T> Long idOf(T row, ToLongFunction<T> id) {
        return row == null ? null : id.applyAsLong(row);
    }
}
