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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The settings of one category. */
    record Category(String name, List<Setting> settings) { }

    private final Session session;
    private final Jobs jobs;
    private final ConversationModel conversation;
    private final SearchModel search;

    private final ObservableList<Project> projects = FXCollections.observableArrayList();
    private final ObservableList<Chat> chats = FXCollections.observableArrayList();
    private final ObservableList<Document> documents = FXCollections.observableArrayList();
    private final ObservableList<Category> categories = FXCollections.observableArrayList();
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.CHATS);
    private final ObjectProperty<Project> project = new SimpleObjectProperty<>();
    private final ObjectProperty<Chat> chat = new SimpleObjectProperty<>();
    private final ObjectProperty<Document> document = new SimpleObjectProperty<>();
    private final ObjectProperty<Category> category = new SimpleObjectProperty<>();
    private final ObjectProperty<String> settingKey = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper nothingHere = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper projectsNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper chatsNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper messagesNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper documentsNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper settingsNote = new ReadOnlyStringWrapper("");
    private boolean moreChats;
    private boolean moreDocuments;

    ChatsViewModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
        this.conversation = new ConversationModel(session, jobs);
        this.search = new SearchModel(session, jobs);
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
        return chats;
    }

    /** Of the chosen project, newest first. */
    ObservableList<Document> documents() {
        return documents;
    }

    ObservableList<Category> categories() {
        return categories;
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

    ObjectProperty<Category> categoryProperty() {
        return category;
    }

    /** The key of the setting that a search led to, or null. */
    ObjectProperty<String> settingKeyProperty() {
        return settingKey;
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

    void choose(Category chosen) {
        settingKey.set(null);
        category.set(chosen);
    }

    /** Shows the chatbot's settings. */
    void showSettings() {
        section.set(Section.SETTINGS);
    }

    /** Opens what a search found: a message in its conversation, a document with its details, a setting in its category. */
    void open(SearchHit hit) {
        switch (hit.kind()) {
            case SETTING -> openSetting(hit.id());
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
        if (moreChats && !chats.isEmpty()) {
            moreChats = false;
            ChatsReader reader = session.services().chats();
            Chat last = chats.getLast();
            jobs.<Listing<Chat>>read("chats.moreChats", (progress, cancellation) -> reader.chats(last.projectId(), last, PAGE), page -> {
                if (!chats.isEmpty() && chats.getLast().equals(last)) {
                    chats.addAll(page.rows());
                    moreChats = page.more();
                }
            });
        }
    }

    /** Reads the next page of documents, if there is one. */
    void moreDocuments() {
        if (moreDocuments && !documents.isEmpty()) {
            moreDocuments = false;
            ChatsReader reader = session.services().chats();
            Document last = documents.getLast();
            jobs.<Listing<Document>>read("chats.moreDocuments", (progress, cancellation) -> reader.documents(last.projectId(), last, PAGE), page -> {
                if (!documents.isEmpty() && documents.getLast().equals(last)) {
                    documents.addAll(page.rows());
                    moreDocuments = page.more();
                }
            });
        }
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
            showCategories(top.settings().rows());
            Project shown = projectById(projectId).orElse(projects.isEmpty() ? null : projects.getFirst());
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
        boolean same = !chats.isEmpty() && of != null && chats.getFirst().projectId() == of.id();
        int limit = same ? Math.max(PAGE, chats.size()) : PAGE;
        long projectId = of == null ? -1 : of.id();
        jobs.<Items>read("chats.items", (progress, cancellation) -> new Items(
            reader.chats(projectId, null, limit), reader.documents(projectId, null, limit),
            chatId == null ? Optional.empty() : reader.chat(chatId), documentId == null ? Optional.empty() : reader.document(documentId),
            reader.messages(-1, 0, 1).missing()), items -> {
                chatsNote.set(note(items.chats().missing(), "chats"));
                messagesNote.set(note(items.missingOfMessages(), "messages"));
                documentsNote.set(note(items.documents().missing(), "documents"));
                chats.setAll(items.chats().rows());
                moreChats = items.chats().more();
                documents.setAll(items.documents().rows());
                moreDocuments = items.documents().more();
                chat.set(items.chat().filter(c -> c.projectId() == projectId).orElse(chats.isEmpty() ? null : chats.getFirst()));
                document.set(items.document().filter(d -> d.projectId() == projectId).orElse(documents.isEmpty() ? null : documents.getFirst()));
                then.run();
            });
    }

    private void openInProject(SearchHit hit, Long chatId, Long documentId, Runnable then) {
        projectById(hit.projectId()).ifPresent(found -> {
            project.set(found);
            readItems(found, chatId, documentId, then);
        });
    }

    private void openSetting(long id) {
        section.set(Section.SETTINGS);
        for (Category candidate : categories) {
            candidate.settings().stream().filter(setting -> setting.id() == id).findFirst().ifPresent(setting -> {
                category.set(candidate);
                settingKey.set(setting.key());
            });
        }
    }

    private void showCategories(List<Setting> settings) {
        Map<String, List<Setting>> byName = new LinkedHashMap<>();
        settings.forEach(setting -> byName.computeIfAbsent(setting.category() == null ? "" : setting.category(), name -> new ArrayList<>()).add(setting));
        String before = category.get() == null ? null : category.get().name();
        categories.setAll(byName.entrySet().stream().map(entry -> new Category(entry.getKey(), List.copyOf(entry.getValue()))).toList());
        category.set(categories.stream().filter(c -> c.name().equals(before)).findFirst().orElse(categories.isEmpty() ? null : categories.getFirst()));
    }

    private String note(List<String> missing, String table) {
        return Missing.sentence(session.statusProperty().get(), missing, table);
    }

    private Optional<Project> projectById(Long id) {
        return projects.stream().filter(candidate -> id != null && candidate.id() == id).findFirst();
    }

    private static <T> Long idOf(T row, ToLongFunction<T> id) {
        return row == null ? null : id.applyAsLong(row);
    }
}
