package dev.tidemark.ui.schema.sizes;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.TableSizes;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What fills the file: the whole of it as one bar, then a line for each table; the chosen one's parts beside them. */
public final class SizesPane extends StackPane {
    private static final double BAR_WIDTH = 280;

    private final SizesViewModel model;
    private final Consumer<String> open;
    private final ListView<TableSizes.OfTable> tables = new ListView<>();
    private final SizeParts parts;

    /** @param open gets the name of a table that is to be opened */
    public SizesPane(FeatureContext context, Consumer<String> open) {
        this.model = new SizesViewModel(context.session(), context.jobs());
        this.open = open;
        this.parts = new SizeParts(model);
        tables.setId("sizeTables");
        tables.setAccessibleText(Messages.text("sizes.tables"));
        tables.getStyleClass().add("plain-list");
        tables.setCellFactory(list -> new SizeCell(model));
        tables.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> parts.show(now));
        tables.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                key.consume();
                openChosen();
            }
        });
        tables.setOnMouseClicked(mouse -> {
            if (mouse.getButton() == MouseButton.PRIMARY && mouse.getClickCount() == 2) {
                openChosen();
            }
        });
        model.sizesProperty().subscribe(this::showState);
        model.measuringProperty().subscribe(this::showState);
        model.problemProperty().subscribe(this::showState);
    }

    /** It has come into view, or something in the workspace changed while it was. */
    public void refresh() {
        model.measureIfSmall();
    }

    private void openChosen() {
        TableSizes.OfTable chosen = tables.getSelectionModel().getSelectedItem();
        if (chosen != null && !chosen.table().isEmpty()) {
            open.accept(chosen.table());
        }
    }

    private void showState() {
        boolean followed = getScene() != null && isFocusWithin();
        getChildren().setAll(now());
        if (followed) {
            Node cancel = lookup("#sizesCancel");
            Node next = cancel == null ? lookup("#sizeTables") : cancel;
            if (next != null) {
                next.requestFocus();
            }
        }
    }

    private Node now() {
        if (model.measuringProperty().get() && (model.sizesProperty().get() == null || !model.quick())) {
            return running();
        }
        if (model.problemProperty().get() != null) {
            VBox failed = new VBox(16, Cells.problem(model.problemProperty().get()), measure(Messages.text("sizes.again")));
            failed.getStyleClass().add("page");
            return failed;
        }
        TableSizes sizes = model.sizesProperty().get();
        if (sizes == null) {
            return Cells.emptyState("fth-bar-chart-2", Messages.text("sizes.hint", Texts.size(model.fileBytes())), Messages.text("sizes.measure"), model::measure);
        }
        return known(sizes);
    }

    private Node known(TableSizes sizes) {
        String before = tables.getSelectionModel().getSelectedItem() == null ? null : tables.getSelectionModel().getSelectedItem().table();
        tables.getItems().setAll(sizes.tables());
        tables.getSelectionModel().select(sizes.tables().stream().filter(table -> table.table().equals(before)).findFirst().orElse(sizes.tables().isEmpty() ? null : sizes.tables().getFirst()));
        parts.show(tables.getSelectionModel().getSelectedItem());
        Label sentence = Cells.wrapped(sizes.sentence());
        sentence.setId("sizesSentence");
        sentence.getStyleClass().add("title");
        Label advice = Cells.wrapped(sizes.advice());
        advice.setId("sizesAdvice");
        advice.getStyleClass().add("muted");
        Label at = Cells.wrapped(Messages.text("sizes.at", Dates.moment(model.measuredAtProperty().get())));
        at.setId("sizesAt");
        at.getStyleClass().addAll("muted", "secondary");
        VBox words = new VBox(4, sentence);
        if (sizes.measured()) {
            words.getChildren().add(advice);
        }
        if (sizes.freePages() > 0) {
            Label how = Cells.wrapped(Messages.text("sizes.how"));
            how.getStyleClass().addAll("muted", "secondary");
            words.getChildren().add(how);
        }
        words.getChildren().add(at);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(16, words, measure(Messages.text("sizes.again")));
        VBox list = new VBox(SizeCell.head(sizes.measured()), tables);
        list.getStyleClass().add("size-list");
        VBox.setVgrow(tables, Priority.ALWAYS);
        HBox both = new HBox(16, list, parts);
        HBox.setHgrow(list, Priority.ALWAYS);
        VBox.setVgrow(both, Priority.ALWAYS);
        VBox page = new VBox(head);
        if (sizes.measured()) {
            page.getChildren().add(new WholeBar(sizes));
        }
        page.getChildren().add(both);
        page.getStyleClass().addAll("page", "sizes-page");
        return page;
    }

    private Button measure(String text) {
        Button button = SheetPane.button(text, model::measure);
        button.setId("sizesMeasure");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Node running() {
        Label doing = new Label();
        doing.textProperty().bind(Bindings.when(model.doingProperty().isEmpty()).then(Messages.text("sizes.measuring")).otherwise(model.doingProperty()));
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(BAR_WIDTH);
        bar.progressProperty().bind(model.fractionProperty());
        bar.setAccessibleText(Messages.text("sizes.measuring"));
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), model::cancel);
        cancel.setId("sizesCancel");
        VBox all = new VBox(doing, bar, cancel);
        all.getStyleClass().add("empty-state");
        return all;
    }
}
