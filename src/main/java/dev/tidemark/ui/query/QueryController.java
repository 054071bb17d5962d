package dev.tidemark.ui.query;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.query.QueryStore;
import dev.tidemark.ui.support.Clipboards;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SearchField;
import dev.tidemark.ui.support.Shortcut;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.Views;
import dev.tidemark.ui.support.editor.Marker;
import dev.tidemark.ui.support.editor.SqlEditor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The SQL console: tabs of statements above, what they gave below. */
public final class QueryController implements FeatureView {
    /** The console's entry of the rail. */
    public static final Feature FEATURE = Feature.onDatabase("query", Messages.text("query.title"), "fth-terminal", QueryController::new).onKeys(Shortcut.EXECUTE, Shortcut.RUN_ALL, Shortcut.EXPLAIN, Shortcut.NEW_TAB, Shortcut.CLOSE_TAB);

    private static final Duration TYPING = Duration.millis(600);

    /** The nodes of one tab. */
    private record Nodes(Tab tab, SqlEditor editor, AnswerPane answer) { }

    private final FeatureContext context;
    private final QueryViewModel model;
    private final Parent root;
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final Map<QueryTabModel, Nodes> nodes = new HashMap<>();
    private final StringProperty cancelReason = new SimpleStringProperty("");
    private final StringProperty exportReason = new SimpleStringProperty("");
    private boolean filling;

    @FXML private Button run;
    @FXML private Button runAll;
    @FXML private Button cancel;
    @FXML private StackPane cancelBox;
    @FXML private StackPane exportBox;
    @FXML private Button explain;
    @FXML private ToggleButton writing;
    @FXML private HBox writingBar;
    @FXML private Button export;
    @FXML private ToggleButton historyToggle;
    @FXML private Button newTab;
    @FXML private TabPane tabs;
    @FXML private StackPane answers;
    @FXML private Label status;
    @FXML private VBox historyColumn;
    @FXML private SearchField search;
    @FXML private ListView<QueryStore.Run> history;

    QueryController(FeatureContext context) {
        this.context = context;
        this.model = new QueryViewModel(context.session(), context.jobs(), context.dialogs(), context.navigator(),
            (names, before, onGiven) -> new ParametersSheet(context.sheets()).ask(names, before, onGiven));
        this.root = Views.load(this);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.start();
    }

