package dev.tidemark.ui.support.editor;

import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Tips;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.MultiChangeBuilder;

/** Find, and replace, over the text. Enter finds the next place, Shift+Enter the one before, Escape closes. */
final class FindBar extends VBox {
    private final CodeArea area;
    private final TextField wanted = field("editor.find");
    private final TextField replacement = field("editor.replaceBy");
    private final ToggleButton matchCase = new ToggleButton("Aa");
    private final Label count = new Label();
    private final HBox replaceLine;

    FindBar(CodeArea area) {
        this.area = area;
        getStyleClass().add("find-bar");
        matchCase.getStyleClass().add("small");
        matchCase.setAccessibleText(Messages.text("editor.matchCase"));
        Tips.on(matchCase, Messages.text("editor.matchCase"));
        count.getStyleClass().addAll("muted", "secondary");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox findLine = line(wanted, count, matchCase, icon("fth-chevron-up", "editor.previous", () -> go(false)), icon("fth-chevron-down", "editor.next", () -> go(true)),
            icon("fth-x", "editor.closeFind", this::close));
        replaceLine = line(replacement, text("editor.replace", this::replaceOne), text("editor.replaceAll", this::replaceAll));
        getChildren().addAll(findLine, replaceLine);
        wanted.setId("editorFind");
        replacement.setId("editorReplacement");
        wanted.textProperty().addListener((source, before, now) -> searchFrom(area.getSelection().getStart()));
        matchCase.selectedProperty().addListener((source, before, now) -> searchFrom(area.getSelection().getStart()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        visibleProperty().addListener((source, before, now) -> setManaged(now));
        setVisible(false);
        setManaged(false);
    }

    /** Opens it with what is selected. */
    void open(boolean replacing) {
        String selected = area.getSelectedText();
        setVisible(true);
        boolean canReplace = replacing && area.isEditable();
        replaceLine.setVisible(canReplace);
        replaceLine.setManaged(canReplace);
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            wanted.setText(selected);
        }
        wanted.requestFocus();
        wanted.selectAll();
        showCount(places());
    }

    /** @return whether it was open */
    boolean close() {
        boolean was = isVisible();
        setVisible(false);
        if (was) {
            area.requestFocus();
        }
        return was;
    }

    void go(boolean down) {
        List<Integer> places = places();
        int at = down ? Finder.next(places, area.getSelection().getEnd()) : Finder.previous(places, area.getSelection().getStart());
        select(places, at);
    }

    private void searchFrom(int position) {
        List<Integer> places = places();
        select(places, Finder.next(places, position));
    }

    private void select(List<Integer> places, int at) {
        if (at >= 0) {
            area.selectRange(places.get(at), places.get(at) + wanted.getLength());
            area.requestFollowCaret();
        }
        showCount(places);
    }

    private void replaceOne() {
        if (matches(area.getSelectedText())) {
            area.replaceSelection(replacement.getText());
        }
        go(true);
    }

    /** All at once, so that one undo takes all of it back. */
    private void replaceAll() {
        List<Integer> places = places();
        if (places.isEmpty()) {
            return;
        }
        MultiChangeBuilder<?, ?, ?> change = area.createMultiChange(places.size());
        places.forEach(at -> change.replaceText(at, at + wanted.getLength(), replacement.getText()));
        change.commit();
        count.setText(Messages.text("editor.replaced", Texts.grouped(places.size())));
    }

    private List<Integer> places() {
        return Finder.places(area.getText(), wanted.getText(), matchCase.isSelected());
    }

    private boolean matches(String text) {
        return !text.isEmpty() && (matchCase.isSelected() ? text.equals(wanted.getText()) : text.equalsIgnoreCase(wanted.getText()));
    }

    private void showCount(List<Integer> places) {
        int at = places.indexOf(area.getSelection().getStart());
        count.setText(wanted.getText().isEmpty() ? "" : places.isEmpty() ? Messages.text("editor.none")
            : at >= 0 ? Messages.text("editor.place", Texts.grouped(at + 1), Texts.grouped(places.size())) : Texts.count(places.size(), "place", "places"));
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER && key.getTarget() == wanted) {
            key.consume();
            go(!key.isShiftDown());
        } else if (key.getCode() == KeyCode.ENTER && key.getTarget() == replacement) {
            key.consume();
            replaceOne();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            close();
        }
    }

    private static TextField field(String key) {
        TextField field = new TextField();
        field.setPromptText(Messages.text(key));
        field.setAccessibleText(Messages.text(key));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("toolbar");
        return line;
    }

    private static Button icon(String icon, String key, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().addAll("ghost", "icon-button");
        button.setAccessibleText(Messages.text(key));
        Tips.on(button, Messages.text(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Button text(String key, Runnable action) {
        Button button = new Button(Messages.text(key));
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
