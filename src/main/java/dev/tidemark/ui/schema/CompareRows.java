package dev.tidemark.ui.schema;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.compare.DataComparison;
import dev.tidemark.core.compare.TableRows;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The rows of each table in both databases, compared on request, and which of them differ. */
final class CompareRows extends VBox {
    private static final double BAR_WIDTH = 280;

    private final CompareViewModel model;
    private final StackPane place = new StackPane();
    private final TableView<TableRows> tables = new TableView<>();
    private final VBox details = new VBox(10);
    private final SplitPane both;

    CompareRows(CompareViewModel model) {
        super(10);
        this.model = model;
        tables.setId("compareTables");
        tables.setAccessibleText(Messages.text("compare.tables"));
        tables.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("table", 2.4, false, TableRows::table);
        column("there", 1, true, table -> number(table.there()));
        column("here", 1, true, table -> number(table.here()));
        column("added", 1, true, table -> count(table.added().count(), "+"));
        column("removed", 1, true, table -> count(table.removed().count(), "−"));
        column("changed", 1, true, table -> table.countedBecause() != null ? "–" : count(table.changed().count(), "~"));
        tables.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> showDetails(now));
        details.getStyleClass().add("compare-details");
        ScrollPane scroll = new ScrollPane(details);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Messages.text("compare.keys"));
        both = new SplitPane(tables, scroll);
        both.getStyleClass().add("gap-split");
        both.setDividerPositions(0.64);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().add(place);
        model.otherProperty().subscribe(this::show);
        model.rowsProperty().subscribe(this::show);
        model.rowsProblemProperty().subscribe(this::show);
        model.comparingProperty().subscribe(this::show);
    }

    private void column(String key, double share, boolean number, Function<TableRows, String> text) {
        TableColumn<TableRows, String> column = new TableColumn<>(Messages.text("compare.column." + key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(90 * share);
        if (number) {
            column.getStyleClass().add("number");
        }
        tables.getColumns().add(column);
    }

    private void show() {
        // The button that was pressed is gone then, and the focus shall not go to the next one by chance.
        boolean pressed = getScene() != null && isFocusWithin();
        place.getChildren().setAll(now());
        if (pressed && model.comparingProperty().get()) {
            place.lookup("#compareCancel").requestFocus();
        } else if (pressed && model.rowsProperty().get() != null) {
            // A split pane takes its parts in with its skin only.
            place.applyCss();
            tables.requestFocus();
        }
    }

    private Node now() {
        if (model.otherProperty().get() != null && model.file().isEmpty()) {
            return Cells.emptyState("fth-layers", Messages.text("compare.noRowsOfVersion"));
        }
        if (model.comparingProperty().get()) {
            return running();
        }
        if (model.rowsProblemProperty().get() != null) {
            return new VBox(16, Cells.problem(model.rowsProblemProperty().get()), start(Messages.text("compare.again")));
        }
        DataComparison compared = model.rowsProperty().get();
        if (compared == null) {
            return model.otherProperty().get() == null ? new StackPane() : Cells.emptyState("fth-list", Messages.text("compare.rowsHint"), Messages.text("compare.start"), model::compareRows);
        }
        tables.getItems().setAll(compared.tables());
        tables.getSelectionModel().select(compared.different().stream().findFirst().orElse(compared.tables().isEmpty() ? null : compared.tables().getFirst()));
        Label sentence = Cells.wrapped(compared.sentence());
        sentence.setId("compareRowsSentence");
        VBox.setVgrow(both, Priority.ALWAYS);
        return new VBox(10, sentence, both);
    }

    private Button start(String text) {
        Button start = SheetPane.button(text, model::compareRows);
        start.setId("compareStart");
        return start;
    }

    private Node running() {
        Label doing = new Label();
        doing.textProperty().bind(Bindings.when(model.doingProperty().isEmpty()).then(Messages.text("compare.loading")).otherwise(model.doingProperty()));
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(BAR_WIDTH);
        bar.progressProperty().bind(model.fractionProperty());
        bar.setAccessibleText(Messages.text("compare.loading"));
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), model::stop);
        cancel.setId("compareCancel");
        VBox all = new VBox(doing, bar, cancel);
        all.getStyleClass().add("empty-state");
        return all;
    }

    private void showDetails(TableRows table) {
        details.getChildren().clear();
        if (table == null) {
            return;
        }
        details.getChildren().add(Cells.section(table.table()));
        if (table.countedBecause() != null) {
            details.getChildren().add(Cells.line("fth-info", "muted", Messages.text("compare.counted", table.countedBecause())));
        } else {
            details.getChildren().add(Cells.line("fth-key", "muted", table.key().isEmpty() ? Messages.text("compare.byNumber") : Messages.text("compare.byKey", String.join(", ", table.key()))));
        }
        if (table.same()) {
            details.getChildren().add(Cells.line("fth-check", "good", Messages.text("compare.sameRows")));
        }
        columns("compare.onlyHere", table.onlyHere());
        columns("compare.onlyThere", table.onlyThere());
        keys("fth-plus", "good", "compare.addedRows", table.added());
        keys("fth-minus", "danger", "compare.removedRows", table.removed());
        keys("fth-edit-2", "accent", "compare.changedRows", table.changed());
    }

    private void columns(String key, List<String> names) {
        if (!names.isEmpty()) {
            details.getChildren().add(Cells.line("fth-columns", "muted", Messages.text(key, String.join(", ", names))));
        }
    }

    private void keys(String icon, String tone, String key, TableRows.Rows rows) {
        if (rows.count() == 0) {
            return;
        }
        HBox head = Cells.line(icon, tone, Messages.text(key, Texts.count(rows.count(), "row", "rows")));
        Label first = Cells.wrapped(String.join("\n", rows.first()) + (rows.count() > rows.first().size() && !rows.first().isEmpty() ? "\n…" : ""));
        first.getStyleClass().add("mono");
        details.getChildren().add(rows.first().isEmpty() ? head : new VBox(4, head, first));
    }

    private static String number(Long rows) {
        return rows == null ? "–" : Texts.grouped(rows);
    }

    private static String count(long rows, String sign) {
        return rows == 0 ? "0" : sign + Texts.grouped(rows);
    }
}