    @FXML
    private void initialize() {
        model.tabs().addListener((ListChangeListener<QueryTabModel>) change -> fill());
        model.chosenProperty().addListener((source, before, now) -> showChosen(now));
        tabs.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> {
            if (!filling && now != null) {
                model.chosenProperty().set((QueryTabModel) now.getUserData());
            }
        });
        writing.selectedProperty().bindBidirectional(model.writingProperty());
        writing.textProperty().bind(model.writingProperty().map(on -> Messages.text(on ? "query.writing" : "query.readOnly")));
        writing.graphicProperty().bind(model.writingProperty().map(on -> Icons.of(on ? "fth-edit-2" : "fth-lock")));
        Tips.on(writing, Messages.text("query.writingTip"));
        writingBar.visibleProperty().bind(model.writingProperty());
        writingBar.managedProperty().bind(writingBar.visibleProperty());
        historyColumn.visibleProperty().bind(historyToggle.selectedProperty());
        historyColumn.managedProperty().bind(historyColumn.visibleProperty());
        search.textProperty().bindBidirectional(model.searchProperty());
        history.setItems(model.history());
        history.setCellFactory(list -> new RunCell());
        history.setPlaceholder(new Label(Messages.text("query.historyNone")));
        history.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                useRun();
            }
        });
        history.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                key.consume();
                useRun();
            }
        });
        Tips.explain(cancelBox, cancel, cancelReason);
        Tips.explain(exportBox, export, exportReason);
        typing.setOnFinished(event -> model.keep());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void onShown() {
        editor().ifPresent(SqlEditor::requestFocus);
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void execute() {
        runChosen();
    }

    @Override
    public void close() {
        typing.stop();
        model.end();
    }

    @FXML
    private void runChosen() {
        editor().ifPresent(editor -> {
            // The button is disabled while it runs, and the focus must not go on to the switch beside it.
            editor.requestFocus();
            String selected = editor.getSelectedText();
            if (selected.isBlank()) {
                chosen().runAt(editor.getCaretPosition());
            } else {
                chosen().run(selection(editor));
            }
        });
    }

    @FXML
    private void runEverything() {
        editor().ifPresent(SqlEditor::requestFocus);
        chosen().run(chosen().textProperty().get());
    }

    @FXML
    private void cancelRun() {
        chosen().cancel();
    }

    @FXML
    private void explainChosen() {
        editor().ifPresent(editor -> {
            editor.requestFocus();
            chosen().explainAt(editor.getSelectedText().isBlank() ? null : selection(editor), editor.getCaretPosition());
        });
    }

    @FXML
    private void exportRows() {
        chosen().export();
    }

    @FXML
    private void openTab() {
        model.open("");
    }

    /** The selection, with what stands before it blanked; the caret is at one end of it. */
    private static String selection(SqlEditor editor) {
        String selected = editor.getSelectedText();
        int caret = editor.getCaretPosition();
        int from = editor.getText().startsWith(selected, caret) ? caret : caret - selected.length();
        return QueryTabModel.part(editor.getText(), from, from + selected.length());
    }

    private void pressed(KeyEvent key) {
        if (Shortcut.RUN_ALL.keys().match(key)) {
            key.consume();
            runEverything();
        } else if (Shortcut.EXPLAIN.keys().match(key)) {
            key.consume();
            explainChosen();
        } else if (Shortcut.NEW_TAB.keys().match(key)) {
            key.consume();
            openTab();
        } else if (Shortcut.CLOSE_TAB.keys().match(key)) {
            key.consume();
            model.close(chosen());
        } else if (key.getCode() == KeyCode.ESCAPE && chosen() != null && chosen().runningProperty().get() && editor().filter(SqlEditor::escape).isEmpty()) {
            key.consume();
            cancelRun();
        }
    }

    private QueryTabModel chosen() {
        return model.chosenProperty().get();
    }

    private Optional<SqlEditor> editor() {
        return Optional.ofNullable(nodes.get(chosen())).map(Nodes::editor);
    }

    private void fill() {
        filling = true;
        nodes.keySet().retainAll(model.tabs());
        tabs.getTabs().setAll(model.tabs().stream().map(tab -> nodes.computeIfAbsent(tab, this::nodes).tab()).toList());
        filling = false;
        showChosen(chosen());
    }

    private Nodes nodes(QueryTabModel tab) {
        SqlEditor editor = new SqlEditor(Messages.text("query.editor", tab.name()));
        editor.load(tab.textProperty().get());
        editor.setCompleter(new SqlCompleter(model.schemaProperty()::get));
        editor.setOnExecute(this::runChosen);
        editor.textProperty().addListener((source, before, now) -> {
            tab.textProperty().set(now);
            editor.showMarkers(List.of());
            typing.playFromStart();
        });
        tab.textProperty().addListener((source, before, now) -> editor.replaceText(now));
        tab.problemProperty().addListener((source, before, now) -> mark(editor, now));
        Tab node = new Tab(tab.name(), editor);
        node.setUserData(tab);
        Label close = new Label(null, Icons.of("fth-x"));
        close.getStyleClass().add("close-tab");
        Tips.on(close, Messages.text("query.closeTab"));
        close.setOnMouseClicked(click -> model.close(tab));
        node.setGraphic(close);
        return new Nodes(node, editor, new AnswerPane(model, tab, context.sheets(), this::copy));
    }

    private static void mark(SqlEditor editor, Problem problem) {
        String line = problem == null ? null : problem.details().get("line");
        editor.showMarkers(line == null ? List.of() : List.of(new Marker(Integer.parseInt(line), Severity.ERROR, problem.what())));
    }

    private void showChosen(QueryTabModel tab) {
        Nodes shown = nodes.get(tab);
        if (shown == null) {
            return;
        }
        tabs.getSelectionModel().select(shown.tab());
        answers.getChildren().setAll(shown.answer());
        status.textProperty().bind(tab.statusProperty());
        cancelReason.bind(tab.runningProperty().map(running -> running ? "" : Messages.text("query.nothingRuns")));
        run.disableProperty().bind(tab.runningProperty());
        runAll.disableProperty().bind(tab.runningProperty());
        explain.disableProperty().bind(tab.runningProperty());
        exportReason.bind(tab.chosenProperty().map(answer -> answer instanceof Answer.Rows ? "" : Messages.text("query.nothingToExport")).orElse(Messages.text("query.nothingToExport")));
        if (tabs.getScene() != null && !(tabs.getScene().getFocusOwner() instanceof ListView)) {
            shown.editor().requestFocus();
        }
    }

    private void useRun() {
        QueryStore.Run chosenRun = history.getSelectionModel().getSelectedItem();
        if (chosenRun != null) {
            model.use(chosenRun.sql());
            editor().ifPresent(Node::requestFocus);
        }
    }

    private void copy(String text) {
        Clipboards.copy(text);
        context.dialogs().notify(Messages.text("query.copied"));
    }
}
