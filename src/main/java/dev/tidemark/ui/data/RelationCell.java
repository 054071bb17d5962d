package dev.tidemark.ui.data;

import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A table or view in the list, with what it is where it is no plain table. */
final class RelationCell extends ListCell<RelationItem> {
    private final Label name = new Label();
    private final Label hint = new Label();
    private final HBox line;

    RelationCell() {
        name.setMinWidth(0);
        hint.getStyleClass().add("relation-hint");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        line = new HBox(8, name, gap, hint);
        line.getStyleClass().add("toolbar");
        getStyleClass().add("relation-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(RelationItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            Tips.on(this, null);
            return;
        }
        name.setText(Texts.line(item.name()));
        name.setGraphic(item.brokenBecause() == null ? null : Icons.of("fth-alert-triangle", "warning"));
        name.getStyleClass().setAll("label", item.kind().equals("table") || item.kind().equals("view") ? "relation-name" : "muted");
        hint.setText(item.kind().equals("table") ? "" : Messages.text("data.kind." + item.kind()));
        setGraphic(line);
        Tips.on(this, item.name());
        setAccessibleText(item.name() + ", " + Messages.text("data.kind." + item.kind()));
    }
}
