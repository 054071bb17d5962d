package dev.tidemark.ui.chats;

import dev.tidemark.ui.support.Messages;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Metadata as a tree to read; text that is not JSON as it is stored, with a note. */
final class MetadataView extends VBox {
    MetadataView(Metadata metadata) {
        getStyleClass().add("metadata");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(metadata.raw());
        if (metadata.readable()) {
            getChildren().add(tree(metadata));
        } else {
            getChildren().addAll(note("chats.noJson"), value(metadata.raw()));
        }
        if (metadata.cut()) {
            getChildren().add(note("chats.metadataCut"));
        }
    }

    private static GridPane tree(Metadata metadata) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("metadata-tree");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        for (int row = 0; row < metadata.lines().size(); row++) {
            Metadata.Line line = metadata.lines().get(row);
            Label name = new Label(line.branch() + line.name());
            name.getStyleClass().addAll("mono", "muted");
            grid.addRow(row, name, value(line.value()));
        }
        return grid;
    }

    private static Label value(String text) {
        Label value = new Label(text);
        value.getStyleClass().add("mono");
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        return value;
    }

    private static Label note(String key) {
        Label note = new Label(Messages.text(key));
        note.getStyleClass().addAll("muted", "secondary");
        note.setWrapText(true);
        return note;
    }
}
