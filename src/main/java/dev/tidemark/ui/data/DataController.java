package dev.tidemark.ui.data;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.Edit;
import dev.tidemark.core.data.ExportFormat;
import dev.tidemark.core.data.Filter;
import dev.tidemark.core.data.Row;
import dev.tidemark.core.data.RowKey;
import dev.tidemark.core.data.Selection;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Columns;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.FindKey;
import dev.tidemark.ui.support.Gradually;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.ListSelection;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SearchField;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Shortcut;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.Views;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;

/** The screen of the data: the tables at the left, the rows of the chosen one in a grid, the value under the cursor at the right. */
public final class DataController implements FeatureView {
    /** The data's entry of the rail. */
    public static final Feature FEATURE = Feature.onDatabase("data", Messages.text("data.title"), "td-table", DataController::new).answering(Request.OpenRows.class).onKeys(Shortcut.COMMIT, Shortcut.GO_TO_ROW, Shortcut.SORT_COLUMN, Shortcut.UNDO_EDIT, Shortcut.REDO_EDIT);

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final Insets BELOW_HEADINGS = new Insets(GridView.HEADER + 1, 12, 14, 0);
    private static final Duration OUTSIDE_PERIOD = Duration.seconds(2);

    private final DataViewModel model;
    private final Dialogs dialogs;
    private final Sheets sheets;
    private final Taking taking;
    private final Bringing bringing;
    private final GridView grid;
    private final Editing editing;
    private final FilterPane filters;
    private final ValuePane value;
    private final Parent root;
    /** Runs while the screen is in view and its window has the focus. */
    private final Timeline watch = new Timeline(new KeyFrame(OUTSIDE_PERIOD, event -> lookOutside()));
    private final ObservableValue<Boolean> lookedAt;

    @FXML private HBox columns;
    @FXML private VBox listColumn;
    @FXML private SearchField search;
    @FXML private ListView<RelationItem> relations;
    @FXML private Label relationName;
    @FXML private Label kind;
    @FXML private Button filterButton;
    @FXML private Button goToButton;
    @FXML private Button columnsButton;
    @FXML private MenuButton copyButton;
    @FXML private MenuButton exportButton;
    @FXML private HBox outside;
    @FXML private StackPane filterBox;
    @FXML private StackPane gridBox;
    @FXML private Label position;
    @FXML private Label cost;
    @FXML private ProgressIndicator busy;
    @FXML private Button cancel;
    @FXML private StackPane stagedBox;
    @FXML private StackPane valueBox;
    @FXML private Button insertButton;
    @FXML private Button deleteButton;
    @FXML private Button importButton;

