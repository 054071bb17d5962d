package dev.tidemark.ui.migrations;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The tide mark as it is drawn: the water line with its pill. */
final class TideLine extends StackPane {
    private final Label words = new Label();
    private final HBox pill = new HBox();

    /** The mark that goes with the pointer. */
    TideLine() {
        setId("tideFloat");
        pill.getChildren().add(words);
        build();
    }

    /** The mark at rest. */
    TideLine(String text, Node up, Node down) {
        words.setText(text);
        pill.setId("tidePill");
        pill.getChildren().addAll(up, words, down);
        build();
    }

    Node pill() {
        return pill;
    }

    void say(String text) {
        words.setText(text);
    }

    private void build() {
        pill.getStyleClass().add("tide-pill");
        pill.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().addAll(new Wave(), pill);
        getStyleClass().add("tide-mark");
        setAlignment(pill, Pos.CENTER_RIGHT);
    }
}
