package dev.tidemark.ui.schema;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.View;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One object of the schema; the first of each kind has a heading with their number above it. */
final class ItemCell extends ListCell<SchemaItem> {
    private static final PseudoClass HEADED = PseudoClass.getPseudoClass("headed");

    private final Label heading = new Label();
    private final Label name = new Label();
    private final Label hint = new Label();
    private final VBox box;
    private final SchemaViewModel model;

    ItemCell(SchemaViewModel model) {
        this.model = model;
        heading.getStyleClass().add("group-heading");
        heading.managedProperty().bind(heading.visibleProperty());
        name.setMinWidth(0);
        hint.getStyleClass().addAll("muted", "hint");
        hint.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(name, gap, hint);
        line.getStyleClass().add("item-line");
        box = new VBox(heading, line);
        getStyleClass().add("item-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(SchemaItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            pseudoClassStateChanged(HEADED, false);
            setAccessibleText(null);
            Tips.on(this, null);
            return;
        }
        heading.setVisible(getIndex() == 0 || getListView().getItems().get(getIndex() - 1).kind() != item.kind());
        pseudoClassStateChanged(HEADED, heading.isVisible());
        heading.setText(Messages.text("schema.group." + item.kind().name(), Texts.grouped(model.count(item.kind()))));
        boolean broken = item.object() instanceof View view && view.broken();
        name.setText(item.name());
        name.setGraphic(broken ? Icons.of("fth-alert-triangle", "warning") : null);
        name.getStyleClass().setAll("label", item.own() ? "item-name" : "muted");
        hint.setText(hint(item));
        setGraphic(box);
        Tips.on(this, item.name());
        setAccessibleText(Messages.text("schema.kind." + item.kind().name()) + " " + item.name() + (broken ? ", " + Messages.text("schema.broken") : ""));
    }

    /** The owner, where the name does not tell it anyway. */
    private static String hint(SchemaItem item) {
        if (item.owner() == null) {
            return item.own() ? "" : Messages.text("schema.housekeeping");
        }
        return item.name().toLowerCase(Locale.ROOT).contains(item.owner().toLowerCase(Locale.ROOT)) ? "" : item.owner();
    }
}
