package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Sheets;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A searchable list of everything that can be done. The field keeps the focus; Up and Down choose, Enter does it. */
final class CommandPalette {
    private static final double LIST_HEIGHT = 324;

    private final PaletteModel model;
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();
    private Sheets.Sheet sheet;

    private CommandPalette(List<PaletteEntry> entries) {
        model = new PaletteModel(entries);
    }

    /** Opens the palette over the window. */
    static void show(Sheets sheets, List<PaletteEntry> entries) {
        CommandPalette palette = new CommandPalette(entries);
        palette.sheet = sheets.show(palette.content(), Messages.text("palette.title"), Sheets.Size.MEDIUM);
        palette.field.requestFocus();
    }

    private VBox content() {
        field.setId("paletteField");
        field.setPromptText(Messages.text("palette.prompt"));
        field.setAccessibleText(Messages.text("palette.prompt"));
        field.getStyleClass().add("palette-field");
        field.textProperty().bindBidirectional(model.typedProperty());
        field.setOnAction(event -> runChosen());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        list.setId("paletteList");
        list.setItems(model.matches());
        list.setFocusTraversable(false);
        list.setAccessibleText(Messages.text("palette.title"));
        list.setPrefHeight(LIST_HEIGHT);
        list.getStyleClass().addAll("plain-list", "palette-list");
        list.setPlaceholder(new Label(Messages.text("palette.empty")));
        list.setCellFactory(view -> new EntryCell());
        model.chosenProperty().addListener((source, before, now) -> showChosen());
        model.typedProperty().addListener((source, before, now) -> showChosen());
        showChosen();
        VBox box = new VBox(field, list);
        box.getStyleClass().add("palette");
        box.getStylesheets().add(CommandPalette.class.getResource("/dev/tidemark/ui/shell/Palette.css").toExternalForm());
        return box;
    }

    private void showChosen() {
        list.getSelectionModel().clearAndSelect(model.chosenProperty().get());
        list.scrollTo(Math.max(0, model.chosenProperty().get() - 4));
    }

    private void walk(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> model.walk(1);
            case UP -> model.walk(-1);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void runChosen() {
        PaletteEntry entry = model.chosenEntry();
        if (entry != null) {
            sheet.close();
            entry.action().run();
        }
    }

    private final class EntryCell extends ListCell<PaletteEntry> {
        EntryCell() {
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    model.chosenProperty().set(getIndex());
                    runChosen();
                }
            });
        }

        @Override
        protected void updateItem(PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(empty || entry == null ? null : line(entry));
        }

        private HBox line(PaletteEntry entry) {
            Label title = new Label(entry.title());
            Label hint = new Label(entry.isPossible() ? entry.keys() : entry.reason());
            hint.getStyleClass().addAll("muted", "secondary");
            title.getStyleClass().add(entry.isPossible() ? "medium" : "muted");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox line = new HBox(12, Icons.node(entry.icon()), title, gap, hint);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }
    }
}
