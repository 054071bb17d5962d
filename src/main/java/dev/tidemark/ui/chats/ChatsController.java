package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Chat;
import dev.tidemark.core.chats.Document;
import dev.tidemark.core.chats.Project;
import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.chats.ChatsViewModel.Section;
import dev.tidemark.ui.chats.ItemMenu.Subject;
import dev.tidemark.ui.chats.SettingsModel.Category;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Columns;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.FindKey;
import dev.tidemark.ui.support.Gradually;
import dev.tidemark.ui.support.ListSelection;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SearchField;
import dev.tidemark.ui.support.Views;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The screen of chats: projects, what is in the chosen one, and what is open of it. */
public final class ChatsController implements FeatureView {
    /** The chats' entry of the rail. */
    public static final Feature FEATURE = Feature.onDatabase("chats", Messages.text("chats.title"), "fth-message-square", ChatsController::new);

    private static final Duration TYPING = Duration.millis(250);

    private final ChatsViewModel model;
    private final Navigator navigator;
    private final SearchPane searchPane;
    private final DetailArea detailArea;
    private final ItemMenu menu;
    private final Parent root;
    private final PauseTransition typing = new PauseTransition(TYPING);
    /** The search has been ended, and the list that was under it is about to come back. */
    private boolean backToProjects;

    @FXML private HBox columns;
    @FXML private StackPane nothing;
    @FXML private VBox projectColumn;
    @FXML private SearchField search;
    @FXML private VBox browse;
    @FXML private HBox projectsHead;
    @FXML private Label projectsTitle;
    @FXML private ListView<Project> projects;
    @FXML private ToggleButton settings;
    @FXML private VBox found;
    @FXML private StackPane itemColumn;
    @FXML private TabPane tabs;
    @FXML private Tab chatsTab;
    @FXML private ListView<Chat> chats;
    @FXML private Tab documentsTab;
    @FXML private Label documentsNote;
    @FXML private ListView<Document> documents;
    @FXML private VBox categoryBox;
    @FXML private ListView<Category> categories;
    @FXML private StackPane detail;

    ChatsController(FeatureContext context) {
        this.model = new ChatsViewModel(context.session(), context.jobs());
        this.navigator = context.navigator();
        this.searchPane = new SearchPane(model.search(), context.jobs(), this::openHit);
        this.menu = new ItemMenu(new ItemDeeds(context.session(), context.jobs(), context.dialogs(), navigator), context.session(), context.jobs(), context.sheets());
        this.detailArea = new DetailArea(model, menu, context.dialogs(), context.folders());
        this.root = Views.load(this);
        FindKey.install(root, search, context.sheets());
        refresh();
    }

    @FXML
    private void initialize() {
        columns.visibleProperty().bind(model.nothingHereProperty().not().and(model.loadedProperty()));
        nothing.visibleProperty().bind(model.nothingHereProperty().and(model.loadedProperty()));
        nothing.getChildren().add(Cells.emptyState("fth-message-square", Messages.text("chats.noTables"), Messages.text("chats.migrate"),
            () -> navigator.open(new Request.PlanMigrate("latest"))));
        itemColumn.prefWidthProperty().bind(Columns.share(columns.widthProperty(), 0.241, 184, 264));
        initializeProjects();
        initializeItems();
        initializeSearch();
        detail.getChildren().add(detailArea);
        model.sectionProperty().subscribe(this::showSection);
        columns.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        Gradually.bring(columns);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void close() {
        typing.stop();
    }

    private void initializeProjects() {
        projectsTitle.textProperty().bind(sized(model.projects()).map(size -> Messages.text("chats.projects", Texts.grouped(size))));
        projects.setCellFactory(list -> new TwoLineCell<>(Project::name, Phrases::of, Phrases::all, project -> null, () -> { }));
        ObservableValue<Project> chosen = model.sectionProperty().flatMap(section -> section == Section.SETTINGS ? null : model.projectProperty());
        ListSelection.join(projects, model.projects(), chosen, Project::id, model::choose);
        menu.install(projects, Subject::of, true);
        projectsHead.getChildren().add(menu.button("projectMore", chosen.map(Subject::of), true, Messages.text("chats.projectMore")));
        projects.placeholderProperty().bind(model.projectsNoteProperty().map(note -> empty("fth-folder", note, "chats.noProjects")));
        model.sectionProperty().addListener((source, before, now) -> settings.setSelected(now == Section.SETTINGS));
    }

    private void initializeItems() {
        chatsTab.textProperty().bind(counted("chats.chatsTab", model.projectProperty().map(Project::chats)));
        documentsTab.textProperty().bind(counted("chats.documentsTab", model.projectProperty().map(Project::documents)));
        chats.setCellFactory(list -> new TwoLineCell<>(Phrases::title, Phrases::of, Phrases::title, chat -> null, model::moreChats));
        ListSelection.join(chats, model.chats(), model.chatProperty(), Chat::id, model::choose);
        menu.install(chats, Subject::of, true);
        chats.placeholderProperty().bind(model.chatsNoteProperty().map(note -> empty("fth-message-square", note, "chats.noChats")));
        documents.setCellFactory(list -> new TwoLineCell<>(Document::filename, Phrases::of, Document::filename, DocumentPane::status, model::moreDocuments));
        ListSelection.join(documents, model.documents(), model.documentProperty(), Document::id, model::choose);
        menu.install(documents, Subject::of, false);
        documents.placeholderProperty().bind(model.documentsNoteProperty().map(note -> empty("fth-file-text", note, "chats.noDocuments")));
        documentsNote.textProperty().bind(model.documentsNoteProperty());
        documentsNote.visibleProperty().bind(model.documentsNoteProperty().isNotEmpty().and(Bindings.isNotEmpty(model.documents())));
        documentsNote.managedProperty().bind(documentsNote.visibleProperty());
        Node ofDocuments = documentsTab.getContent();
        documentsTab.setContent(null);
        tabs.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> {
            if (now == documentsTab) {
                // Only now: what is in a tab is styled with the screen, whether one sees it or not.
                documentsTab.setContent(ofDocuments);
            }
            if (model.sectionProperty().get() != Section.SETTINGS) {
                model.sectionProperty().set(now == documentsTab ? Section.DOCUMENTS : Section.CHATS);
            }
        });
        categories.setCellFactory(list -> new TwoLineCell<>(Category::name, category -> Texts.count(category.settings().size(), "setting", "settings"), Category::name, category -> null, () -> { }));
        ListSelection.join(categories, model.settings().categories(), model.settings().shownProperty().map(SettingsModel.Shown::category), Category::name, model.settings()::choose);
        categories.placeholderProperty().bind(model.settingsNoteProperty().map(note -> empty("fth-sliders", note, "chats.noSettings")));
    }