    DataController(FeatureContext context) {
        this.model = new DataViewModel(context.session(), context.jobs());
        this.dialogs = context.dialogs();
        this.sheets = context.sheets();
        this.taking = new Taking(context.session().services(), context.jobs(), dialogs);
        this.bringing = new Bringing(context.session()::services, context.jobs(), dialogs, sheets, context.session()::changed);
        this.editing = new Editing(context, this::committed);
        this.grid = new GridView(model.grid(), this::staged);
        this.filters = new FilterPane(model::filter, () -> this.grid.take());
        this.value = new ValuePane(context.jobs(), model.data());
        this.root = Views.load(this);
        FindKey.install(root, search, context.sheets());
        watch.setCycleCount(Animation.INDEFINITE);
        lookedAt = root.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::focusedProperty).orElse(false);
        lookedAt.addListener((source, before, now) -> watch(now));
        model.refresh();
    }

    @FXML
    private void initialize() {
        listColumn.prefWidthProperty().bind(Columns.share(columns.widthProperty(), 0.2, 180, 280));
        columns.visibleProperty().bind(model.loadedProperty());
        search.textProperty().bindBidirectional(model.searchProperty());
        relations.setCellFactory(list -> new RelationCell());
        ListSelection.join(relations, model.listed(), model.chosenProperty(), RelationItem::name, model::choose);
        relations.placeholderProperty().bind(model.searchProperty().map(text -> text.isBlank()
            ? Cells.emptyState("td-table", Messages.text("data.nothing")) : Cells.emptyState("fth-search", Messages.text("data.noMatch", text.strip()))));
        filterBox.getChildren().add(filters);
        valueBox.getChildren().add(value);
        value.prefWidthProperty().bind(Columns.share(columns.widthProperty(), 0.22, 220, 380));
        value.setMinWidth(Region.USE_PREF_SIZE);
        outside.visibleProperty().bind(model.changedOutsideProperty());
        outside.managedProperty().bind(outside.visibleProperty());
        cost.textProperty().bind(model.costProperty());
        busy.visibleProperty().bind(model.grid().busyProperty());
        cancel.visibleProperty().bind(model.grid().busyProperty());
        for (ExportFormat format : ExportFormat.values()) {
            copyButton.getItems().add(item("data.copyAs." + format, () -> taking.copy(model.shownProperty().get(), model.grid().markedRows(), format)));
            if (format != ExportFormat.TEXT) {
                exportButton.getItems().add(item("data.exportAs." + format, () -> taking.export(model.shownProperty().get(), format)));
            }
        }
        insertButton.setGraphic(Icons.of("fth-plus"));
        Tips.on(insertButton, Messages.text("data.insert"));
        deleteButton.setGraphic(Icons.of("fth-trash-2"));
        Tips.on(deleteButton, Messages.text("data.delete"));
        importButton.setGraphic(Icons.of("fth-download"));
        Tips.on(importButton, Messages.text("data.import"));
        stagedBox.getChildren().add(editing.pane());
        editing.onChange(() -> {
            grid.draw();
            moved();
        });
        grid.onEdit(() -> editing.edit(model.shownProperty().get(), value, grid::take));
        value.onEdit(() -> editing.possible(value), () -> editing.edit(model.shownProperty().get(), value, grid::take));
        grid.onSort(model::sort);
        grid.onWidths(model::widths);
        value.onFollow(model::open);
        value.saveButton().setOnAction(event -> taking.save(model.shownProperty().get(), value.row(), value.column()));
        model.chosenProperty().addListener((source, before, now) -> {
            relationName.setText(now == null ? "" : Texts.line(now.name()));
            kind.setText(now == null || now.kind().equals("table") ? "" : Messages.text("data.kind." + now.kind()));
        });
        model.shownProperty().addListener((source, before, now) -> show(now));
        model.problemProperty().addListener((source, before, now) -> arrange());
        model.grid().problemProperty().addListener((source, before, now) -> arrange());
        model.grid().revisionProperty().addListener((source, before, now) -> arrange());
        gridBox.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        show(null);
        Gradually.bring(columns);
    }

    @Override
    public Parent root() {
        return root;
    }

    @FXML
    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public boolean handle(Request request) {
        if (request instanceof Request.OpenRows(String table, String column, String equalTo)) {
            model.open(table, column == null ? List.of() : List.of(Filter.of(column, Filter.Test.EQUALS, equalTo)));
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        watch.stop();
        grid.stop();
        model.close();
    }

    @FXML
    private void addFilter() {
        Selection shown = model.shownProperty().get();
        filters.add(shown.columns().get(Math.min(model.grid().cursorColumn(), shown.columns().size() - 1)).name());
    }

    @FXML
    private void goTo() {
        GoToSheet.show(sheets, model.shownProperty().get().relation().key().getFirst().replace("\"", ""), key -> {
            model.goTo(key);
            grid.take();
        });
    }

    @FXML
    private void pickColumns() {
        ColumnPicker.show(sheets, model.shownProperty().get(), model::pick);
    }

    @FXML
    private void cancelReading() {
        model.grid().cancel();
    }

    private void watch(boolean now) {
        if (now) {
            lookOutside();
            watch.playFromStart();
        } else {
            watch.stop();
        }
    }

    /** A change of this window is not over before its rows were read again. */
    private void lookOutside() {
        if (!editing.committing()) {
            model.lookOutside();
        }
    }

    private void committed(Map<Edit.Insert, RowKey> added) {
        model.committed(added).ifPresent(row -> dialogs.notify(Messages.text("data.addedElsewhere", row.getKey().relation().name(), row.getValue()), Messages.text("data.addedShow"),
            () -> model.openRow(row.getKey().relation(), row.getValue())));
    }

    private StagedRow staged(RowKey key) {
        return editing.of(model.shownProperty().get().relation(), key);
    }

    @FXML
    private void insertRow() {
        editing.insert(model.shownProperty().get().relation());
    }

    @FXML
    private void importRows() {
        bringing.into(model.shownProperty().get().relation());
    }

    @FXML
    private void deleteRows() {
        editing.delete(model.shownProperty().get(), model.grid().markedRows());
    }

    @Override
    public String unsaved() {
        return editing.unsaved();
    }

    @Override
    public void commit() {
        editing.commit();
    }

    private void show(Selection now) {
        boolean none = now == null;
        filterButton.setDisable(none);
        columnsButton.setDisable(none);
        copyButton.setDisable(none);
        exportButton.setDisable(none);
        goToButton.setDisable(!model.canGoTo());
        boolean looking = editing.looking();
        boolean fixed = none || looking || now.relation().isView() || !now.relation().hasKey() || now.relation().table().housekeeping();
        insertButton.setDisable(fixed);
        importButton.setDisable(none || looking || now.relation().isView() || now.relation().table().housekeeping());
        deleteButton.setDisable(fixed);
        if (!none) {
            filters.show(now.relation().columns(), now.filters());
            grid.columns(now.columns(), model.layout().widths());
        }
        arrange();
    }

    private void arrange() {
        Problem problem = model.problemProperty().get() != null ? model.problemProperty().get() : model.grid().problemProperty().get();
        boolean nothing = model.shownProperty().get() == null;
        boolean cancelled = problem != null && problem.code() == ProblemCode.CANCELLED && !nothing;
        Node shown = cancelled ? Cells.emptyState("fth-slash", Messages.text("data.cancelled"), Messages.text("data.showPlain"), model::showPlain)
            : problem != null ? Cells.emptyState("fth-alert-triangle", problem.what() + " " + problem.unchanged() + " " + problem.next())
            : nothing ? Cells.emptyState("td-table", Messages.text(model.listed().isEmpty() ? "data.nothing" : "data.choose")) : grid;
        if (gridBox.getChildren().isEmpty() || gridBox.getChildren().getFirst() != shown) {
            gridBox.getChildren().setAll(shown);
        }
        showNoRows(shown == grid && model.grid().none());
        valueBox.setVisible(shown == grid);
        valueBox.setManaged(shown == grid);
        moved();
    }

    /** Over the grid, whose headings stay: why there are no rows, and what can be done about it. */
    private void showNoRows(boolean none) {
        if (none == (gridBox.getChildren().size() > 1)) {
            return;
        }
        if (!none) {
            gridBox.getChildren().remove(1, gridBox.getChildren().size());
            return;
        }
        Selection shown = model.shownProperty().get();
        Node state = !shown.filters().isEmpty() ? Cells.emptyState("fth-filter", Messages.text("data.noRowPasses"), Messages.text("data.clearFilter"), () -> model.filter(List.of()))
            : insertButton.isDisabled() ? Cells.emptyState("td-table", Messages.text("data.tableEmpty", shown.relation().name()))
            : Cells.emptyState("td-table", Messages.text("data.tableEmpty", shown.relation().name()), Messages.text("data.insert"), this::insertRow);
        state.setId("noRows");
        state.getStyleClass().add("no-rows");
        gridBox.getChildren().add(state);
        StackPane.setMargin(state, BELOW_HEADINGS);
    }

    /** The cursor or the rows have moved. */
    private void moved() {
        Selection shown = model.shownProperty().get();
        GridModel rows = model.grid();
        if (shown == null) {
            position.setText("");
            return;
        }
        position.setText(position(rows));
        StagedRow staged = rows.cursorRow() == null || rows.cursorRow().key() == null ? null : editing.of(shown.relation(), rows.cursorRow().key());
        int column = rows.cursorColumn();
        value.show(shown, rows.cursorRow(), column, staged == null || column >= shown.columns().size() ? null : staged.changed().get(shown.columns().get(column).name()));
    }

    private static String position(GridModel rows) {
        if (rows.empty()) {
            return rows.busyProperty().get() ? Messages.text("data.reading") : rows.problemProperty().get() != null ? "" : Messages.text("data.noRows");
        }
        String all = rows.rowCount().isEmpty() ? Messages.text("data.unknownCount") : (rows.counted() ? "" : "~") + Texts.grouped(rows.rowCount().getAsLong());
        long number = rows.rowNumber();
        return number == 0 ? Messages.text("data.rowsOf", all) : Messages.text("data.rowOf", (number < 0 ? "~" : "") + Texts.grouped(Math.abs(number)), all);
    }

    private void keyPressed(KeyEvent key) {
        if (model.shownProperty().get() == null) {
            return;
        }
        if (editing.stepped(key)) {
            return;
        }
        if (COPY.match(key)) {
            key.consume();
            List<Row> marked = model.grid().markedRows();
            if (marked.size() > 1) {
                taking.copy(model.shownProperty().get(), marked, ExportFormat.TEXT);
            } else if (value.row() != null) {
                taking.copyValue(model.shownProperty().get(), value.row(), value.column(), value.value());
            }
        } else if (key.getCode() == KeyCode.DELETE && !deleteButton.isDisabled()) {
            key.consume();
            deleteRows();
        } else if (Shortcut.SORT_COLUMN.keys().match(key)) {
            key.consume();
            grid.sortByCursor();
        } else if (Shortcut.GO_TO_ROW.keys().match(key) && model.canGoTo()) {
            key.consume();
            goTo();
        }
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
