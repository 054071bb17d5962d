package dev.tidemark.ui.schema.sizes;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.TableSizes;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the chosen table is made of: its rows and each of its indexes, with what is unused in them. */
final class SizeParts extends ScrollPane {
    private static final double WIDTH = 280;
    private static final int PERCENT = 100;

    private final SizesViewModel model;
    private final VBox content = new VBox(10);

    SizeParts(SizesViewModel model) {
        this.model = model;
        setContent(content);
        setFitToWidth(true);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setId("sizeParts");
        setAccessibleText(Messages.text("sizes.parts"));
        content.getStyleClass().add("size-parts");
    }

    void show(TableSizes.OfTable table) {
        content.getChildren().clear();
        TableSizes sizes = model.sizesProperty().get();
        if (table == null || sizes == null) {
            return;
        }
        Label name = Cells.section(SizeCell.name(table));
        name.setWrapText(true);
        content.getChildren().add(name);
        if (!sizes.measured()) {
            return;
        }
        for (TableSizes.Part part : table.data()) {
            add("size-data", part, table.data().size() == 1 ? Messages.text("sizes.rows") : part.name());
        }
        table.indexes().forEach(part -> add("size-index", part, part.name()));
        if (table.table().isEmpty()) {
            Label note = Cells.wrapped(Messages.text("sizes.ofSqliteNote"));
            note.getStyleClass().addAll("muted", "secondary");
            content.getChildren().add(note);
        } else if (table.rows() != null && table.rows() > 0) {
            Label each = Cells.wrapped(Messages.text("sizes.each", Texts.size(table.bytes() / table.rows())));
            each.getStyleClass().addAll("muted", "secondary");
            content.getChildren().add(each);
        }
    }

    private void add(String styleClass, TableSizes.Part part, String name) {
        Region sign = new Region();
        sign.getStyleClass().addAll("size-bar", "size-sign", styleClass);
        Label size = new Label(Messages.text("sizes.full", Texts.size(part.bytes()), part.bytes() == 0 ? 0 : PERCENT - Math.round((double) PERCENT * part.unused() / part.bytes())));
        size.getStyleClass().addAll("muted", "secondary");
        content.getChildren().add(new HBox(8, sign, new VBox(2, Cells.wrapped(name), size)));
    }
}