    private void initializeSearch() {
        typing.setOnFinished(event -> model.search().search(search.getText()));
        search.textProperty().addListener((source, before, now) -> typing.playFromStart());
        found.getChildren().add(searchPane);
        VBox.setVgrow(searchPane, Priority.ALWAYS);
        model.search().foundProperty().map(SearchModel.Found::asked).subscribe(this::showFound);
    }

    private void showSection(Section section) {
        tabs.setVisible(section != Section.SETTINGS);
        categoryBox.setVisible(section == Section.SETTINGS);
        if (section != Section.SETTINGS) {
            tabs.getSelectionModel().select(section == Section.DOCUMENTS ? documentsTab : chatsTab);
        }
    }

    private void showFound(boolean asked) {
        found.setVisible(asked);
        browse.setVisible(!asked);
        itemColumn.setVisible(!asked);
        itemColumn.setManaged(!asked);
        projectColumn.prefWidthProperty().bind(asked ? Columns.share(columns.widthProperty(), 0.47, 352, 512) : Columns.share(columns.widthProperty(), 0.227, 168, 248));
        if (!asked) {
            focusProjects();
        }
    }

    private void focusProjects() {
        if (backToProjects) {
            backToProjects = false;
            projects.requestFocus();
        }
    }

    private void openHit(SearchHit hit) {
        model.open(hit);
        if (hit.kind() == SearchHit.Kind.PROJECT) {
            endSearch();
        }
    }

    private void endSearch() {
        backToProjects = true;
        search.clear();
        typing.stop();
        model.search().search("");
    }

    @FXML
    private void showSettings() {
        settings.setSelected(true);
        model.showSettings();
    }

    private void keyPressed(KeyEvent key) {
        Node focused = columns.getScene().getFocusOwner();
        boolean searching = model.search().foundProperty().get().asked();
        if (key.getCode() == KeyCode.ESCAPE && searching) {
            key.consume();
            endSearch();
        } else if (focused == search && key.getCode() == KeyCode.DOWN && searching) {
            key.consume();
            searchPane.focusHits();
        } else if (focused == projects && key.getCode() == KeyCode.RIGHT) {
            key.consume();
            itemList().requestFocus();
        } else if (focused == itemList() && key.getCode() == KeyCode.LEFT) {
            key.consume();
            projects.requestFocus();
        }
    }

    private ListView<?> itemList() {
        return switch (model.sectionProperty().get()) {
            case CHATS -> chats;
            case DOCUMENTS -> documents;
            case SETTINGS -> categories;
        };
    }

    private static Node empty(String icon, String note, String otherwise) {
        return Cells.emptyState(icon, note.isEmpty() ? Messages.text(otherwise) : note);
    }

    private static ObservableValue<Integer> sized(ObservableList<?> list) {
        return Bindings.size(list).map(Number::intValue);
    }

    private static ObservableValue<String> counted(String key, ObservableValue<Long> count) {
        return count.map(number -> Messages.text(key, number == 0 ? "" : " " + Texts.grouped(number)).strip()).orElse(Messages.text(key, "").strip());
    }
}
