package dev.tidemark.ui.migrations;

import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.SchemaDifference.Change;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SqlText;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The schema-change tab of a layer: each object that it adds, changes or drops, with its statement. */
final class SchemaChangeView {
    private SchemaChangeView() { }

    static Node of(SchemaChange change) {
        VBox box = new VBox();
        box.getStyleClass().add("schema-changes");
        for (Deviation deviation : change.changes()) {
            box.getChildren().addAll(words(deviation.change()), SqlText.block(deviation.change().after() == null ? deviation.change().before() : deviation.change().after()));
        }
        if (change.changes().isEmpty()) {
            Label none = new Label(Messages.text("migrations.schema.nothing"));
            none.setWrapText(true);
            none.getStyleClass().add("muted");
            box.getChildren().add(none);
        }
        return box;
    }

    private static Node words(Change change) {
        return switch (change.kind()) {
            case ADDED -> Chips.of("good", "fth-plus", Messages.text("migrations.schema.adds", change.type(), change.name()));
            case REMOVED -> Chips.of("warning", "fth-minus", Messages.text("migrations.schema.drops", change.type(), change.name()));
            case CHANGED -> Chips.of("accent", "fth-edit-2", Messages.text("migrations.schema.changes", change.type(), change.name()));
        };
    }
}
