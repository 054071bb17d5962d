package dev.tidemark.ui.data;

import dev.tidemark.core.data.RowKey;
import dev.tidemark.core.data.Sort;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * A grid over any number of rows: a table with a slot for each visible line, and a scroll bar of its own that stands for all rows. A table of all
 * rows would walk every row above the view with each step (VirtualFlow's estimates), which freezes the window at some millions.
 */
final class GridView extends BorderPane {
    static final double LINE = 28;
    static final double HEADER = 32;
    private static final double LEAST_WIDTH = 40;
    private static final Duration IDLE = Duration.seconds(4);
    /** A column is dragged in many small steps. */
    private static final Duration DRAGGED = Duration.millis(400);

    private final GridModel model;
    private final Function<RowKey, StagedRow> staged;
    private final TableView<Slot> table = new TableView<>();
    private final ScrollBar bar = new ScrollBar();
    private final ObservableList<Slot> slots = FXCollections.observableArrayList();
    private final PauseTransition idle = new PauseTransition(IDLE);
    private final PauseTransition dragged = new PauseTransition(DRAGGED);
    private Consumer<Sort> onSort = sort -> { };
    private Runnable onEdit = () -> { };
    private Consumer<Map<String, Double>> onWidths = widths -> { };
    private List<Column> shown = List.of();
    /** What the person has chosen; the other widths follow the room. */
    private Map<String, Double> chosenWidths = Map.of();
    private boolean drawing;
    private boolean stopped;

    /** @param staged what is staged for a row; null for nothing */
    GridView(GridModel model, Function<RowKey, StagedRow> staged) {
        this.model = model;
        this.staged = staged;
        table.setId("grid");
        table.setItems(slots);
        table.setFixedCellSize(LINE);
        table.setSelectionModel(null);
        table.setAccessibleText(Messages.text("data.grid"));
        table.setPlaceholder(new Region());
        table.setSortPolicy(view -> true);
        table.heightProperty().addListener((source, before, now) -> fit());
        table.widthProperty().addListener((source, before, now) -> spread());
        bar.setId("gridBar");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setMin(0);
        bar.setMax(1);
        bar.valueProperty().addListener((source, before, now) -> barMoved(now.doubleValue()));
        table.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        table.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        table.addEventFilter(MouseEvent.MOUSE_CLICKED, this::headingClicked);
        GridKeys.install(table, model, () -> onEdit.run());
        setCenter(table);
        setRight(bar);
        model.revisionProperty().addListener((source, before, now) -> draw());
        idle.setOnFinished(event -> model.idle());
        dragged.setOnFinished(event -> tellWidths());
    }

    /** Called with the order that a click on a heading asks for; null for the order of the key. */
    void onSort(Consumer<Sort> listener) {
        onSort = listener;
    }

    /** Called when the person wants to change the value under the cursor. */
    void onEdit(Runnable listener) {
        onEdit = listener;
    }

    /** Called with the widths that the person has changed, by the columns' names, when the dragging has come to rest. */
    void onWidths(Consumer<Map<String, Double>> listener) {
        onWidths = listener;
    }

    /** Shows these columns of the selection. */
    void columns(List<Column> columns, Map<String, Double> widths) {
        dragged.stop();
        chosenWidths = Map.copyOf(widths);
        if (columns.equals(shown)) {
            // Making columns anew costs most of what another order or filter costs the window.
            table.getColumns().forEach(column -> Optional.ofNullable(widths.get((String) column.getUserData())).ifPresent(column::setPrefWidth));
            spread();
            showSort();
            return;
        }
        shown = List.copyOf(columns);
        List<TableColumn<Slot, Slot.Shown>> made = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            made.add(column(columns.get(i), i, widths.getOrDefault(columns.get(i).name(), ColumnWidths.natural(columns.get(i)))));
        }
        table.getColumns().setAll(made);
        spread();
        showSort();
    }

    /** Sorts by the column under the cursor, as a click on its heading does. */
    void sortByCursor() {
        if (model.cursorColumn() < table.getColumns().size()) {
            onSort.accept(next((String) table.getColumns().get(model.cursorColumn()).getUserData()));
        }
    }

    /** Gives the room that is left to columns whose width nobody has chosen. */
    private void spread() {
        Map<String, Double> fixed = new LinkedHashMap<>(chosenWidths);
        table.getColumns().stream().filter(GridView::isDragged).forEach(c -> fixed.put((String) c.getUserData(), c.getWidth()));
        Map<String, Double> spread = ColumnWidths.spread(shown, table.getWidth() - 2, fixed);
        table.getColumns().forEach(c -> Optional.ofNullable(spread.get((String) c.getUserData())).ifPresent(c::setPrefWidth));
    }

    /** Draws again, for a change that the model does not know of: what is staged. */
    void draw() {
        drawing = true;
        for (Slot slot : slots) {
            Line line = model.line(slot.index());
            slot.show(line == null ? Slot.Shown.NOTHING : new Slot.Shown(line, model.isCursor(slot.index()) ? model.cursorColumn() : -1, model.isMarked(slot.index()),
                line.row().key() == null ? null : staged.apply(line.row().key())));
        }
        bar.setVisible(!model.fits());
        bar.setVisibleAmount(Math.max(0.02, model.share()));
        if (!bar.isPressed()) {
            bar.setValue(model.fraction());
        }
        drawing = false;
        if (!stopped) {
            idle.playFromStart();
        }
    }

    /** Gives the focus to the grid. */
    void take() {
        table.requestFocus();
    }

    /** The grid is not shown again. */
    void stop() {
        stopped = true;
        idle.stop();
        dragged.stop();
    }

    private TableColumn<Slot, Slot.Shown> column(Column column, int index, double width) {
        TableColumn<Slot, Slot.Shown> made = new TableColumn<>(column.name());
        made.setCellValueFactory(slot -> slot.getValue().shownProperty());
        made.setCellFactory(owner -> new ValueCell(column, index));
        made.setMinWidth(LEAST_WIDTH);
        made.setPrefWidth(width);
        made.setSortable(false);
        made.setReorderable(false);
        Label heading = new Label(column.name());
        heading.getStyleClass().add("grid-heading");
        heading.pseudoClassStateChanged(ValueCell.NUMBER, ColumnWidths.isNumber(column));
        heading.setMaxWidth(Double.MAX_VALUE);
        Tips.on(heading, column.name() + (column.type().isEmpty() ? "" : " " + column.type()));
        made.setText("");
        made.setGraphic(heading);
        made.setUserData(column.name());
        made.widthProperty().addListener((source, before, now) -> dragged.playFromStart());
        return made;
    }

    /** The first layout gives every column the width it was made with, which is nobody's wish. */
    private void tellWidths() {
        Map<String, Double> widths = new LinkedHashMap<>();
        table.getColumns().stream().filter(GridView::isDragged).forEach(c -> widths.put((String) c.getUserData(), c.getWidth()));
        if (!widths.isEmpty()) {
            onWidths.accept(widths);
        }
    }

    private void showSort() {
        Sort sort = model.selection().sort();
        table.getColumns().forEach(c -> {
            boolean sorted = sort != null && sort.column().equals(c.getUserData());
            ((Label) c.getGraphic()).setText(c.getUserData() + (sorted ? sort.descending() ? "  ↓" : "  ↑" : ""));
        });
    }

    /** A click sorts upwards, the next one downwards, a third one goes back to the order of the key. */
    private Sort next(String column) {
        Sort sort = model.selection().sort();
        boolean same = sort != null && sort.column().equals(column);
        return !same ? new Sort(column, false) : sort.descending() ? null : new Sort(column, true);
    }

    private static boolean isDragged(TableColumn<Slot, ?> column) {
        return Math.abs(column.getWidth() - column.getPrefWidth()) >= 1;
    }

    private void fit() {
        int lines = Math.max(1, (int) ((table.getHeight() - HEADER) / LINE));
        while (slots.size() < lines) {
            slots.add(new Slot(slots.size()));
        }
        if (slots.size() > lines) {
            slots.remove(lines, slots.size());
        }
        model.resize(lines);
        draw();
    }

    private void barMoved(double value) {
        if (!drawing) {
            model.toFraction(value);
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isShiftDown()) {
            int lines = (int) Math.round(-event.getDeltaY() / LINE * 2);
            model.scroll(lines == 0 ? event.getDeltaY() > 0 ? -1 : 1 : lines);
            event.consume();
        }
    }

    private void headingClicked(MouseEvent click) {
        Node at = click.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof TableColumnHeader)) {
            at = at.getParent();
        }
        if (at instanceof TableColumnHeader heading && heading.getTableColumn() != null && click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
            onSort.accept(next((String) heading.getTableColumn().getUserData()));
        }
    }

    private void pressed(MouseEvent press) {
        Node at = press.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof ValueCell)) {
            at = at.getParent();
        }
        if (at instanceof ValueCell cell && cell.getTableRow() != null && cell.getTableRow().getItem() != null) {
            table.requestFocus();
            model.point(cell.getTableRow().getItem().index(), table.getColumns().indexOf(cell.getTableColumn()), press.isShiftDown());
            if (press.getClickCount() == 2 && press.getButton() == MouseButton.PRIMARY) {
                onEdit.run();
            }
        }
    }
}
