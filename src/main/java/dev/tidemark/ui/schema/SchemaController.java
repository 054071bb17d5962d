package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import dev.tidemark.ui.schema.diagram.DiagramPane;
import dev.tidemark.ui.schema.sizes.SizesPane;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Clipboards;
import dev.tidemark.ui.support.Columns;
import dev.tidemark.ui.support.Dialogs;
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
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.Views;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The screen of the schema: its objects at the left, the chosen one at the right. */
public final class SchemaController implements FeatureView {
    /** The schema's entry of the rail. */
    public static final Feature FEATURE = Feature.onDatabase("schema", Messages.text("schema.title"), "td-tree", SchemaController::new).answering(Request.OpenTable.class, Request.CompareWith.class,
            Request.ShowDiagram.class, Request.ShowSizes.class)
        .offering(new Feature.Command(Messages.text("diagram.command"), "td-tree", new Request.ShowDiagram("")), new Feature.Command(Messages.text("sizes.command"), "fth-bar-chart-2", new Request.ShowSizes()),
            new Feature.Command(Messages.text("compare.command"), "fth-columns", new Request.CompareWith("")));

    private final SchemaViewModel model;
    private final FeatureContext context;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final Parent root;

    @FXML private HBox columns;
    @FXML private VBox objectColumn;
    @FXML private SearchField filter;
    @FXML private ListView<SchemaItem> objects;
    @FXML private Button design;
    @FXML private StackPane designReason;
    @FXML private StackPane detail;
    @FXML private TabPane ways;
    @FXML private Tab objectsTab;
    @FXML private Tab diagramTab;
    @FXML private Tab sizesTab;
    private DiagramPane diagram;
    private SizesPane sizes;

    SchemaController(FeatureContext context) {
        this.model = new SchemaViewModel(context.session(), context.jobs());
        this.context = context;
        this.dialogs = context.dialogs();
        this.navigator = context.navigator();
        this.root = Views.load(this);
        FindKey.install(root, () -> shows(diagramTab) ? diagram.searchField() : filter, () -> !shows(sizesTab) && !context.sheets().isOpen());
        refresh();
    }

    @FXML
    private void initialize() {
        columns.visibleProperty().bind(model.loadedProperty());
        objectColumn.prefWidthProperty().bind(Columns.share(columns.widthProperty(), 0.292, 216, 320));
        filter.textProperty().bindBidirectional(model.filterProperty());
        objects.setCellFactory(list -> new ItemCell(model));
        ListSelection.join(objects, model.listed(), model.chosenProperty(), SchemaItem::key, model::choose);
        objects.placeholderProperty().bind(model.filterProperty().map(text -> text.isBlank()
            ? Cells.emptyState("td-tree", Messages.text("schema.nothing")) : Cells.emptyState("fth-search", Messages.text("schema.noMatch", text.strip()))));
        DetailsPane details = new DetailsPane(model, this::copy);
        detail.getChildren().add(details);
        model.chosenProperty().addListener((source, before, now) -> {
            boolean followed = details.isFocusWithin();
            details.show(now, otherwise());
            if (followed) {
                objects.requestFocus();
            }
        });
        model.schemaProperty().addListener((source, before, now) -> details.show(model.chosenProperty().get(), otherwise()));
        Tips.explain(designReason, design, Bindings.createStringBinding(() -> Designable.hindrance(object(), context.session().statusProperty().get(), model.builtProperty().get()), model.chosenProperty(),
            model.schemaProperty(), model.builtProperty(), context.session().statusProperty()));
        columns.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        diagram = new DiagramPane(context, this::open, this::otherwise);
        sizes = new SizesPane(context, this::open);
        model.schemaProperty().addListener((source, before, now) -> showWay());
        ways.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> showWay());
        Gradually.bring(columns);
    }

    /** What is not in view is neither styled nor worked out. */
    private void showWay() {
        if (shows(diagramTab)) {
            diagramTab.setContent(diagram);
            if (model.schemaProperty().get() != null) {
                diagram.show(model.schemaProperty().get());
            }
        } else if (shows(sizesTab)) {
            sizesTab.setContent(sizes);
            sizes.refresh();
        }
    }

    /** A tab says that it is selected only after the selection has been told. */
    private boolean shows(Tab tab) {
        return ways.getSelectionModel().getSelectedItem() == tab;
    }

    /** Shows a table among the objects. */
    private void open(String table) {
        ways.getSelectionModel().select(objectsTab);
        model.open(table);
        objects.requestFocus();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void refresh() {
        model.refresh();
        if (shows(sizesTab)) {
            sizes.refresh();
        }
    }

    @Override
    public boolean handle(Request request) {
        if (request instanceof Request.OpenTable(String name)) {
            ways.getSelectionModel().select(objectsTab);
            model.open(name);
            return true;
        }
        if (request instanceof Request.ShowDiagram(String table)) {
            ways.getSelectionModel().select(diagramTab);
            diagram.mark(table.isEmpty() ? null : table);
            return true;
        }
        if (request instanceof Request.ShowSizes) {
            ways.getSelectionModel().select(sizesTab);
            return true;
        }
        if (request instanceof Request.CompareWith(String file)) {
            CompareSheet.open(context, file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file)));
            return true;
        }
        return false;
    }

    @FXML
    private void compare() {
        CompareSheet.open(context, Optional.empty());
    }

    @FXML
    private void design() {
        if (object() instanceof Table table) {
            DesignSheet.open(context, model.schemaProperty().get(), table);
        }
    }

    @FXML
    private void newTable() {
        DesignSheet.openNew(context, model.schemaProperty().get());
    }

    private SchemaObject object() {
        return model.chosenProperty().get() == null ? null : model.chosenProperty().get().object();
    }

    private Node otherwise() {
        if (!model.empty()) {
            return Cells.emptyState("td-tree", Messages.text("schema.choose"));
        }
        return model.canMigrate()
            ? Cells.emptyState("td-tree", Messages.text("schema.emptyMigrate"), Messages.text("schema.migrate"), () -> navigator.open(new Request.PlanMigrate("latest")))
            : Cells.emptyState("td-tree", Messages.text("schema.empty"));
    }

    private void keyPressed(KeyEvent key) {
        Node focused = columns.getScene().getFocusOwner();
        if (focused == filter && key.getCode() == KeyCode.DOWN && !objects.getItems().isEmpty()) {
            key.consume();
            objects.requestFocus();
            if (objects.getSelectionModel().isEmpty()) {
                objects.getSelectionModel().selectFirst();
            }
        }
    }

    private void copy(String sql) {
        Clipboards.copy(sql + ";\n");
        dialogs.notify(Messages.text("schema.copied"));
    }
}
