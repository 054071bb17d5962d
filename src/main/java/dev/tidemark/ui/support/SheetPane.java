package dev.tidemark.ui.support;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The usual inside of a sheet: title and subtitle, a body, and a foot with a note on the left and buttons on the right. */
public final class SheetPane extends BorderPane {
    private static final KeyCombination CONTROL_ENTER = KeyCombination.valueOf("Shortcut+Enter");

    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Label note = new Label();
    private final HBox buttons = new HBox();

    public SheetPane(String titleText, String subtitleText) {
        title.setText(titleText);
        title.getStyleClass().add("sheet-title");
        title.setWrapText(true);
        subtitle.setText(subtitleText);
        subtitle.getStyleClass().add("sheet-subtitle");
        subtitle.setWrapText(true);
        subtitle.visibleProperty().bind(subtitle.textProperty().isNotEmpty());
        subtitle.managedProperty().bind(subtitle.visibleProperty());
        note.getStyleClass().addAll("muted", "secondary");
        note.setWrapText(true);
        buttons.getStyleClass().add("sheet-buttons");
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        VBox head = new VBox(title, subtitle);
        head.getStyleClass().add("sheet-head");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(note, gap, buttons);
        foot.getStyleClass().add("sheet-foot");
        getStyleClass().add("sheet-pane");
        setTop(head);
        setBottom(foot);
    }

    /** What is between title and foot. */
    public void setBody(Node body) {
        // A text draws its border around its padding, so that the distance to the sides has to be another node's.
        Node room = body instanceof TextInputControl ? new StackPane(body) : body;
        room.getStyleClass().add("sheet-body");
        setCenter(room);
    }

    /** The buttons, from left to right; Cancel comes first. */
    public void setButtons(Node... fromLeft) {
        buttons.getChildren().setAll(fromLeft);
    }

    /** Ctrl+Enter anywhere in the sheet presses this button, while it can be pressed. */
    public void onControlEnter(Button button) {
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (CONTROL_ENTER.match(key)) {
                key.consume();
                button.fire();
            }
        });
    }

    public StringProperty titleProperty() {
        return title.textProperty();
    }

    /** Empty hides it. */
    public StringProperty subtitleProperty() {
        return subtitle.textProperty();
    }

    /** The sentence at the left of the foot. */
    public StringProperty noteProperty() {
        return note.textProperty();
    }

    /** A button for the foot. */
    public static Button button(String text, Runnable action, String... styleClasses) {
        Button button = new Button(text);
        // File names have underscores, which are no mnemonics.
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll(styleClasses);
        button.setOnAction(event -> action.run());
        return button;
    }
}
