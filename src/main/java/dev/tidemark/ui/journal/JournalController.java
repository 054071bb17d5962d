package dev.tidemark.ui.journal;

import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Columns;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.FindKey;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.ListSelection;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SearchField;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.Views;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The journal. */
public final class JournalController implements FeatureView {
    /** The journal's entry of the rail. */
    public static final Feature FEATURE = Feature.onDatabase("journal", Messages.text("journal.title"), "fth-book-open", JournalController::new)
        .answering(Request.OpenEntry.class, Request.UndoEntry.class);

    private final JournalViewModel model;
    private final Sheets sheets;
    private final Parent root;

    @FXML private Label subtitle;
    @FXML private HBox filters;
    @FXML private ComboBox<String> kind;
    @FXML private SearchField search;
    @FXML private Button export;
    @FXML private HBox filled;
    @FXML private VBox empty;
    @FXML private VBox nothingFits;
    @FXML private ListView<JournalLine> list;
    @FXML private VBox details;
    @FXML private HBox signs;
    @FXML private Label sentence;
    @FXML private StackPane undoBox;
    @FXML private Button undo;
    @FXML private Label undoWhy;
    @FXML private Button showBackup;
    @FXML private ScrollPane scroll;
    @FXML private VBox parts;

    JournalController(FeatureContext context) {
        this.model = new JournalViewModel(context.session(), context.jobs(), context.dialogs(), context.navigator());
        this.sheets = context.sheets();
        this.root = Views.load(this);
        FindKey.install(root, search, sheets);
        refresh();
    }

    @FXML
    private void initialize() {
        details.prefWidthProperty().bind(Columns.share(filled.widthProperty(), 0.44, 460, 680));
        kind.setItems(model.kinds());
        kind.valueProperty().bindBidirectional(model.kindProperty());
        search.textProperty().bindBidirectional(model.wordsProperty());
        Tips.explain(undoBox, undo, model.undoReason());
        undoWhy.textProperty().bind(model.undoReason());
        undoWhy.visibleProperty().bind(undoWhy.textProperty().isNotEmpty());
        undoWhy.managedProperty().bind(undoWhy.visibleProperty());
        list.setCellFactory(view -> new JournalCell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        ListSelection.join(list, model.lines(), model.selectedProperty(), line -> line.entry().number(), model.selectedProperty()::set);
        model.selectedProperty().subscribe(this::show);
        model.allProperty().subscribe(all -> showState());
        model.lines().addListener((ListChangeListener<JournalLine>) change -> showState());
        empty.getChildren().setAll(Cells.emptyState("fth-book-open", Messages.text("journal.none")));
        nothingFits.getChildren().setAll(Cells.emptyState("fth-search", Messages.text("journal.nothingFits"), Messages.text("journal.clear"), model::clearFilters));
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
    public boolean handle(Request request) {
        switch (request) {
            case Request.OpenEntry(int number) -> model.open(number);
            case Request.UndoEntry(int number) -> {
                model.open(number);
                openUndo(number);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    @FXML
    private void undo() {
        openUndo(model.selectedProperty().get().entry().number());
    }

    @FXML
    private void showBackup() {
        model.showBackup();
    }

    @FXML
    private void export() {
        model.export();
    }

    private void openUndo(int number) {
        new UndoSheet(model.undo(number), sheets).open();
    }

    /** Enter goes where the person wants to go next: to the undo, or to what there is instead. */
    private void keyPressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER && model.selectedProperty().get() != null) {
            key.consume();
            if (!undo.isDisabled()) {
                undo.requestFocus();
            } else if (showBackup.isVisible()) {
                showBackup.requestFocus();
            }
        }
    }

    private void showState() {
        boolean read = model.allProperty().get() != null;
        boolean any = read && !model.allProperty().get().isEmpty();
        visible(empty, read && !any);
        visible(filled, any && !model.lines().isEmpty());
        visible(nothingFits, any && model.lines().isEmpty());
        visible(filters, any);
        export.setDisable(!any);
        subtitle.setText(any ? model.subtitle() : Messages.text("journal.emptyHint"));
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void show(JournalLine line) {
        details.setVisible(line != null);
        if (line == null) {
            return;
        }
        sentence.setText(line.entry().sentence());
        Label kindChip = Chips.of("accent", null, line.entry().kind());
        signs.getChildren().setAll(List.of(Icons.of(line.icon(), "accent"), new Label(Messages.text("journal.entry", line.entry().number())), kindChip, JournalCell.chip(line)));
        visible(showBackup, line.entry().backup() != null);
        parts.getChildren().setAll(new EntryDetails(model::open).of(line));
        scroll.setVvalue(0);
    }
}
