package dev.tidemark.ui.schema.sizes;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.TableSizes;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A table's line: its name, its rows, a bar as long as its share of the largest one, and its size. */
final class SizeCell extends ListCell<TableSizes.OfTable> {
    private static final double NAME = 190;
    private static final double ROWS = 96;
    private static final double SIZE = 72;
    private static final double SHARE = 48;

    private final SizesViewModel model;
    private final Label name = new Label();
    private final Label rows = number(ROWS);
    private final Label size = number(SIZE);
    private final Label share = number(SHARE);
    private final HBox bar = new HBox();
    private final HBox line = new HBox(name, rows, bar, size, share);

    SizeCell(SizesViewModel model) {
        this.model = model;
        name.setMinWidth(NAME);
        name.setPrefWidth(NAME);
        name.setMaxWidth(NAME);
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        name.getStyleClass().add("item-name");
        bar.setMinWidth(0);
        bar.setPrefWidth(0);
        bar.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(bar, Priority.ALWAYS);
        line.getStyleClass().add("size-line");
        getStyleClass().add("size-cell");
        setPrefWidth(0);
    }

    static Label number(double width) {
        Label label = new Label();
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setAlignment(Pos.CENTER_RIGHT);
        label.getStyleClass().addAll("mono", "muted");
        return label;
    }

    /** The line above the list that names its columns. */
    static HBox head(boolean measured) {
        Label table = new Label(Messages.text("sizes.head.table"));
        table.setMinWidth(NAME);
        table.getStyleClass().addAll("muted", "secondary");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(table, heading("sizes.head.rows", ROWS), gap);
        if (measured) {
            head.getChildren().addAll(heading("sizes.head.size", SIZE), heading("sizes.head.share", SHARE));
        }
        head.getStyleClass().add("size-head");
        return head;
    }

    private static Label heading(String key, double width) {
        Label heading = new Label(Messages.text(key));
        heading.setMinWidth(width);
        heading.setAlignment(Pos.CENTER_RIGHT);
        heading.getStyleClass().addAll("muted", "secondary");
        return heading;
    }

    /** What a table is called in the list. */
    static String name(TableSizes.OfTable table) {
        return table.table().isEmpty() ? Messages.text("sizes.ofSqlite") : table.table();
    }

    @Override
    protected void updateItem(TableSizes.OfTable table, boolean empty) {
        super.updateItem(table, empty);
        TableSizes sizes = model.sizesProperty().get();
        if (empty || table == null || sizes == null) {
            setGraphic(null);
            Tips.on(this, null);
            setAccessibleText(null);
            return;
        }
        name.setText(name(table));
        name.getStyleClass().remove("muted");
        if (!table.own()) {
            name.getStyleClass().add("muted");
        }
        rows.setText(table.rows() == null || table.table().isEmpty() ? "" : Texts.grouped(table.rows()));
        size.setText(sizes.measured() ? Texts.size(table.bytes()) : "");
        share.setText(sizes.measured() ? sizes.share(table.bytes()) : "");
        long largest = Math.max(1, sizes.tables().stream().mapToLong(sizes.measured() ? TableSizes.OfTable::bytes : SizeCell::rows).max().orElse(1));
        bar.getChildren().setAll(sizes.measured() ? new Node[] {part("size-data", table.dataBytes(), largest), part("size-index", table.indexBytes(), largest)} : new Node[] {part("size-data", rows(table), largest)});
        Tips.on(this, words(sizes, table));
        setAccessibleText(words(sizes, table));
        setGraphic(line);
    }

    private static long rows(TableSizes.OfTable table) {
        return table.rows() == null ? 0 : table.rows();
    }

    private Region part(String styleClass, long value, long largest) {
        Region part = new Region();
        part.getStyleClass().addAll("size-bar", styleClass);
        DoubleBinding width = bar.widthProperty().multiply((double) value / largest);
        part.minWidthProperty().bind(width);
        part.maxWidthProperty().bind(width);
        part.setVisible(value > 0);
        return part;
    }

    private static String words(TableSizes sizes, TableSizes.OfTable table) {
        String counted = table.rows() == null || table.table().isEmpty() ? "" : Texts.count(table.rows(), "row", "rows");
        if (!sizes.measured()) {
            return Messages.text("sizes.rowsOnly", name(table), counted);
        }
        return Messages.text("sizes.words", name(table), counted.isEmpty() ? "–" : counted, Texts.size(table.dataBytes()), Texts.size(table.indexBytes()), sizes.share(table.bytes()));
    }
}
